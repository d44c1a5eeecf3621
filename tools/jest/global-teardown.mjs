export { stopAfterRun as default } from './test-server.mjs';
