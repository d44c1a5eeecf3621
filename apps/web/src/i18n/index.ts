import { createInstance, type BackendModule, type FormatterModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatFact } from './facts.ts';
import { keepLanguage, keptLanguage, type Language } from './languages.ts';
import shell from './ru/shell.json' with { type: 'json' };
import ui from './ru/ui.json' with { type: 'json' };
import { readWords } from './word-files.ts';
import { WordsGone } from './words-gone.ts';

/** One file per language and namespace, fetched when a page first needs it; what is not translated falls back to Russian. */
const files: BackendModule = {
  type: 'backend',
  callbackApi: true,
  init: () => undefined,
  read: (language, namespace, done) => {
    // Refused for now: tried again by itself; gone for good: not.
    readWords(language, namespace).then(
      (words) => done(null, words),
      (error: Error) => done(error, !(error instanceof WordsGone)),
    );
  },
};

const facts: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: formatFact,
};

const core = { shell, ui };

export type I18n = i18n;

/** Starts the words of the interface; the Russian core is there at once. */
export async function createI18n(language: Language = keptLanguage()): Promise<I18n> {
  const instance = createInstance();
  const failures = new Map<string, unknown>();
  await instance
    .use(files)
    .use(facts)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'ru',
      ns: Object.keys(core),
      defaultNS: 'ui',
      resources: { ru: core },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
      // A page without its words is no page: what stands in place of a page that cannot be says why.
      parseMissingKeyHandler: (key: string, defaultValue?: string) => {
        if (defaultValue === undefined) for (const failure of failures.values()) throw failure;
        return defaultValue ?? key;
      },
    });
  instance.on('failedLoading', (language: string, namespace: string, error: unknown) => {
    if (namespace !== 'refusals') failures.set(`${language} ${namespace}`, error);
  });
  // What a bad network has lost and given later stands in nobody's way any more.
  instance.store.on('added', (language: string, namespace: string) => failures.delete(`${language} ${namespace}`));
  // What explains a failure must be here before the failure.
  void instance.loadNamespaces('refusals');
  return instance;
}

/** Changes the language and keeps the choice on this device. */
export async function chooseLanguage(instance: I18n, language: Language): Promise<void> {
  keepLanguage(language);
  document.documentElement.lang = language;
  await instance.changeLanguage(language);
}
