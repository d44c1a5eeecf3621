import { cpSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'rolldown';

const root = resolve(import.meta.dirname, '../..');
const entry = (name) => resolve(import.meta.dirname, `src/${name}.ts`);
// @li0ard/streebog and what lies inside it name their own files without endings, which Node does not find.
const inside = /^(\.{1,2}\/|\/|@itog\/|@oxc-project\/|@li0ard\/|@noble\/)/;

export default defineConfig({
  input: Object.fromEntries(
    ['main', 'worker', 'migrate', 'seed', 'seed-load', 'audit-verify'].map((name) => [name, entry(name)]),
  ),
  platform: 'node',
  external: (id) => !inside.test(id),
  tsconfig: resolve(import.meta.dirname, 'tsconfig.json'),
  plugins: [
    {
      name: 'demo-content',
      writeBundle: () =>
        cpSync(resolve(import.meta.dirname, 'src/demo/content'), resolve(root, 'dist/api/demo'), {
          recursive: true,
          filter: (path) => !path.endsWith('.ts'),
        }),
    },
    {
      name: 'assets',
      writeBundle: () =>
        cpSync(resolve(import.meta.dirname, 'src/platform/assets'), resolve(root, 'dist/api/assets'), {
          recursive: true,
        }),
    },
  ],
  output: { dir: resolve(root, 'dist/api'), format: 'esm', sourcemap: true, cleanDir: true },
});
