import type { AttemptView, Hint } from '@itog/contracts';
import type { Problem } from '../../../api/problem.ts';
import { Courier, type Job, type Verdict } from '../../../api/delivery/courier.ts';
import { FlagBox } from './flags.ts';
import { isSaved, Outbox, type Pending } from './outbox.ts';
import { setbackOf } from './setback.ts';
import type { TabNews } from './tab.ts';
import { chosenOption, firstState, mergeViews, withSaved, type Notice, type TestState } from './test-state.ts';
import type { TestSessionParts } from './wire.ts';

type Act = 'claim' | 'refresh' | 'save' | 'flag' | 'finish';

/**
 * A running test in one tab: choices go to the outbox and from there, one at a time, to the server; its word alone
 * changes what counts as saved. The order of errands: take over the writing, ask anew, send choices, send marks, hand in.
 */
export class TestSession {
  private state: TestState;
  private readonly listeners = new Set<() => void>();
  private readonly outbox: Outbox;
  private readonly marks: FlagBox;
  private readonly courier = new Courier(() => this.next());
  private readonly openedAt = performance.now();
  private readonly wants = { claim: false, refresh: false };
  private asked = Number.NEGATIVE_INFINITY;
  private recovering = false;
  /** Milliseconds after the end before the first question: a group whose time is up at once must not ask at once. */
  private readonly patience = Math.random() * 1_000;
  private noticeId = 0;

  constructor(private readonly parts: TestSessionParts) {
    const { view, store } = parts;
    this.outbox = new Outbox(store, view.attemptId);
    this.marks = new FlagBox(store, view.attemptId);
    this.state = firstState(view);
    this.accept(view, 'claim');
  }

  readonly snapshot = (): TestState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Begins to send what waits, and tells the other tabs that this one writes now. */
  start(): void {
    if (this.state.standing === 'writing') this.tell('claimed');
    this.courier.start();
  }

  stop(): void {
    this.courier.stop();
  }

  /** The learner's choice: on the device first, then to the server. */
  choose(questionId: string, optionId: string): void {
    const { standing, handingIn, view } = this.state;
    if (standing !== 'writing' || handingIn !== 'no') return;
    if (chosenOption(this.state, questionId) === optionId) return;
    const number = view.questions.findIndex(({ id }) => id === questionId) + 1;
    const chosenAt = this.parts.clock.now() ?? 0;
    const offsetMs = Math.round(performance.now() - this.openedAt);
    this.outbox.record({ questionId, optionId, number, chosenAt, offsetMs }, view);
    this.update({ restored: false });
    this.courier.wake();
  }

  /** Marks a question to come back to, or takes the mark off. */
  toggleFlag(questionId: string): void {
    if (this.state.standing !== 'writing' || this.state.handingIn !== 'no') return;
    this.marks.put(questionId, !this.state.flagged.has(questionId));
    this.update({});
    this.courier.wake();
  }

  /** Hands the test in as soon as every choice is with the server. */
  handIn(): void {
    if (this.state.standing !== 'writing') return;
    this.update({ handingIn: this.state.handingIn === 'no' ? 'waiting' : this.state.handingIn });
    this.courier.wake();
  }

  /** Back to the questions, while the server has not been asked to finish. */
  keepWriting(): void {
    if (this.state.handingIn === 'waiting') this.update({ handingIn: 'no' });
  }

  /** Takes the writing over from another tab or device. */
  continueHere(): void {
    this.wants.claim = true;
    this.update({ claiming: true });
    this.courier.wake();
  }

  /** The person has signed in again. */
  signedIn(): void {
    this.wants.refresh = true;
    this.update({ signedOut: false });
    this.courier.wake();
  }

  /** The network may be back, or the page has come to the front. */
  wake(): void {
    this.courier.revive();
  }

  /** Asks the server how things stand. */
  refresh(): void {
    this.wants.refresh = true;
    this.courier.wake();
  }

