/** Signs that nobody sees and every check trips over: soft hyphen, zero-width signs, marks of direction, the byte order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const SPACE = /\p{Zs}/gu;

/** The same words without what cannot be seen: no invisible signs, no-break spaces and tabs as spaces, each letter one sign. */
export function visibleText(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(CONTROL, ' ').replace(SPACE, ' ');
}

/** As a person meant it: nothing invisible, single spaces and hyphens, none at the ends, a hyphen where a dash joins a name. */
export function tidyText(text: string): string {
  return visibleText(text)
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/ {2,}/gu, ' ')
    .replace(/-{2,}/gu, '-')
    .replace(/^[ -]+|[ -]+$/gu, '');
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  k: 'к',
};

/** Latin letters that look like Russian ones, as Russian ones: «Иванoва» typed with a Latin «o» becomes «Иванова». */
export function cyrillicLetters(text: string): string {
  return text.replace(/[A-Za-z]/gu, (letter) => LOOK_ALIKES[letter] ?? letter);
}
