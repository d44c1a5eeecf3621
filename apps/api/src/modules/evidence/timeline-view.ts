import { createHash } from 'node:crypto';
import type { AttemptTimeline, TimelineEvent } from '@itog/contracts';
import {
  attestationOutcome,
  endOfDay,
  readChoices,
  resultVisibility,
  silences,
  timelineSight,
  type TimelineSight,
} from '@itog/domain';
import { finishedOf } from '../attestation/session.service.ts';
import type { AttemptEventRow, ChoiceRow, HeadRow, PaperRow } from './timeline.repository.ts';

/** The attempt as this reader may see it: an allow-list, the key only where `timelineSight` gives it. */
export function timelineOf(head: HeadRow, paper: readonly PaperRow[], choices: readonly ChoiceRow[]): AttemptTimeline {
  const last = lastChoices(choices);
  const sight = sightOf(head);
  const { attemptId, sessionId, number, learner, programTitle, groupTitle, own, total } = head;
  const { startedAt, deadlineAt, finishedAt, closeReason, annulledAt, sheetSha256 } = head;
  return {
    ...{ attemptId, sessionId, number, learner, programTitle, groupTitle, own },
    ...{ startedAt, deadlineAt, finishedAt, closeReason, annulledAt },
    answered: last.size,
    total,
    result: resultOf(head),
    receipt: sheetSha256 === null ? null : { sha256: sheetSha256, recounted: hashOf(paper) },
    questions: paper.map((question) => questionOf(question, choices, last.get(question.id)?.optionId ?? null, sight)),
    events: eventsOf(head, paper, choices),
  };
}

function lastChoices(choices: readonly ChoiceRow[]): ReadonlyMap<string, ChoiceRow> {
  return new Map([...choices].sort((a, b) => a.revision - b.revision).map((choice) => [choice.questionId, choice]));
}

function sightOf({ own, finishedAt, announcedAt, standing, policy, serverNow, zone, grantUntil }: HeadRow) {
  const writes = standing.some((attempt) => attempt.finishedAt === null);
  const grant = grantUntil === null ? null : endOfDay(grantUntil, zone);
  const outcome = writes ? 'retake-open' : attestationOutcome(finishedOf(standing), policy, serverNow, zone, grant);
  return timelineSight(own ? 'learner' : 'staff', {
    finished: finishedAt !== null,
    announced: announcedAt !== null,
    outcome,
  });
}

function resultOf({ own, correct, total, mark, announcedAt, policy }: HeadRow): AttemptTimeline['result'] {
  const standing = resultVisibility({ announcedAt }, own ? policy : { showPreliminaryScore: true });
  return correct === null || mark === null || standing === 'hidden' ? null : { standing, correct, total, mark };
}

const hashOf = (paper: readonly PaperRow[]) =>
  createHash('sha256')
    .update(paper.map(({ line }) => line).join('\n'))
    .digest('hex');

function questionOf(
  { id, version, text, options, key, flagged }: PaperRow,
  choices: readonly ChoiceRow[],
  chosen: string | null,
  sight: TimelineSight,
): AttemptTimeline['questions'][number] {
  return {
    ...{ id, version, text, options, flagged, chosen },
    saves: choices.filter(({ questionId }) => questionId === id).length,
    key: sight.key ? key : null,
    counted: sight.counted ? chosen === key : null,
  };
}

/** Everything in the order of the server's time; at one instant what opens comes first and what closes last. */
function eventsOf(head: HeadRow, paper: readonly PaperRow[], choices: readonly ChoiceRow[]): TimelineEvent[] {
  const recorded = recordedEvents(head.events);
  const written = choiceEvents(new Map(paper.map(({ id, number }) => [id, number])), choices);
  const untilNow = head.finishedAt ? [] : [head.serverNow];
  const signs = [...recorded, ...written].filter(({ kind }) => kind !== 'annulled' && kind !== 'time-granted');
  const quiet = silences([...signs.map(({ at }) => at), ...untilNow]).map(({ from, until }): TimelineEvent => ({
    kind: 'silence',
    at: from,
    until,
  }));
  return [...recorded, ...written, ...quiet].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || rank(a.kind) - rank(b.kind),
  );
}

const ORDER: readonly TimelineEvent['kind'][] = ['started', 'opened', 'taken-over', 'reopened', 'choice'];
const LAST: readonly TimelineEvent['kind'][] = ['silence', 'time-granted', 'finished', 'annulled'];
const rank = (kind: TimelineEvent['kind']) => [...ORDER, ...LAST].indexOf(kind);

function recordedEvents(events: readonly AttemptEventRow[]): TimelineEvent[] {
  const tabs = [...new Set(events.flatMap(({ facts }) => facts.tabId ?? []))];
  return events.map(({ at: text, kind, facts, by }): TimelineEvent => {
    const at = new Date(text);
    switch (kind) {
      case 'opened':
      case 'taken-over': {
        const { tabId = '', address = null, device = null } = facts;
        return { kind, at, tab: tabs.indexOf(tabId) + 1, address, device };
      }
      case 'time-granted':
        return { kind, at, minutes: facts.minutes ?? 0, reason: facts.reason ?? '', by: by || null };
      case 'finished':
        return { kind, at, reason: closeReason(facts.reason) };
      case 'annulled':
        return { kind, at, reasons: facts.reasons ?? '' };
      case 'started':
        return { kind, at };
    }
  });
}

const REASONS = ['learner', 'deadline'] as const;
const closeReason = (reason = '') => REASONS.find((known) => known === reason) ?? 'learner';

function choiceEvents(numbers: ReadonlyMap<string, number>, choices: readonly ChoiceRow[]): TimelineEvent[] {
  const standing = new Map<string, ChoiceRow>();
  let page = 1;
  return readChoices(choices).flatMap((read): TimelineEvent[] => {
    const { choice, wait } = read;
    const { at, revision, questionId, optionId } = choice;
    const before = standing.get(questionId);
    const overtaken = before !== undefined && before.revision > revision;
    if (!overtaken) standing.set(questionId, choice);
    const reopened: TimelineEvent[] = read.page > page ? [{ kind: 'reopened', at }] : [];
    page = Math.max(page, read.page);
    const question = numbers.get(questionId) ?? 0;
    return [
      ...reopened,
      { kind: 'choice', at, revision, question, optionId, before: before?.optionId ?? null, overtaken, wait },
    ];
  });
}
