import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { leanVendors } from './lean-vendors.ts';
import { modulesOf } from './page-modules.ts';
import { precompress } from './precompress.ts';

const api = process.env['ITOG_API'] ?? 'http://127.0.0.1:3000';

/** What every page needs, in one file: fewer requests, and one dictionary for the compressor. */
const BASE = [
  /node_modules\/(react|react-dom|scheduler|react-router|i18next|react-i18next|zod|@tanstack\/[a-z-]+)\//,
  /node_modules\/@mantine\/core\/esm\/(core|components\/(Button|Loader|Transition))\//,
  /apps\/web\/src\/(api|i18n|shell\/(App|Route|lazy)|ui\/(layout\/Page|feedback\/(Loading|Problem|Refusals)|time))/,
];

// The route table is made of pure declarations: what a page does not call stays out of its chunk.
const treeshake = { moduleSideEffects: (id: string) => !/\/libs\/(contracts|domain)\/src\//.test(id) };

/** From those on the worst networks to those in an office: nobody loads what only the next need. */
const PAGES = {
  exam: ['features/take-test/TakeTestPage'],
  open: ['features/sign-in/SignInPage', 'features/verify/VerifyPage'],
  learner: ['shell/frame/Frame', 'features/my-attestation/MyListPage', 'features/my-attestation/MyAttestationPage'],
};
const modules = await modulesOf(PAGES, treeshake);

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), leanVendors(), precompress()],
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: api, ws: true } },
  },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A Content-Security-Policy without data: for fonts and scripts.
    assetsInlineLimit: 0,
    // The pages' own styles are small beside the parts' styles, which every page loads.
    cssCodeSplit: false,
    modulePreload: {
      polyfill: false,
      // A page's own list of chunks would put every page's list into the first script.
      resolveDependencies: (_file, chunks, { hostType }) =>
        hostType === 'html' ? chunks : chunks.filter((chunk) => chunk.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        // Left to itself, a page is a hundred files of a few hundred bytes, some known only when others have come.
        codeSplitting: {
          groups: [
            { name: 'base', priority: 5, test: (id) => BASE.some((part) => part.test(id)) },
            { name: 'exam', priority: 4, test: modules.exam, minShareCount: 2 },
            { name: 'open', priority: 3, test: modules.open, minShareCount: 2 },
            { name: 'learner', priority: 2, test: modules.learner, minShareCount: 2 },
            { name: 'office', priority: 1, minShareCount: 5 },
          ],
        },
      },
      treeshake,
    },
  },
});
