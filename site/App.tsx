import { useInsertionEffect } from 'react';
import { Redirect, useLocation } from 'wouter';
import { LanguageContext, preferredLanguage } from './language.tsx';
import { LessonPage } from './lesson/LessonPage.tsx';
import { CourseMap } from './map/CourseMap.tsx';
import { addressOf, readAddress, type Page } from './shell/address.ts';
import { Frame } from './shell/Frame.tsx';
import { NothingHere } from './shell/NothingHere.tsx';

/**
 * The whole page, from its address. The frame stands in one place whatever the language, so that switching it keeps
 * the lab pane, its terminals and what was typed there.
 */
export function App() {
  const [path] = useLocation();
  const { language, page } = readAddress(path);
  const shown = language ?? preferredLanguage();
  // Before any layout effect: lines are as high as their language wants, and places are measured in them.
  useInsertionEffect(() => {
    document.documentElement.lang = shown;
  }, [shown]);
  if (language === undefined && page.kind === 'map') {
    return <Redirect to={addressOf(shown, page)} replace />;
  }
  return (
    <LanguageContext value={shown}>
      <Frame page={page}>
        <Shown page={page} />
      </Frame>
    </LanguageContext>
  );
}

function Shown({ page }: { page: Page }) {
  switch (page.kind) {
    case 'map':
      return <CourseMap />;
    case 'lesson':
      return <LessonPage key={page.slug} slug={page.slug} />;
    default:
      return <NothingHere />;
  }
}
