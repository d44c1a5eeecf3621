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

const project = (displayName, root, extra = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  roots: [`<rootDir>/${root}`],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
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
      testEnvironment: '<rootDir>/apps/web/test-environment.mjs',
      transform: transform(true),
      moduleNameMapper: {
        '\\.(css|svg|woff2)$': '<rootDir>/apps/web/src/test-style.ts',
        '^(\\.{1,2}/.*)\\.js$': '$1',
        'i18n/word-files\\.ts$|^\\./word-files\\.ts$': '<rootDir>/apps/web/src/test-word-files.ts',
        // One file in place of six thousand modules.
        '^@tabler/icons-react$': '<rootDir>/node_modules/@tabler/icons-react/dist/cjs/tabler-icons-react.cjs',
      },
      setupFilesAfterEnv: ['<rootDir>/apps/web/src/test-setup.ts'],
    }),
    project('e2e', 'e2e', { testMatch: ['**/*.e2e.ts'], ...withPostgres }),
  ],
};
