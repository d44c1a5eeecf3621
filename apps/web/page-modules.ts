import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';
import { leanVendors } from './lean-vendors.ts';

type Groups<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/**
 * Modules that the pages of each group load at once, after what they do not call was left out: only a build can tell,
 * since a package names all its parts in one list.
 */
export async function modulesOf<Name extends string>(
  pages: Groups<Name>,
  treeshake: Rolldown.InputOptions['treeshake'],
): Promise<Record<Name, (module: string) => boolean>> {
  const fileOf = (page: string) => `${import.meta.dirname}/src/${page}.tsx`;
  const groups = Object.entries<readonly string[]>(pages).map(([name, of]) => [name, of.map(fileOf)] as const);
  const input = groups.flatMap(([, files]) => files);
  const built = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'silent',
    plugins: [react(), leanVendors()],
    build: { write: false, minify: false, rolldownOptions: { input, preserveEntrySignatures: 'strict', treeshake } },
  });
  const chunks = (built as Rolldown.RolldownOutput).output.filter((each) => each.type === 'chunk');
  const loadedBy = (files: readonly string[]) => {
    const loaded = new Set(chunks.filter(({ facadeModuleId }) => files.includes(facadeModuleId ?? '')));
    for (const { imports } of loaded)
      for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
    return new Set([...loaded].flatMap(({ moduleIds }) => moduleIds));
  };
  const entries = groups.map(([name, files]) => {
    const modules = loadedBy(files);
    return [name, (module: string) => modules.has(module)] as const;
  });
  return Object.fromEntries(entries) as Record<Name, (module: string) => boolean>;
}
