// Sets the theme before the first paint; the rest is in src/lib/theme.
try {
  const theme = localStorage.getItem('askback.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's theme is used.
}
