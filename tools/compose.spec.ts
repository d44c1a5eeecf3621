import { PRODUCT_NODE_FLAGS } from '@itog/runtime';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { root } from './bootstrap/root.mjs';

interface Healthcheck {
  test?: string[];
  interval?: string;
  timeout?: string;
  retries?: number;
  disable?: boolean;
}

interface Service {
  image: string;
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  environment?: Record<string, string | number>;
  ports?: string[];
  networks: string[];
  command?: string[];
  restart: string;
  healthcheck: Healthcheck;
  deploy?: { replicas: number };
  read_only?: boolean;
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const source = read('docker-compose.yml');
const { services, networks, volumes } = parse(source, { merge: true }) as Compose;
const each = Object.entries(services).map(([name, service]) => ({ name, ...service }));
const ours = each.filter(({ image }) => image.startsWith('itog:'));

const variablesOf = (text: string) => [...text.matchAll(/\$\{([A-Z_0-9]+)[^}]*\}/g)].map(([, name]) => name ?? '');

describe('docker-compose.yml', () => {
  it('is what the linter accepts, without warnings', () => {
    const run = spawnSync(
      process.execPath,
      ['node_modules/dclint/bin/dclint.cjs', '--max-warnings', '0', 'docker-compose.yml'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    expect({ code: run.status, said: run.stdout + run.stderr }).toEqual({
      code: 0,
      said: expect.not.stringMatching(/error|warning/),
    });
  });

  it('describes exactly these services, from images with a version', () => {
    expect(Object.fromEntries(each.map(({ name, image }) => [name, image]))).toEqual({
      proxy: expect.stringMatching(/^caddy:2\.\d+/),
      api: 'itog:${ITOG_VERSION:-latest}',
      worker: 'itog:${ITOG_VERSION:-latest}',
      migrate: 'itog:${ITOG_VERSION:-latest}',
      postgres: 'postgres:18',
      files: expect.stringMatching(/^versity\/versitygw:v\d/),
      mail: expect.stringMatching(/^axllent\/mailpit:v\d/),
    });
  });

  it('opens the proxy to everybody, the inbox to this machine, and nothing else', () => {
    expect(Object.fromEntries(each.filter(({ ports }) => ports).map(({ name, ports }) => [name, ports]))).toEqual({
      proxy: ['0.0.0.0:80:80', '0.0.0.0:443:443', '0.0.0.0:443:443/udp'],
      mail: ['127.0.0.1:8025:8025'],
    });
  });

  it('keeps in declared volumes, and only there, what must outlive a container', () => {
    const mounts = each.flatMap(({ name, volumes: mounted = [] }) => mounted.map((mount) => `${name} ${mount}`));
    expect(mounts.sort()).toEqual([
      'files files:/data/itog',
      'mail mail:/data',
      'postgres database:/var/lib/postgresql',
      'proxy ./deploy/Caddyfile:/etc/caddy/Caddyfile:ro',
      'proxy proxy-certificates:/data',
      'proxy proxy-state:/config',
    ]);
    const named = mounts
      .map((mount) => mount.split(' ')[1]?.split(':')[0] ?? '')
      .filter((name) => !name.startsWith('./'));
    expect(Object.keys(volumes).sort()).toEqual(named.sort());
    expect(existsSync(join(root, 'deploy/Caddyfile'))).toBe(true);
  });

  it.each(each)(
    '$name: a healthcheck that ends, a restart, networks that exist',
    ({ name, healthcheck, restart, networks: joined }) => {
      if (name === 'migrate')
        expect({ healthcheck, restart }).toEqual({ healthcheck: { disable: true }, restart: 'on-failure:3' });
      else {
        expect(healthcheck.test?.[0]).toBe('CMD');
        expect(healthcheck.test?.length).toBeGreaterThan(1);
        expect(healthcheck).toMatchObject({
          interval: expect.stringMatching(/^\d+s$/),
          timeout: expect.stringMatching(/^\d+s$/),
        });
        expect(healthcheck.retries).toBeGreaterThanOrEqual(3);
        expect(restart).toBe('unless-stopped');
      }
      expect(joined.filter((network) => !(network in networks))).toEqual([]);
    },
  );

  it('asks of every service it waits for what that service can answer', () => {
    const waits = each.flatMap(({ name, depends_on = {} }) =>
      Object.entries(depends_on).map(([other, { condition }]) => ({ name, other, condition })),
    );
    expect(waits.length).toBeGreaterThan(0);
    for (const { other, condition } of waits) {
      const ends = services[other]?.healthcheck.disable === true;
      expect({ other, condition }).toEqual({
        other,
        condition: ends ? 'service_completed_successfully' : 'service_healthy',
      });
    }
  });

  it('runs two servers, one worker, and the programs the build makes', () => {
    expect(
      Object.fromEntries(ours.map(({ name, deploy, command }) => [name, [deploy?.replicas ?? 1, command]])),
    ).toEqual({
      api: [2, ['node', ...PRODUCT_NODE_FLAGS, 'dist/api/main.js']],
      worker: [1, ['node', ...PRODUCT_NODE_FLAGS, 'dist/api/worker.js']],
      migrate: [1, ['node', 'dist/api/migrate.js']],
    });
    expect(ours.every(({ read_only }) => read_only)).toBe(true);
    for (const { command = [] } of ours) {
      expect(
        existsSync(join(root, 'apps/api/src', (command.at(-1) ?? '').replace('dist/api/', '').replace('.js', '.ts'))),
      ).toBe(true);
    }
  });

  it('hides the database, the files and the letters from the outside', () => {
    expect(networks.back).toEqual({ internal: true });
    expect([services.postgres?.networks, services.files?.networks]).toEqual([['back'], ['back']]);
    expect(services.proxy?.networks).toEqual(['front']);
  });

  it('sets the variables that the product reads and no other, and every address leads to a service', async () => {
    const config = pathToFileURL(join(root, 'apps/api/src/platform/config.ts')).href;
    const { CONFIG_KEYS } = (await import(config)) as { CONFIG_KEYS: string[] };
    for (const { name, environment = {} } of ours) {
      // Each entry knows its own role, and the image brings its browser.
      const needless = ['ROLE', 'CHROME_PATH'];
      expect({ name, unset: CONFIG_KEYS.filter((key) => !(key in environment) && !needless.includes(key)) }).toEqual({
        name,
        unset: [],
      });
      expect({ name, unknown: Object.keys(environment).filter((key) => !CONFIG_KEYS.includes(key)) }).toEqual({
        name,
        unknown: [],
      });
      for (const key of ['DATABASE_URL', 'FILES_URL', 'SMTP_URL']) {
        const [, host] = /[@/-]([a-z]+):\d+/.exec(String(environment[key])) ?? [];
        expect({ key, host, known: String(host) in services }).toEqual({ key, host, known: true });
      }
    }
  });

  it('is accepted by the product’s own reading of the environment', async () => {
    const config = pathToFileURL(join(root, 'apps/api/src/platform/config.ts')).href;
    const { readConfig } = (await import(config)) as {
      readConfig: (env: Record<string, string>) => Record<string, unknown>;
    };
    const filled = (text: string) =>
      text.replace(/\$\{[A-Z_0-9]+:-([^}]*)\}/g, '$1').replace(/\$\{[^}]+\}/g, 'x'.repeat(32));
    for (const { environment = {} } of ours) {
      const env = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filled(String(value))]));
      expect(readConfig(env)).toMatchObject({
        PORT: 3000,
        HOST: '0.0.0.0',
        FILES_URL: expect.stringContaining('@files:7070/itog'),
      });
    }
  });

  it('is refused with a mail server’s address that is none, before the first letter', async () => {
    const config = pathToFileURL(join(root, 'apps/api/src/platform/config.ts')).href;
    const { readConfig } = (await import(config)) as {
      readConfig: (env: Record<string, string>) => Record<string, unknown>;
    };
    const env = { DATABASE_URL: 'postgres://localhost/itog', COOKIE_SECRET: 'x'.repeat(32) };
    for (const SMTP_URL of ['mail.example.org:587', 'https://mail.example.org', 'smtp:mail:1025', 'smtp://u:p#s@mail'])
      expect(() => readConfig({ ...env, SMTP_URL })).toThrow(/SMTP_URL: нужен адрес вида smtp:/);
    for (const SMTP_URL of ['', 'smtp://mail:1025', 'smtps://u%40example.org:p%23s@mail.example.org:465'])
      expect(readConfig({ ...env, SMTP_URL })).toMatchObject({ SMTP_URL });
  });

  it('has every variable it asks for in .env.example, and no other', () => {
    const documented = [...read('.env.example').matchAll(/^([A-Z_0-9]+)=/gm)].map(([, name]) => name);
    expect([...documented].sort()).toEqual([...new Set(variablesOf(source))].sort());
  });
});

