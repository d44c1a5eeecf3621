// Every kind of test is one Jest project, so that one run shares one PostgreSQL and one report.
const ignored = ['/node_modules/', '/dist/', '/.data/'];

const transform = (jsx = false) => ({
  '^.+\\.(t|j)sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', tsx: jsx, decorators: !jsx },
        transform: jsx
          ? { react: { runtime: 'automatic' } }
          : { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
});

// Node itself loads their modules, once for all files that a process tests.
const oneRealm = {
  runtime: '<rootDir>/tools/jest/one-realm/runtime.mjs',
  testEnvironment: '<rootDir>/tools/jest/one-realm/environment.mjs',
};

const project = (displayName, root, extra = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  roots: [`<rootDir>/${root}`],
  testMatch: ['**/*.spec.ts'],
  ...oneRealm,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  testPathIgnorePatterns: ignored,
  transform: transform(),
  ...extra,
});

const withPostgres = {
  globalSetup: '<rootDir>/tools/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/tools/jest/global-teardown.mjs',
};

export default {
  testSequencer: '<rootDir>/tools/jest/longest-first.mjs',
  // Generous, because a busy machine is slow and only a failed test ever waits that long.
  testTimeout: 180_000,
  // A process keeps the modules of every file it has tested: past this a fresh one goes on.
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('domain', 'libs/domain'),
    project('contracts', 'libs/contracts'),
    project('documents', 'libs/documents'),
    project('question-formats', 'libs/question-formats'),
    project('runtime', 'libs/runtime'),
    project('testing', 'libs/testing', withPostgres),
    project('tools', 'tools'),
    project('api', 'apps/api', withPostgres),
    project('web', 'apps/web', {
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      testEnvironment: '<rootDir>/tools/jest/one-realm/window.mjs',
      // What a page remembers lies in its modules: each file has its own; packages and libraries are loaded once.
      testEnvironmentOptions: { anew: `${import.meta.dirname}/apps/web/src/` },
      transform: transform(true),
      moduleNameMapper: {
        '\\.(css|svg|woff2)$': '<rootDir>/apps/web/src/test-style.ts',
        'i18n/word-files\\.ts$|^\\./word-files\\.ts$': '<rootDir>/apps/web/src/test-word-files.ts',
        // One file in place of six thousand modules.
        '^@tabler/icons-react$': '<rootDir>/node_modules/@tabler/icons-react/dist/cjs/tabler-icons-react.cjs',
      },
      setupFilesAfterEnv: ['<rootDir>/apps/web/src/test-setup.ts'],
    }),
    project('e2e', 'e2e', {
      runtime: undefined,
      testEnvironment: 'node',
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
      testMatch: ['**/*.e2e.ts'],
      ...withPostgres,
    }),
  ],
};
