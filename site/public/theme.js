// Sets the theme before the first paint; site/shell/theme.ts goes on from here.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('replication-lab.theme');
  } catch {
    // Storage may be refused; then the system's theme it is.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  const language = /^\/(ko|en)(\/|$)/.exec(location.pathname)?.[1];
  if (language) document.documentElement.lang = language;
})();
