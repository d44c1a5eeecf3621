// Before the first paint: the colour scheme and the language kept on this device, without an inline script.
(function (window) {
  const { document } = window;
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null; // Storage is off: the defaults will do.
    }
  };
  const scheme = kept('itog.scheme');
  const dark = scheme === 'dark' || (scheme !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.lang = kept('itog.language') ?? 'ru';
})(globalThis);
