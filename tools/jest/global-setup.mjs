export { startForRun as default } from './test-server.mjs';
