import type { WireRefusal } from '@itog/contracts';
import type { TFunction } from 'i18next';
import type { TimeSetting } from '../ui/time/format.ts';

export type SentenceOptions = {
  readonly setting: TimeSetting;
  /** Said to the learner about himself («Вы не допущены»), not about a learner to the staff. */
  readonly mine?: boolean;
  /** Names of people by id: a refusal knows only ids. */
  readonly names?: Readonly<Record<string, string>>;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A refusal as a whole sentence: what is wrong, by which clause, and what to do next. */
export function refusalSentence(t: TFunction, refusal: WireRefusal, options: SentenceOptions): string {
  const { setting, mine, names = {} } = options;
  const people = peopleOf(refusal).flatMap((id) => names[id] ?? (UUID.test(id) ? [] : [id]));
  return t([refusal.code, 'fallback'], {
    ...refusal,
    ...setting,
    ns: 'refusals',
    clause: clauseText(t, refusal.clause),
    people,
    megabytes: typeof refusal['maxBytes'] === 'number' ? Math.floor(refusal['maxBytes'] / 2 ** 20) : undefined,
    context: contextOf(refusal, people.length > 0, mine),
  });
}

function clauseText(t: TFunction, clause: string | null): string {
  if (!clause) return '';
  return t(clause.includes('.') ? 'clause' : 'section', { ns: 'refusals', clause });
}

function peopleOf(refusal: WireRefusal): string[] {
  const several = [refusal['waitingFor'], refusal['userIds']].flatMap((ids): unknown[] =>
    Array.isArray(ids) ? ids : [],
  );
  return [refusal['userId'], ...several].filter((id) => typeof id === 'string');
}

function contextOf(refusal: WireRefusal, named: boolean, mine?: boolean): string | undefined {
  if (typeof refusal['reason'] === 'string') return refusal['reason'];
  if (typeof refusal['voted'] === 'string') return refusal['voted'];
  if (named) return 'named';
  return mine ? 'mine' : undefined;
}
