import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { leanVendors } from './lean-vendors.ts';
import { precompress } from './precompress.ts';

const api = process.env['ITOG_API'] ?? 'http://127.0.0.1:3000';

/** What every page needs, in one file: fewer requests, and one dictionary for the compressor. */
const BASE = [
  /node_modules\/(react|react-dom|scheduler|react-router|i18next|react-i18next|zod|@tanstack\/[a-z-]+)\//,
  /node_modules\/@mantine\/core\/esm\/(core|components\/(Button|Loader|Transition))\//,
  /apps\/web\/src\/(api|i18n|shell\/(App|Route|lazy)|ui\/(layout\/Page|feedback\/(Loading|Problem|Refusals)|time))/,
];

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
        codeSplitting: { groups: [{ name: 'base', test: (id) => BASE.some((part) => part.test(id)) }] },
      },
      // The route table is made of pure declarations: what a page does not call stays out of its chunk.
      treeshake: { moduleSideEffects: (id) => !/\/libs\/(contracts|domain)\/src\//.test(id) },
    },
  },
});