  /** A hint of the server is only a reason to ask. */
  hear(hint: Hint): void {
    if (!('attemptId' in hint) || hint.attemptId !== this.state.view.attemptId) return;
    if (hint.event !== 'attempt.taken-over' || hint.tabId !== this.parts.tabId) this.refresh();
  }

  /** News from another tab of this browser. */
  hearTab({ news, tabId }: TabNews): void {
    if (tabId === this.parts.tabId) return;
    if (news === 'claimed') this.freeze();
    this.refresh();
  }

  /** Another tab has written to the device: a choice it made before it learnt that this tab writes. */
  adopt(key: string): void {
    if (this.state.standing !== 'writing' || !this.outbox.adopt(key)) return;
    this.rebase();
    this.update({});
    this.courier.wake();
  }

  /** At the end of the time the server is asked until it says that the attempt is closed; the tab never ends it itself. */
  tick(millisecondsLeft: number): void {
    if (millisecondsLeft > -this.patience || this.state.standing === 'closed') return;
    if (performance.now() - this.asked < 3_000) return;
    this.asked = performance.now();
    this.refresh();
  }

  dismiss(id: number): void {
    this.update({ notices: this.state.notices.filter((notice) => notice.id !== id) });
  }

  private next(): Job | null {
    const { signedOut, problem, standing, handingIn } = this.state;
    if (signedOut || problem) return null;
    if (this.wants.claim) return this.job('claim', async () => this.acceptTimed(this.parts.wire.claim, 'claim'));
    if (this.wants.refresh)
      return this.job('refresh', async () => this.acceptTimed(this.parts.wire.refresh, 'refresh'));
    if (standing !== 'writing') return null;
    const [choice] = this.outbox.list();
    if (choice) return this.job('save', () => this.save(choice), choice);
    if (handingIn !== 'no') return this.job('finish', () => this.finish());
    const mark = this.marks.first();
    return mark && this.job('flag', () => this.sendMark(mark.questionId, mark.flagged));
  }

  private job(act: Act, work: () => Promise<void>, choice?: Pending): Job {
    return { deliver: work, failed: (error) => this.failed(act, error, choice) };
  }

  private async save(choice: Pending): Promise<void> {
    const { savedAt } = await this.parts.wire.save(choice);
    this.outbox.settle(choice.questionId, choice.revision);
    if (savedAt === null) this.wants.refresh = true;
    const view = savedAt === null ? this.state.view : withSaved(this.state.view, choice);
    this.reached({ view, savedAt: savedAt ?? this.state.savedAt });
  }

  private async sendMark(questionId: string, flagged: boolean): Promise<void> {
    await this.parts.wire.flag(questionId, flagged);
    this.marks.settle(questionId, flagged);
    const others = this.state.view.flagged.filter((id) => id !== questionId);
    this.reached({ view: { ...this.state.view, flagged: flagged ? [...others, questionId] : others } });
  }

  private async finish(): Promise<void> {
    this.update({ handingIn: 'sent' });
    const receipt = await this.parts.wire.finish();
    const { finishedAt, closeReason } = receipt;
    this.reached({ receipt, handingIn: 'no' });
    this.close({ ...this.state.view, finishedAt, closeReason });
  }

  private async acceptTimed(question: () => Promise<AttemptView>, act: 'claim' | 'refresh'): Promise<void> {
    const told = await this.parts.clock.ask(question);
    this.wants[act] = false;
    this.accept(told, act);
    if (act === 'claim' && this.state.standing === 'writing') this.tell('claimed');
  }

