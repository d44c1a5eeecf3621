import { setTimeout as sleep } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer';

/** Generous: only what fails ever waits that long, and a machine that runs everything at once is slow. */
export const PATIENCE_MS = 60_000;

/** Each question about roles and names lets the page tell its whole tree: Puppeteer's own waiting asks at every frame. */
const ASK_EVERY_MS = 100;

/** A page as a person uses it: by the names and roles that a screen reader tells, and by the words in sight. */
export class Screen {
  readonly page: Page;
  private readonly origin: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.origin = origin;
    page.setDefaultTimeout(PATIENCE_MS);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.origin + path, { waitUntil: 'load' });
  }

  /** The address without the origin. */
  get path(): string {
    return this.page.url().replace(this.origin, '');
  }

  async press(
    name: string,
    role: 'button' | 'link' | 'checkbox' | 'radio' | 'switch' | 'tab' = 'button',
  ): Promise<void> {
    await this.tell(`press ${role} «${name}»`, () => this.click(aria(role, name)));
  }

  /** Presses a button of the dialog that is open. */
  async pressInDialog(name: string): Promise<void> {
    await this.tell(`press «${name}» of the dialog`, () =>
      this.click(`:is(dialog[open], [role=dialog]) ${aria('button', name)}`),
    );
  }

  /** By the keyboard: what moves while others act at the same moment is not missed, as it is by a pointer. */
  async pressByKey(name: string, role: 'button' | 'switch' = 'button'): Promise<void> {
    await this.tell(`press ${role} «${name}» by the keyboard`, async () => {
      await (await this.find(aria(role, name))).focus();
      await this.page.keyboard.press('Space');
    });
  }

  /** Types into a field, over what stands there. */
  async fill(label: string, text: string): Promise<void> {
    await this.tell(`fill «${label}»`, async () => {
      const field = await this.find(named(label));
      await field.focus();
      await field.evaluate((element) => {
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.select();
      });
      await this.page.keyboard.type(text);
    });
  }

  /** Opens a list of choices by its label and takes the one with these words. */
  async choose(label: string, option: string): Promise<void> {
    await this.tell(`choose «${option}» of «${label}»`, async () => {
      await this.click(named(label));
      const list = await this.page.$eval(named(label), (input) => input.getAttribute('aria-controls'));
      await this.page.locator(`[id="${list}"] [role="option"] ::-p-text(${option})`).click();
    });
  }

  /** Waits until these words stand on the page; spaces of any kind are the same. */
  async sees(...texts: string[]): Promise<void> {
    for (const text of texts) {
      if (await this.page.evaluate(shows, text).catch(() => false)) continue;
      await this.tell(`see «${text}»`, () => this.page.waitForFunction(shows, { polling: 100 }, text));
    }
  }

  /** Waits until the address fits. */
  async arrives(at: RegExp): Promise<void> {
    await this.tell(`arrive at ${at}`, () =>
      this.page.waitForFunction((pattern) => new RegExp(pattern).test(location.pathname), { polling: 100 }, at.source),
    );
  }

  /** Waits for the page of this heading: what it says may stand on the page before it, too. */
  async turnsTo(heading: string): Promise<void> {
    await this.tell(`turn to «${heading}»`, () => this.page.waitForFunction(headed, { polling: 100 }, heading));
  }

  /** What stands on the page now. */
  async words(): Promise<string> {
    return (await this.page.evaluate(() => document.body.innerText)).replace(/\s+/g, ' ');
  }

  async signIn(login: string, password: string): Promise<void> {
    await this.open('/sign-in');
    await this.fill('Логин или электронная почта', login);
    await this.fill('Пароль', password);
    await this.press('Войти');
    await this.arrives(/^(?!\/sign-in)/);
  }

  /** Chooses a file of this machine for the page's only drop. */
  async giveFile(path: string): Promise<void> {
    const input = await this.page.waitForSelector('input[type=file]');
    await input?.uploadFile(path);
  }

  /** The element that a selector names, as soon as it is there. */
  async find(selector: string): Promise<ElementHandle> {
    for (const giveUpAt = Date.now() + PATIENCE_MS; ; await sleep(ASK_EVERY_MS)) {
      const found = await this.page.$(selector).catch(() => null); // the page may be on its way to another
      if (found) return found;
      if (Date.now() > giveUpAt) throw new Error(`there is no ${selector}`);
    }
  }

  /** Clicks with the pointer where a selector's element stands, once it stands still and is enabled. */
  async click(selector: string): Promise<void> {
    for (const giveUpAt = Date.now() + PATIENCE_MS; ; await sleep(ASK_EVERY_MS)) {
      const target = await this.find(selector);
      try {
        await target.evaluate(standStill, giveUpAt - Date.now());
        await target.evaluate(listen);
        await target.click();
        if (await target.evaluate(hasMissed).catch(() => false)) throw new Error(`the pointer missed ${selector}`);
        return;
      } catch (error) {
        if (Date.now() > giveUpAt) throw error; // else it was drawn anew meanwhile, or moved away under the pointer
      }
    }
  }

  private async tell<T>(what: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const words = await this.words().catch(() => '');
      const failure = `Could not ${what} at ${this.path}: ${String(error)}`;
      throw new Error(`${failure}\nThe page says: ${words.slice(0, 3_000)}`, { cause: error });
    }
  }
}

const aria = (role: string, name: string) => `::-p-aria([role="${role}"][name="${name}"])`;
const named = (name: string) => `::-p-aria([name="${name}"])`;

/** Runs in the page. */
const shows = (wanted: string) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted);

/** Runs in the page. */
const headed = (wanted: string) => document.querySelector('h1')?.innerText.replace(/\s+/g, ' ') === wanted;

/** Runs in the page. */
const listen = (element: Element) =>
  element.addEventListener('click', () => element.setAttribute('data-pressed', ''), { capture: true, once: true });

/** Runs in the page: what is still there and was not pressed; whatever has left the page was. */
function hasMissed(element: Element): boolean {
  const missed = element.isConnected && !element.hasAttribute('data-pressed');
  element.removeAttribute('data-pressed');
  return missed;
}

/** Runs in the page: scrolls as a person would whom something that sticks to the top hinders, and waits for the end of every move. */
async function standStill(element: Element, patienceMs: number): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const giveUpAt = Date.now() + patienceMs;
  const placed = () =>
    new Promise<string>((resolve) =>
      requestAnimationFrame(() => resolve(JSON.stringify(element.getBoundingClientRect()))),
    );
  for (let before = '', now = await placed(); now !== before || element.matches(':disabled'); now = await placed()) {
    if (!element.isConnected || Date.now() > giveUpAt) throw new Error('it does not stand still, enabled');
    before = now;
  }
}
