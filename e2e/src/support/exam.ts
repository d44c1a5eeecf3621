import type { Page } from 'puppeteer';
import { Screen } from './screen.ts';

/** The right answers by the words of their options. */
export type Key = (question: string, options: readonly string[]) => string;

/** The key of a generated bank: «Сколько будет 7 + 1?». */
export const sumKey: Key = (question) => {
  const [left = NaN, right = NaN] = [...question.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return String(left + right);
};

type Shown = { readonly number: number; readonly text: string; readonly options: readonly string[] };

/** The test screen as its learner uses it. */
export class Exam {
  readonly screen: Screen;
  private readonly page: Page;

  constructor(screen: Screen) {
    this.screen = screen;
    this.page = screen.page;
  }

  /** From the attestation's page: presses the button, confirms, waits for the first question. */
  async start(button = 'Начать тест'): Promise<void> {
    await this.screen.press(button);
    await this.screen.pressInDialog(button);
    await this.screen.arrives(/^\/attempts\//);
    await this.screen.sees('Вопрос 1 из');
  }

  get attemptId(): string {
    return /\/attempts\/([0-9a-f-]+)/.exec(this.screen.path)?.[1] ?? '';
  }

  /** The question on the screen. */
  shown(): Promise<Shown> {
    return this.page.evaluate(() => {
      const card = document.querySelector('fieldset');
      const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      const labels = [...(card?.querySelectorAll('label') ?? [])];
      const plain = (label: Element) => {
        const copy = label.cloneNode(true) as Element;
        copy.querySelectorAll('[aria-hidden]').forEach((hidden) => hidden.remove());
        return words(copy);
      };
      return {
        number: Number(/\d+/.exec(words(card?.querySelector('legend')))?.[0]),
        text: words(document.getElementById(card?.getAttribute('aria-labelledby')?.split(' ')[1] ?? '')),
        options: labels.map(plain),
      };
    });
  }

  /** Turns to a question by the palette. */
  async turnTo(number: number): Promise<void> {
    await this.page.locator(`nav a[aria-label^="Вопрос ${number}:"]`).click();
    await this.screen.sees(`Вопрос ${number} из`);
  }

  async next(): Promise<void> {
    const { number } = await this.shown();
    await this.screen.press('Дальше');
    await this.screen.sees(`Вопрос ${number + 1} из`);
  }

  /** Presses an option with the mouse. */
  async pick(option: string): Promise<void> {
    await this.screen.press(option, 'radio');
  }

  /** Chooses an option by its digit on the keyboard. */
  async type(option: string): Promise<void> {
    const { options } = await this.shown();
    await this.page.keyboard.press(`Digit${options.indexOf(option) + 1}` as 'Digit1');
  }

  /** The option that is chosen on the screen; null for none. */
  chosen(): Promise<string | null> {
    return this.page.evaluate(() => {
      const label = document.querySelector('fieldset input:checked')?.closest('label')?.cloneNode(true) as Element;
      label?.querySelectorAll('[aria-hidden]').forEach((hidden) => hidden.remove());
      return label?.textContent?.trim() ?? null;
    });
  }

  /** Seconds on the clock. */
  async secondsLeft(): Promise<number> {
    const face = await this.screen.find('::-p-aria([role="timer"][name="Осталось времени"])');
    const digits = (await face?.evaluate((element) => element.textContent)) ?? '';
    return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  }

  /** From any question: checks the answers, hands them in, waits for the receipt. */
  async handIn(): Promise<void> {
    await this.screen.click('nav ::-p-aria([role="link"][name="Проверить ответы"])');
    await this.screen.sees('Проверьте ответы');
    await this.screen.press('Завершить тест');
    await this.screen.pressInDialog('Завершить тест');
    await this.screen.sees('Тест завершён');
  }
}
