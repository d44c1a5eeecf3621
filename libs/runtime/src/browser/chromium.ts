import { existsSync } from 'node:fs';
import { works } from '../spawning.ts';
import { StartupProblem } from '../startup-problem.ts';
import { packagedBrowser, type PackagedBrowser } from './packaged.ts';

export interface Chromium {
  executablePath: string;
  /** the environment the browser must be started with: fonts and, on a bare image, libraries */
  env: Record<string, string | undefined>;
  source: 'CHROME_PATH' | 'package' | 'system';
}

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

let found: Promise<Chromium> | undefined;

/**
 * The browser that prints documents and drives the journeys: CHROME_PATH, else the packaged one, else the system's.
 * Looked for once per process.
 *
 * @throws StartupProblem there is none, or CHROME_PATH names no file
 */
export function resolveChromium(): Promise<Chromium> {
  found ??= find().catch((error: unknown) => {
    found = undefined; // the person may mend it and try again
    throw error;
  });
  return found;
}

/** Arguments for every launch: a sandbox wherever the system allows one, the same text rendering everywhere. */
export function launchArguments(): string[] {
  return [
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--font-render-hinting=none',
    ...(sandboxed() ? [] : ['--no-sandbox']),
  ];
}

async function find(): Promise<Chromium> {
  const wish = process.env.CHROME_PATH;
  if (wish && !existsSync(wish)) {
    throw new StartupProblem(
      `В переменной CHROME_PATH указан файл «${wish}», которого нет: исправьте путь или уберите переменную.`,
    );
  }
  const packaged = await packagedBrowser();
  if (wish) return { executablePath: wish, env: systemEnv(packaged), source: 'CHROME_PATH' };
  const own = packaged && runnable(packaged);
  if (own) return own;
  const system = SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (system) return { executablePath: system, env: systemEnv(packaged), source: 'system' };
  throw new StartupProblem(
    'Не найден браузер для печати документов: установите Chromium или Chrome и укажите его в переменной CHROME_PATH.',
  );
}

/** The packaged browser as it is, or with the libraries a bare image lacks; null when it does not run either way. */
function runnable({ executablePath, fontsConf, libraries }: PackagedBrowser): Chromium | null {
  const env = { ...process.env, FONTCONFIG_FILE: fontsConf };
  const path = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const fit = [env, { ...env, LD_LIBRARY_PATH: path }].find((each) =>
    works([executablePath, '--version'], { env: each }),
  );
  return fit ? { executablePath, env: fit, source: 'package' } : null;
}

/** Another browser keeps the machine's fonts; a machine without a font configuration gets ours. */
function systemEnv(packaged: PackagedBrowser | null): Chromium['env'] {
  const bare = process.platform === 'linux' && !existsSync('/etc/fonts/fonts.conf') && !process.env.FONTCONFIG_FILE;
  return bare && packaged ? { ...process.env, FONTCONFIG_FILE: packaged.fontsConf } : { ...process.env };
}

let sandbox: boolean | undefined;

// Root may not use Chromium's sandbox; an ordinary user may unless user namespaces are forbidden (most containers).
function sandboxed(): boolean {
  if (process.platform !== 'linux') return true;
  sandbox ??= process.getuid?.() !== 0 && works(['unshare', '--user', '--map-root-user', 'true']);
  return sandbox;
}
