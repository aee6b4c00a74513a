// Runs before anything is drawn: the theme and language chosen on this device, so that nothing flashes.
// Reads what src/shell/preferences.rs writes; anything unreadable leaves the page as it is.
(() => {
  try {
    const { theme, language } = JSON.parse(localStorage.getItem('vigia.preferences') ?? '{}');
    const page = document.documentElement;
    if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;
    if (language === 'es' || language === 'en') page.lang = language;
  } catch {
    // A browser that refuses localStorage shows the system's theme.
  }
})();