  private accept(told: AttemptView, act: 'claim' | 'refresh'): void {
    const held = this.state.view;
    const view = mergeViews(held, told);
    this.reached({ view, claiming: false });
    const moved = Math.round((told.deadlineAt.getTime() - held.deadlineAt.getTime()) / 60_000);
    if (moved > 0) this.notify({ kind: 'deadline-moved', minutes: moved, deadlineAt: told.deadlineAt });
    if (view.finishedAt) return this.close(view);
    if (act === 'claim') {
      this.outbox.load();
      this.update({ standing: 'writing' });
    } else if (view.writerTabId !== null && view.writerTabId !== this.parts.tabId) {
      this.update({ standing: this.state.standing === 'over' ? 'over' : 'frozen', handingIn: 'no' });
    }
    if (this.state.standing === 'writing') this.rebase();
  }

  private rebase(): void {
    const { overtaken } = this.outbox.rebase(this.state.view);
    if (overtaken.length > 0) this.notify({ kind: 'overtaken', numbers: overtaken.map(({ number }) => number) });
    this.update({});
  }

  private failed(act: Act, error: unknown, choice?: Pending): Verdict {
    const setback = setbackOf(error);
    switch (setback.kind) {
      case 'offline':
      case 'server':
        this.update({ trouble: setback.kind });
        return { then: 'retry' };
      case 'busy':
        this.update({ trouble: 'busy' });
        return { then: 'pause', seconds: setback.seconds };
      case 'signed-out':
        this.update({ signedOut: true });
        return { then: 'go-on' };
      case 'refused':
        this.giveUp(act, setback.problem, choice);
        return { then: 'go-on' };
      default:
        this.changed(setback.kind, choice);
        return { then: 'go-on' };
    }
  }

  /** The attempt is not what this tab took it for: ask how it stands. */
  private changed(kind: 'taken-over' | 'over' | 'revision-taken', choice?: Pending): void {
    this.wants.refresh = true;
    if (kind === 'taken-over') this.freeze();
    if (kind === 'revision-taken') this.outbox.pass(choice?.revision ?? 0);
    if (kind !== 'over') return;
    this.wants.claim = false;
    this.update({ standing: 'over', claiming: false, handingIn: 'no' });
  }

  private giveUp(act: Act, problem: Problem, choice?: Pending): void {
    const mark = act === 'flag' ? this.marks.first() : null;
    if (mark) {
      // A mark is not worth the test: if more than the mark is refused, the next question to the server tells.
      this.marks.drop(mark.questionId);
      this.wants.refresh = true;
    } else if (problem.status === 422 && choice) {
      this.outbox.settle(choice.questionId, choice.revision);
      this.notify({ kind: 'rejected', numbers: [choice.number] });
    } else this.update({ problem });
  }

  private freeze(): void {
    if (this.state.standing === 'writing') this.update({ standing: 'frozen', handingIn: 'no' });
  }

  private close(view: AttemptView): void {
    const waiting = this.outbox.list();
    for (const choice of waiting) if (isSaved(choice, view)) this.outbox.drop(choice.questionId);
    const first = this.state.standing !== 'closed';
    this.update({ view, standing: 'closed', handingIn: 'no', unsaved: this.outbox.list() });
    if (first) this.tell('closed');
  }

  private tell(news: TabNews['news']): void {
    this.parts.tell({ news, tabId: this.parts.tabId });
  }

  private notify(notice: Notice): void {
    this.update({ notices: [...this.state.notices, { ...notice, id: ++this.noticeId }] });
  }

  /** The server has answered: whatever kept us from it is over. */
  private reached(change: Partial<TestState>): void {
    this.recovering ||= this.state.trouble !== null;
    const restored = this.recovering && this.outbox.list().length === 0;
    this.recovering &&= !restored;
    this.update({ ...change, trouble: null, restored: this.state.restored || restored });
  }

  private update(change: Partial<TestState>): void {
    const merged = { ...this.state, ...change };
    this.state = {
      ...merged,
      waiting: this.outbox.list(),
      flagged: this.marks.overlay(merged.view.flagged),
      durable: this.outbox.durable,
    };
    for (const listener of this.listeners) listener();
  }
}
