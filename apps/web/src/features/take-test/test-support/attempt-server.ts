import { PROBLEMS, problemOf, type AttemptView, type Receipt } from '@itog/contracts';
import { Offline, Problem } from '../../../api/problem.ts';
import type { Pending } from '../saving/outbox.ts';
import type { Wire } from '../saving/wire.ts';

type Code = keyof typeof PROBLEMS;
export const ids = {
  attempt: '00000000-0000-4000-8000-0000000000a1',
  session: '00000000-0000-4000-8000-0000000000e1',
};
export const questionId = (number: number) => `00000000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`;
export const optionId = (number: number, option: number) =>
  `00000000-0000-4000-8000-00000000${option}1${String(number).padStart(2, '0')}`;
export const START = new Date('2026-03-04T05:00:00.000Z');

function paper(count: number): AttemptView['questions'] {
  return Array.from({ length: count }, (_, index) => ({
    id: questionId(index + 1),
    text: `<p>Текст вопроса ${index + 1}</p>`,
    pictures: [],
    options: [1, 2, 3, 4].map((option) => ({ id: optionId(index + 1, option), text: `Вариант ${option}` })),
  }));
}

/**
 * The server's side of one attempt, as the contract promises it: a revision stands for one choice for ever, an older one
 * never overrides a newer one, one tab writes, the server's own clock decides. `link` is the network between.
 */
export class AttemptServer {
  /** Every choice that was committed: the append-only store. */
  readonly events: { revision: number; questionId: string; optionId: string }[] = [];
  readonly link = { down: false, hangs: false, loseReplies: 0, refuse: [] as { code: Code; seconds?: number }[] };
  readonly calls: string[] = [];
  flagged: string[] = [];
  writer: string | null = null;
  signedOut = false;
  finishedAt: Date | null = null;
  closeReason: Receipt['closeReason'] | null = null;
  deadlineAt = new Date(START.getTime() + 90 * 60_000);
  private readonly epoch = START.getTime() - performance.now();

  constructor(readonly questions = paper(5)) {}

  /** The calls of one tab. */
  wire(tabId: string): Wire {
    return {
      claim: () => this.reply('claim', () => this.claim(tabId)),
      refresh: () => this.reply('refresh', () => this.view()),
      save: (choice) => this.reply(`save ${choice.number}`, () => this.save(choice, tabId)),
      flag: (id, on) => this.reply(`flag ${id}`, () => this.flag(id, on)),
      finish: () => this.reply('finish', () => this.finish()),
    };
  }

  now(): Date {
    return new Date(this.epoch + performance.now());
  }

  held(id: string): { optionId: string; revision: number } | undefined {
    const events = this.events.filter((event) => event.questionId === id).sort((a, b) => a.revision - b.revision);
    return events.at(-1);
  }

  view(): AttemptView {
    this.expire();
    const seen = new Set(this.events.map((event) => event.questionId));
    return {
      attemptId: ids.attempt,
      sessionId: ids.session,
      number: 1,
      programTitle: 'Современные образовательные технологии',
      startedAt: START,
      deadlineAt: this.deadlineAt,
      finishedAt: this.finishedAt,
      closeReason: this.closeReason,
      serverNow: this.now(),
      lastRevision: Math.max(0, ...this.events.map(({ revision }) => revision)),
      chosen: Object.fromEntries([...seen].map((id) => [id, this.choiceOf(id)])),
      flagged: this.flagged,
      writerTabId: this.writer,
      questions: this.finishedAt ? [] : this.questions,
    };
  }

  claim(tabId: string): AttemptView {
    this.refuseIfOver();
    this.writer = tabId;
    return this.view();
  }

  save(choice: Pick<Pending, 'questionId' | 'optionId' | 'revision'>, tabId: string): { savedAt: Date | null } {
    this.refuseIfOver();
    if (this.writer !== null && this.writer !== tabId) throw refusal('attempt.written-elsewhere');
    const { revision, questionId: id, optionId: option } = choice;
    const same = this.events.find((event) => event.revision === revision);
    if (same && (same.questionId !== id || same.optionId !== option)) throw refusal('answer.revision-taken');
    const newest = this.held(id);
    if (newest && newest.revision > revision) return { savedAt: null };
    if (!same) this.events.push({ revision, questionId: id, optionId: option });
    return { savedAt: this.now() };
  }

  flag(id: string, on: boolean): void {
    this.refuseIfOver();
    this.flagged = [...this.flagged.filter((other) => other !== id), ...(on ? [id] : [])];
  }

  finish(): Receipt {
    this.expire();
    if (this.closeReason === 'deadline') throw refusal('attempt.time-expired');
    this.finishedAt ??= this.now();
    this.closeReason = 'learner';
    return this.receipt();
  }

  receipt(): Receipt {
    return {
      attemptId: ids.attempt,
      learner: 'Ахметова Гульназ Рустамовна',
      programTitle: 'Современные образовательные технологии',
      number: 1,
      startedAt: START,
      finishedAt: this.finishedAt ?? this.now(),
      closeReason: this.closeReason ?? 'learner',
      answered: new Set(this.events.map((event) => event.questionId)).size,
      total: this.questions.length,
      sheetSha256: 'ab'.repeat(32),
      serverNow: this.now(),
    };
  }

  private choiceOf(id: string): { optionId: string; revision: number } {
    const { optionId: option = '', revision = 0 } = this.held(id) ?? {};
    return { optionId: option, revision };
  }

  private expire(): void {
    if (this.finishedAt || this.now() < this.deadlineAt) return;
    this.finishedAt = this.deadlineAt;
    this.closeReason = 'deadline';
  }

  private refuseIfOver(): void {
    this.expire();
    if (this.finishedAt) throw refusal(this.closeReason === 'deadline' ? 'attempt.time-expired' : 'attempt.finished');
  }

  private async reply<T>(name: string, work: () => T): Promise<T> {
    this.calls.push(name);
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (this.link.hangs) await new Promise(() => undefined);
    if (this.link.down) throw new Offline('no network');
    const refused = this.link.refuse.shift();
    if (refused) throw refusal(refused.code, refused.seconds);
    if (this.signedOut) throw refusal('access.signed-out');
    const answer = work();
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (this.link.loseReplies > 0) {
      this.link.loseReplies -= 1;
      throw new Offline('the reply was lost');
    }
    return answer;
  }
}

/** The problem that `call` throws for a refusal. */
export function refusal(code: Code, retryAfterSeconds?: number): Problem {
  const fact = { code, clause: null, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) };
  const body = problemOf([fact as Parameters<typeof problemOf>[0][0]]);
  return new Problem(body.status, { ...body, refusals: [fact] });
}
