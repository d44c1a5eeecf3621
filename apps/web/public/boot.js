// Before the first paint: the colour scheme and the language kept on this device, without an inline script. After it: who waits
// for what a bad network has lost is told so, and the page is loaded anew as soon as that comes.
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

  const SLOW_MS = 10_000;
  const AGAIN_MS = 3_000;
  const words = {
    ru: ['Страница загружается, связь медленная…', 'Связь прерывается. Загружаем страницу ещё раз…'],
    kk: ['Бет жүктелуде, байланыс баяу…', 'Байланыс үзілуде. Бетті қайта жүктеп жатырмыз…'],
    ky: ['Барак жүктөлүүдө, байланыш жай…', 'Байланыш үзүлүүдө. Баракты кайра жүктөп жатабыз…'],
    en: ['The page is loading, the connection is slow…', 'The connection breaks off. Loading the page again…'],
  };
  const say = (which) => {
    const place = document.querySelector('.boot');
    if (!place) return;
    const note = place.querySelector('p') ?? place.appendChild(document.createElement('p'));
    note.className = 'boot-note';
    note.setAttribute('role', 'status');
    note.textContent = (words[root.lang] ?? words.ru)[which];
  };
  let lost = false;
  const again = (address) =>
    window
      .fetch(address)
      // What the server has no more, the page of now does not ask for.
      .then(({ status }) => (status < 500 ? window.location.reload() : Promise.reject(status)))
      .catch(() => window.setTimeout(again, AGAIN_MS, address));
  const listen = ({ target }) => {
    const address = target.localName === 'script' ? target.src : target.rel === 'stylesheet' && target.href;
    // A page that stands already may hold an answer.
    if (!address || lost || !document.querySelector('.boot')) return;
    lost = true;
    window.setTimeout(say, 0, 1);
    window.setTimeout(again, AGAIN_MS, address);
  };
  window.addEventListener('error', listen, true);
  window.addEventListener('load', () => window.removeEventListener('error', listen, true));
  window.setTimeout(() => lost || say(0), SLOW_MS);
})(globalThis);
