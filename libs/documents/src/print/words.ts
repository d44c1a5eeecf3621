/** A person's name in parts; a missing patronymic is a value of its own. */
export type PersonName = { readonly family: string; readonly given: string; readonly patronymic: string | null };

/** A calendar day, `YYYY-MM-DD`, in the organisation's zone. */
export type Day = string;

/** Both days included. */
export type Period = { readonly from: Day; readonly to: Day };

const NBSP = '\u00a0';
const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const RULES = new Intl.PluralRules('ru');

function parts(day: Day): { year: string; month: string; date: string } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day);
  const month = MONTHS[Number(match?.[2]) - 1];
  if (!match?.[1] || !match[3] || !month) throw new RangeError(`not a calendar day: ${day}`);
  return { year: match[1], month, date: match[3] };
}

/**
 * «18 января 2017 г.»
 * @throws RangeError when the text is not `YYYY-MM-DD`
 */
export function dayInWords(day: Day): string {
  const { year, month, date } = parts(day);
  return `${Number(date)}${NBSP}${month} ${year}${NBSP}г.`;
}

/** «18 января» */
export function dayAndMonth(day: Day): string {
  const { month, date } = parts(day);
  return `${Number(date)}${NBSP}${month}`;
}

/** The form of legal papers: «18» января 2017 г. */
export function legalDay(day: Day): string {
  const { year, month, date } = parts(day);
  return `«${date}»${NBSP}${month} ${year}${NBSP}г.`;
}

/** «18.01.2017» */
export function shortDay(day: Day): string {
  parts(day);
  return day.split('-').reverse().join('.');
}

/** «с 12 по 23 января 2026 г.»: month and year are said once where they are the same. */
export function periodInWords({ from, to }: Period): string {
  const [start, end] = [parts(from), parts(to)];
  const until = `по${NBSP}${dayInWords(to)}`;
  if (start.year !== end.year) return `с${NBSP}${dayInWords(from)} ${until}`;
  if (start.month !== end.month) return `с${NBSP}${Number(start.date)}${NBSP}${start.month} ${until}`;
  return `с${NBSP}${Number(start.date)} ${until}`;
}

/** «23.01.2026 14:05:09 (UTC+05:00)»: the instant as the clock of the zone shows it. */
export function instantInWords(instant: Date, zone: string): string {
  const format = new Intl.DateTimeFormat('ru-RU', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  } as const);
  const offset = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${format.format(instant).replace(', ', NBSP)} (${(offset ?? 'GMT').replace('GMT', 'UTC')})`;
}

/** The word that agrees with the number: 1 час, 2 часа, 5 часов. */
export function plural(count: number, forms: { one: string; few: string; many: string }): string {
  const rule = RULES.select(count);
  return rule === 'one' ? forms.one : rule === 'few' ? forms.few : forms.many;
}

/** «3 рабочих дней», as in «не позднее 3 рабочих дней» (5.6, 5.11). */
export function workingDaysGenitive(count: number): string {
  const many = 'рабочих дней';
  return `${count}${NBSP}${plural(count, { one: 'рабочего дня', few: many, many })}`;
}

/** «72 часа» */
export function hours(count: number): string {
  return `${count}${NBSP}${plural(count, { one: 'час', few: 'часа', many: 'часов' })}`;
}

/** After «в объёме»: «72 часов», «21 часа». */
export function hoursGenitive(count: number): string {
  return `${count}${NBSP}${plural(count, { one: 'часа', few: 'часов', many: 'часов' })}`;
}

/** «Константинопольский Александр Вячеславович» */
export function fullName({ family, given, patronymic }: PersonName): string {
  return [family, given, patronymic].filter(Boolean).join(' ');
}

/** A name that a person has had since a change of it, with the former one as far as it was another. */
export type Formerly = { readonly name: PersonName; readonly until: Day };

/** «Новая Анна Ивановна (до 05.03.2026 — Старая)»; a former given name is told whole. */
export function nameWithFormer(name: PersonName, formerly: Formerly | null): string {
  if (!formerly) return fullName(name);
  const { family, given, patronymic } = formerly.name;
  const onlyFamily = given === name.given && (patronymic ?? null) === (name.patronymic ?? null);
  return `${fullName(name)} (до ${shortDay(formerly.until)} — ${onlyFamily ? family : fullName(formerly.name)})`;
}

/** The last word of a patronymic that is made with one. */
export const PARTICLES = /^(.+?)\s+(оглы|кызы|улы|уулу|қызы|ұлы)$/iu;

/** «Иванов И. И.», «Алиев В. Р. оглы», «Сен-Жюст Ж.-П.»: how a list names a person. */
export function initials(name: PersonName): string {
  return [name.family, ...shortened(name)].filter(Boolean).join(NBSP);
}

/** «И. И. Иванов»: how a signature is spelt out beside its line. */
export function initialsFirst(name: PersonName): string {
  return [...shortened(name), name.family].filter(Boolean).join(NBSP);
}

function shortened({ given, patronymic }: PersonName): (string | null | undefined)[] {
  const [, father, particle] = PARTICLES.exec(patronymic ?? '') ?? [null, patronymic, null];
  return [initial(given), initial(father ?? ''), particle];
}

function initial(name: string): string {
  return name
    .split('-')
    .filter(Boolean)
    .map((part) => `${[...part][0]?.toLocaleUpperCase('ru')}.`)
    .join('-');
}
