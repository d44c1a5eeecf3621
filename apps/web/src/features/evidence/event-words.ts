import type { TimelineEvent, TimelineQuestion } from '@itog/contracts';
import { useTranslation } from 'react-i18next';

type Choice = Extract<TimelineEvent, { kind: 'choice' }>;
type Words = (event: TimelineEvent) => string;

/** Writes an event of a test in a sentence; options are named by their number on the screen. */
export function useEventWords(questions: readonly TimelineQuestion[]): Words {
  const { t, i18n } = useTranslation('evidence');
  const language = i18n.resolvedLanguage ?? 'ru';
  const numberOf = ({ question }: Choice, optionId: string) =>
    (questions[question - 1]?.options.findIndex(({ id }) => id === optionId) ?? -1) + 1;
  const choice = (event: Choice): string => {
    const option = numberOf(event, event.optionId);
    const before = event.before && numberOf(event, event.before);
    const said = t(`event.choice.${choiceKind(event)}`, { option, before });
    return event.wait ? `${said} ${waited(event.wait)}` : said;
  };
  const waited = ({ least, most }: NonNullable<Choice['wait']>): string => {
    const facts = { least: lasting(least, language, 'down'), most: lasting(most, language, 'up') };
    if (least < 1000) return t('event.wait.possible', facts);
    return t(most - least < 1000 ? 'event.wait.proven' : 'event.wait.between', facts);
  };
  return (event) => {
    if (event.kind === 'choice') return choice(event);
    if (event.kind === 'silence')
      return t('event.silence', { lasted: lasting(event.until.getTime() - event.at.getTime(), language, 'down') });
    if (event.kind === 'opened' || event.kind === 'taken-over')
      return t(`event.${event.kind}`, { tab: event.tab, place: placeOf(event) || t('event.noPlace') });
    if (event.kind === 'time-granted')
      return t('event.time-granted', {
        count: event.minutes,
        reason: event.reason,
        context: event.by ? 'by' : '',
        by: event.by,
      });
    if (event.kind === 'finished') return t(`event.finished.${event.reason}`);
    return t(`event.${event.kind}`, event.kind === 'annulled' ? { reasons: event.reasons } : {});
  };
}

function choiceKind({ overtaken, before, optionId }: Choice): 'overtaken' | 'first' | 'repeated' | 'changed' {
  if (overtaken) return 'overtaken';
  if (before === null) return 'first';
  return before === optionId ? 'repeated' : 'changed';
}

/** «1 мин 2 с»: whole seconds; a proven length is never made longer. */
export function lasting(milliseconds: number, language: string, round: 'up' | 'down'): string {
  const seconds = (round === 'up' ? Math.ceil : Math.floor)(milliseconds / 1000);
  const unit = (value: number, name: 'minute' | 'second') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [minutes > 0 && unit(minutes, 'minute'), (rest > 0 || minutes === 0) && unit(rest, 'second')]
    .filter(Boolean)
    .join(' ');
}

type Place = { readonly address: string | null; readonly device: string | null };

const placeOf = ({ address, device }: Place) => [device && deviceName(device), address].filter(Boolean).join(', ');

const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['YaBrowser', 'Yandex Browser'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Version', 'Safari'],
] as const;
const SYSTEMS = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS X', 'Linux'] as const;

/** «Chrome 131, Windows» out of what a browser says of itself; a stranger's words are shown as they are, cut short. */
export function deviceName(agent: string): string {
  const browser = BROWSERS.flatMap(([token, name]) => {
    const version = new RegExp(`${token}/(\\d+)`).exec(agent)?.[1];
    return version ? [`${name} ${version}`] : [];
  })[0];
  const system = SYSTEMS.find((name) => agent.includes(name));
  return [browser, system].filter(Boolean).join(', ') || agent.slice(0, 60);
}
