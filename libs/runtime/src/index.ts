export { launchBrowser, type LaunchBrowserOptions } from './browser/launch.ts';
export { launchArguments, resolveChromium, type Chromium } from './browser/chromium.ts';
export { freePort, isPortFree } from './ports.ts';
export { startPostgres, type PostgresOptions, type RunningPostgres } from './postgres/start.ts';
export type { LauncherMode } from './postgres/launcher.ts';
export { PRODUCT_NODE_FLAGS, tiedToParent } from './spawning.ts';
export { StartupProblem } from './startup-problem.ts';
