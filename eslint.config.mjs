import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const allow = (project, ...libs) => ({
  sourceTag: project,
  onlyDependOnLibsWithTags: libs,
});

// Who may import whom: the table of docs/CODEMAP.md. Outside packages are refused one by one where a project must stay pure.
const boundaries = [
  { ...allow('domain'), bannedExternalImports: ['*'] },
  { ...allow('contracts', 'domain'), allowedExternalImports: ['zod'] },
  { ...allow('documents', 'domain'), allowedExternalImports: ['qrcode', 'marked', 'petrovich'] },
  {
    ...allow('question-formats', 'domain'),
    allowedExternalImports: ['gift-pegjs', 'fast-xml-parser', 'sanitize-html', 'exceljs', 'yauzl'],
  },
  { ...allow('runtime'), allowedExternalImports: ['@sparticuz/chromium', 'puppeteer', 'pg'] },
  allow('testing', 'domain', 'contracts', 'runtime'),
  {
    ...allow('web', 'domain', 'contracts', 'documents', 'testing'),
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', 'pg-boss', 'puppeteer'],
  },
  {
    ...allow('api', 'domain', 'contracts', 'documents', 'question-formats', 'runtime', 'testing'),
    bannedExternalImports: ['react', 'react-dom', '@mantine/*'],
  },
  allow('e2e', 'contracts', 'runtime', 'testing'),
  allow('bench', 'contracts', 'runtime', 'testing'),
  allow('tools', 'domain', 'contracts', 'runtime', 'testing'),
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.data/**', '.nx/**', '**/*.cjs'] },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    plugins: { '@nx': nx },
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints: boundaries }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // A route without an answer gives nothing: its output is void.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['apps/web/**/*.tsx', 'apps/web/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // A component is markup: its length is measured by the file.
      'max-lines-per-function': 'off',
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.test.ts', '**/*.test.tsx', '**/*.e2e.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['tools/**', 'bench/**', 'e2e/**', 'libs/testing/**'],
    rules: { 'no-console': 'off' },
  },
);
