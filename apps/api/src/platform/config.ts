import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  /** One image, two roles: `api` answers HTTP and sockets, `worker` runs the jobs. */
  ROLE: z.enum(['api', 'worker']).default('api'),
  /** PostgreSQL 18 or newer. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Where the secret and, without FILES_URL, the files are kept. */
  DATA_DIR: z.string().default('.data'),
  /** `s3://KEY:SECRET@host:port/bucket` (`?tls=true` for HTTPS); empty keeps files in DATA_DIR. */
  FILES_URL: z.string().default(''),
  /** `smtp://user:password@host:port`; empty writes letters to the log. */
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      error:
        'нужен адрес вида smtp://логин:пароль@сервер:порт или smtps://…; знаки @ : / ? # % в логине и пароле заменяют кодами: @ — это %40',
    })
    .default(''),
  MAIL_FROM: z.string().default('itog@localhost'),
  /** The address people use: stands in QR codes and letters. */
  PUBLIC_URL: z.url().optional(),
  /** Signs cookies; made and kept in DATA_DIR when absent. Every process must have the same. */
  COOKIE_SECRET: z.string().min(32).optional(),
  /** Locks the private key of the organisation's seal in the database; without it the secret of the cookies does. */
  SEAL_KEY: z.string().min(32).optional(),
  /** Addresses of the reverse proxies whose X-Forwarded-* headers are believed, with commas; empty believes none. */
  TRUST_PROXY: z.string().default(''),
  CHROME_PATH: z.string().optional(),
  /** Wrong passwords before an account is blocked for a while for the network that they come from, and a network for all accounts. */
  SIGN_IN_FAILURES_PER_ACCOUNT: z.coerce.number().int().positive().default(10),
  SIGN_IN_FAILURES_PER_ADDRESS: z.coerce.number().int().positive().default(100),
  SIGN_IN_BLOCK_MINUTES: z.coerce.number().int().positive().default(15),
  /** Verification requests a minute from one address. */
  VERIFY_PER_MINUTE: z.coerce.number().int().positive().default(60),
  /** Questions about the Regulation an hour from one address. */
  INQUIRIES_PER_HOUR: z.coerce.number().int().positive().default(10),
  /** Most megabytes that the file of a thesis may have. */
  THESIS_MAX_MEGABYTES: z.coerce.number().int().min(1).max(200).default(50),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
});

/** Names of all environment variables that the product reads. */
export const CONFIG_KEYS = Object.keys(schema.shape);

export type Config = Readonly<
  Omit<z.output<typeof schema>, 'PUBLIC_URL' | 'COOKIE_SECRET'> & {
    PUBLIC_URL: string;
    COOKIE_SECRET: string;
    /** Folder of the built interface; null where it is not served. */
    webDir: string | null;
  }
>;

export const CONFIG = Symbol('config');

/**
 * The environment, checked once and frozen.
 * @throws Error that names every variable that is missing or wrong
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`Неверные переменные окружения:\n${wrong.join('\n')}`);
  }
  const values = parsed.data;
  const webDir = resolve('dist/web');
  return Object.freeze({
    ...values,
    PUBLIC_URL: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ''),
    COOKIE_SECRET: values.COOKIE_SECRET ?? keptSecret(values.DATA_DIR),
    webDir: existsSync(webDir) ? webDir : null,
  });
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'cookie-secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}
