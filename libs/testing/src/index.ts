export { ApiClient, ApiProblem, refusedCodes } from './api-client.ts';
export { openBrowser, type BrowserOptions, type OpenedBrowser, type Person, type PersonOptions } from './browser.ts';
export { decodedText, mailServer, type MailServer } from './mail-server.ts';
export { runProductCommand, startProduct, type Product, type ProductOptions } from './product.ts';
export { seededDatabase } from './seeded-database.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
export { passEverybody, signedProtocolOf, staffOf, type LoadedSession } from './passed-session.ts';
