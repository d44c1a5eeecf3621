import type { Browser, LaunchOptions } from 'puppeteer';
import { StartupProblem } from '../startup-problem.ts';
import { launchArguments, resolveChromium } from './chromium.ts';

/** What a caller may add to a launch; the program, its environment and its base arguments are ours. */
export type LaunchBrowserOptions = Omit<LaunchOptions, 'executablePath' | 'env' | 'headless' | 'pipe' | 'browser'>;

/**
 * Starts a headless browser. It talks over a pipe, so it ends with this process even when that is killed.
 *
 * @throws StartupProblem there is no browser or it does not start here
 */
export async function launchBrowser({ args = [], ...options }: LaunchBrowserOptions = {}): Promise<Browser> {
  const { executablePath, env } = await resolveChromium();
  const { default: puppeteer } = await import('puppeteer'); // loaded here: most users of this library never open a browser
  try {
    return await puppeteer.launch({
      ...options,
      executablePath,
      env: { ...env, LC_ALL: 'C.UTF-8' }, // without a locale it loses the letters of file names
      headless: 'shell',
      pipe: true,
      args: [...launchArguments(), ...args],
    });
  } catch (error) {
    const reason = String(error).split('\n')[0];
    throw new StartupProblem(
      `Браузер «${executablePath}» не запускается (${reason}): укажите другой в переменной CHROME_PATH.`,
      {
        cause: error,
      },
    );
  }
}
