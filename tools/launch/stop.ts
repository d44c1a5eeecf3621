import { say } from '../bootstrap/say.mjs';

const INSIST_AFTER_MS = 3_000;

/** The end of the launcher: asked for once, by a person or by a failure, and then done in the reverse order of the starts. */
export class Stop {
  /** aborted when the end is asked for */
  readonly signal: AbortSignal;
  /** fulfilled when the end is asked for */
  readonly asked: Promise<void>;
  private readonly controller = new AbortController();
  private readonly steps: (() => unknown)[] = [];
  private sentence: string | null = null;
  private askedAt = 0;

  constructor() {
    this.signal = this.controller.signal;
    this.asked = new Promise((resolve) => this.signal.addEventListener('abort', () => resolve()));
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => this.byPerson());
    process.on('disconnect', () => this.byPerson()); // npm's side was killed
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => this.byPerson()); // the terminal is gone
  }

  /** Adds a step to do at the end. */
  later(step: () => unknown): void {
    this.steps.unshift(step);
  }

  /** Asks for the end because of a failure, told in a sentence. Only the first one is told. */
  because(sentence: string): void {
    if (this.signal.aborted) return;
    this.sentence = sentence;
    this.ask();
  }

  /** Does the steps and ends the process: 0 when a person asked, 1 after a failure. */
  async run(): Promise<never> {
    if (!this.sentence) say('\nОстанавливаю…');
    for (const step of this.steps) {
      try {
        await step();
      } catch (error) {
        say(String(error));
      }
    }
    say(this.sentence ? `\n${this.sentence}` : 'Остановлено. Данные сохранены.');
    process.exit(this.sentence ? 1 : 0);
  }

  // One Ctrl-C arrives twice: from the terminal and through npm. A later one is impatience.
  private byPerson(): void {
    if (this.signal.aborted && Date.now() - this.askedAt > INSIST_AFTER_MS) process.exit(1);
    this.ask();
  }

  private ask(): void {
    if (this.signal.aborted) return;
    this.askedAt = Date.now();
    this.controller.abort();
  }
}
