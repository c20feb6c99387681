import '../../look/base.css';
import { createRoot } from 'react-dom/client';
import { LanguageContext } from '../../language.tsx';
import LabPane from '../LabPane.tsx';

const query = new URLSearchParams(location.search);
const language = query.get('lang') === 'en' ? 'en' : 'ko';
document.documentElement.lang = language;
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';

const page = document.getElementById('page');
if (page === null) throw new Error('no element #page');
createRoot(page).render(
  <LanguageContext value={language}>
    <button type="button">outside</button>
    <aside aria-label="lab" style={{ position: 'fixed', inset: '40px 0 0' }}>
      <LabPane />
    </aside>
  </LanguageContext>,
);
