import type { Page } from 'puppeteer';

/** Generous: only what fails ever waits that long, and a machine that runs everything at once is slow. */
export const PATIENCE_MS = 60_000;

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
    await this.tell(`press ${role} «${name}»`, async () => {
      const target = this.page.locator(aria(role, name));
      // What sticks to the top of a page may cover it: a person would scroll.
      await (await target.waitHandle()).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await target.click();
    });
  }

  /** A button by the keyboard: what moves while others act at the same moment is not missed, as it is by a pointer. */
  async pressByKey(name: string): Promise<void> {
    await this.tell(`press «${name}» by the keyboard`, async () => {
      await (await this.page.locator(aria('button', name)).waitHandle()).focus();
      await this.page.keyboard.press('Enter');
    });
  }

  /** Types into a field, over what stands there. */
  async fill(label: string, text: string): Promise<void> {
    await this.tell(`fill «${label}»`, async () => {
      const field = await this.page.locator(named(label)).waitHandle();
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
      await this.page.locator(named(label)).click();
      const list = await this.page.$eval(named(label), (input) => input.getAttribute('aria-controls'));
      await this.page.locator(`[id="${list}"] [role="option"] ::-p-text(${option})`).click();
    });
  }

  /** Waits until these words stand on the page; spaces of any kind are the same. */
  async sees(...texts: string[]): Promise<void> {
    for (const text of texts) {
      await this.tell(`see «${text}»`, () =>
        this.page.waitForFunction(
          (wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted),
          { polling: 100 },
          text,
        ),
      );
    }
  }

  /** Waits until the address fits. */
  async arrives(at: RegExp): Promise<void> {
    await this.tell(`arrive at ${at}`, () =>
      this.page.waitForFunction((pattern) => new RegExp(pattern).test(location.pathname), { polling: 100 }, at.source),
    );
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
