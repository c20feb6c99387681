import { lazy, Suspense, useInsertionEffect } from 'react';
import { Redirect, useLocation } from 'wouter';
import { LanguageContext, preferredLanguage } from './language.tsx';
import { LessonPage } from './lesson/LessonPage.tsx';
import { CourseMap } from './map/CourseMap.tsx';
import { addressOf, readAddress, type Page } from './shell/address.ts';
import { Frame } from './shell/Frame.tsx';
import { NothingHere } from './shell/NothingHere.tsx';

const SlidesPage = lazy(() => import('./slides/SlidesPage.tsx'));
const SpeakerPage = lazy(() => import('./speaker/SpeakerPage.tsx'));
const FollowPage = lazy(() => import('./follow/FollowPage.tsx'));
const JoinPage = lazy(() => import('./join/JoinPage.tsx'));
const ClassPage = lazy(() => import('./class/ClassPage.tsx'));

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
      <Suspense>
        <Whole page={page} />
      </Suspense>
    </LanguageContext>
  );
}

/** Decks and the pages of a talk or a class fill the window; all others stand in the frame. */
function Whole({ page }: { page: Page }) {
  switch (page.kind) {
    case 'slides':
      return <SlidesPage key={page.slug} slug={page.slug} />;
    case 'speaker':
      return <SpeakerPage />;
    case 'follow':
      return <FollowPage />;
    case 'join':
      return <JoinPage />;
    case 'class':
      return <ClassPage />;
    default:
      return (
        <Frame page={page}>
          <Shown page={page} />
        </Frame>
      );
  }
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
