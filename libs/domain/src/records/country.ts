import { REGISTER_LISTS } from '../federal-register/lists.ts';
import { RUSSIA } from './record.ts';

/** What ОКСМ names and the world’s list of regions does not. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  '000': 'Без гражданства',
  '895': 'Абхазия',
  '896': 'Южная Осетия',
};

/** Where nearly all learners come from: they stand first in lists. */
const NEAR = ['643', '398', '417', '112', '051', '031', '762', '860', '795', '498'];

const REGIONS = new Intl.DisplayNames('ru', { type: 'region', fallback: 'none' });

/** The Russian name of a country by its three digits of ОКСМ: «398» is «Казахстан»; null where there is none. */
export function countryName(code: string): string | null {
  const own = OWN_NAMES[code];
  if (own) return own;
  if (!/^\d{3}$/u.test(code)) return null;
  const { region } = new Intl.Locale(`und-${code}`);
  return (region && /^[A-Z]{2}$/u.test(region) && REGIONS.of(region)) || null;
}

/** «Россия (643)»: how a person reads a country’s code. */
export function countryLabel(code: string): string {
  const name = countryName(code);
  return name ? `${name} (${code})` : `Код ОКСМ ${code}`;
}

/** The codes that the federal register takes: neighbours first, the others by their names. */
export function countriesInOrder(): string[] {
  const rest = REGISTER_LISTS.countries.filter((code) => !NEAR.includes(code));
  const named = rest.map((code) => ({ code, name: countryName(code) ?? '\uFFFF' }));
  return [...NEAR, ...named.sort((a, b) => a.name.localeCompare(b.name, 'ru')).map(({ code }) => code)];
}

/** The code meant by what a person wrote: «398», «Казахстан (398)», «казахстан», «РФ»; null when it is none of the register’s. */
export function countryCode(text: string): string | null {
  const [digits] = /\d{1,3}/u.exec(text) ?? [];
  if (digits) {
    const code = digits.padStart(3, '0');
    return REGISTER_LISTS.countries.includes(code) ? code : null;
  }
  const wanted = folded(text);
  if (!wanted) return null;
  if (/^(?:рф|российская федерация|россиянин|россиянка|российское)$/u.test(wanted)) return RUSSIA;
  return (
    REGISTER_LISTS.countries.find((code) => folded(countryName(code) ?? '') === wanted) ?? OTHER_NAMES[wanted] ?? null
  );
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  кыргызстан: '417',
  белоруссия: '112',
  молдавия: '498',
  туркмения: '795',
  'республика беларусь': '112',
  'республика казахстан': '398',
  'лицо без гражданства': '000',
};

const folded = (text: string) => text.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ');
