/** Endings of surnames that change with the case: «Петрова», «Петровой»; «Достоевский», «Достоевскому». */
const ENDING = /(?:ый|ий|ой|ая|яя|[аяйьоеиуюы])$/u;
const SHORTEST_STEM = 3;

/**
 * Whether a line speaks of the bearer of a surname, in whatever case: an extract tells nothing of anybody else (3.15), so
 * rather once too often than once too little.
 */
export function isNamedIn(line: string, surname: string): boolean {
  if (surname === '') return false;
  const stem = (surname.split('-')[0] ?? '').replace(ENDING, '');
  const words = line.split(/[^\p{L}]+/u);
  return stem.length < SHORTEST_STEM ? words.includes(surname) : words.some((word) => word.startsWith(stem));
}
