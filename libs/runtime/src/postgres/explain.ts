import { StartupProblem, systemCode } from '../startup-problem.ts';

type Sentence = (place: { dataDir: string; port?: number }, text: string) => string;

// The first pattern found in PostgreSQL's own words (or in the code of a failed system call) gives the sentence.
const SENTENCES: readonly [RegExp, Sentence][] = [
  [
    /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    ({ dataDir }) => `На диске с папкой «${dataDir}» нет места для базы данных: освободите место и запустите снова.`,
  ],
  [
    /Read-only file system|EROFS/,
    ({ dataDir }) =>
      `Папка данных «${dataDir}» открыта только для чтения: выберите другую папку в переменной DATA_DIR.`,
  ],
  [
    /database files are incompatible|was initialized by PostgreSQL version/,
    ({ dataDir }) =>
      `Данные в папке «${dataDir}» созданы другой версией PostgreSQL: верните её или восстановите данные из резервной копии.`,
  ],
  [
    /could not bind|Address already in use|could not create any TCP/,
    ({ port }) => `Порт ${port} для базы данных занят другой программой: остановите её или задайте DATABASE_URL.`,
  ],
  [
    /error while loading shared libraries|exec format error|ENOEXEC/i,
    (_, text) => `Встроенный PostgreSQL не запускается на этой системе (${lastLine(text)}): задайте DATABASE_URL.`,
  ],
  [
    /Permission denied|EACCES|EPERM|could not change permissions/,
    ({ dataDir }) =>
      `Нет прав на папку данных «${dataDir}»: выберите другую папку в переменной DATA_DIR или измените права.`,
  ],
  [
    /ENOTDIR|EEXIST|Not a directory/,
    ({ dataDir }) => `Путь «${dataDir}» для базы данных — не папка: выберите другую в переменной DATA_DIR.`,
  ],
];

/** One sentence for a person out of what PostgreSQL, initdb or the system said. */
export function explain(text: string, place: { dataDir: string; port?: number }): StartupProblem {
  const found = SENTENCES.find(([pattern]) => pattern.test(text));
  if (found) return new StartupProblem(found[1](place, text));
  return new StartupProblem(
    `База данных в папке «${place.dataDir}» не запустилась: ${lastLine(text) || 'причина неизвестна'}.`,
  );
}

/** The same for an error thrown by a system call. A problem that is already explained stays as it is. */
export function explainError(error: unknown, place: { dataDir: string; port?: number }): StartupProblem {
  if (error instanceof StartupProblem) return error;
  return explain(systemCode(error) || String(error), place);
}

function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => /FATAL|PANIC|error/i.test(line));
  return (telling.at(-1) ?? lines.filter(Boolean).at(-1) ?? '').replace(/\.$/, '');
}
