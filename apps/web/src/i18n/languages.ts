/** Languages of the interface, in the order of the menu, each by its own name. */
export const LANGUAGES = { ru: 'Русский', kk: 'Қазақша', ky: 'Кыргызча', en: 'English' } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = 'itog.language';

function isLanguage(value: string | null | undefined): value is Language {
  return value !== null && value !== undefined && value in LANGUAGES;
}

/** The language kept on this device, else Russian. */
export function keptLanguage(): Language {
  try {
    const kept = localStorage.getItem(KEY);
    return isLanguage(kept) ? kept : 'ru';
  } catch {
    return 'ru';
  }
}

/** Keeps the choice on this device, where the device lets it. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage is off: the choice holds until the page is closed.
  }
}
