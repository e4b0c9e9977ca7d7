// Runs before the first paint: theme, language and direction of the last visit. Kept tiny; see src/lib/theme.ts.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem('p1.theme');
    const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.classList.toggle('dark', dark);
    const locale = localStorage.getItem('p1.locale');
    if (locale) {
      root.lang = locale;
      root.dir = /^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr';
    }
  } catch {
    // Storage may be refused by the browser: the defaults of the page stand.
  }
})();