describe('deploy', () => {
  it('leads from the proxy to the port the servers listen on, with sockets and TLS', () => {
    const caddyfile = read('deploy/Caddyfile');
    expect(caddyfile).toContain(`dynamic a api ${services.api?.environment?.PORT} {`);
    expect(caddyfile).toMatch(/^\{\$SITE_ADDRESS\} \{$/m);
    expect([...caddyfile].filter((c) => c === '{').length).toBe([...caddyfile].filter((c) => c === '}').length);
  });

  it('builds the image from files that are there, and runs it as nobody special', () => {
    const dockerfile = read('Dockerfile');
    const copied = [...dockerfile.matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(([, path]) => path ?? '');
    const made = ['dist', 'node_modules'];
    expect(copied.filter((path) => !made.includes(path) && !existsSync(join(root, path)))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining([...made, 'deploy/health.mjs']));
    expect(
      dockerfile
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('USER')),
    ).toEqual(['USER node']);
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['node_modules', '.git', '.data', '.env', 'dist']));
  });

  it('tells a well worker from a dead database', () => {
    const ask = (role: string) =>
      spawnSync(process.execPath, ['deploy/health.mjs', role], {
        cwd: root,
        env: { DATABASE_URL: 'postgres://itog:x@127.0.0.1:1/itog', PORT: '1' },
      }).status;
    expect([ask('api'), ask('worker')]).toEqual([1, 1]);
  });
});
