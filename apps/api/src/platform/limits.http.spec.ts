import { ROUTES, type Route } from '@itog/contracts';
import { TEST_PASSWORD, testApp, type TestApp } from '../testing/test-app.ts';

const MEGABYTE = 1024 * 1024;

let test: TestApp;
let cookie: string;

beforeAll(async () => {
  test = await testApp();
  await test.world({ prefix: 'l' });
  const body = JSON.stringify({ login: 'l-admin', password: TEST_PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${test.origin}/api/sign-in`, { method: 'POST', headers, body });
  cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(() => test.close());

const routeOf = (wanted: string): Route => {
  const found = ROUTES.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no route ${wanted}`);
  return found.route;
};

async function refusalOf(name: string, type: string, bytes: number) {
  const { method, path } = routeOf(name);
  const url = `${test.origin}/api${path.replaceAll(/:\w+/gu, '00000000-0000-4000-8000-000000000001')}`;
  const body = type === 'application/json' ? JSON.stringify({ text: 'а'.repeat(bytes / 2) }) : Buffer.alloc(bytes);
  const response = await fetch(url, { method, headers: { cookie, 'content-type': type }, body });
  return { status: response.status, ...((await response.json()) as { refusals: object[] }).refusals[0] };
}

describe('a body over the limit is told the limit of its own route', () => {
  it.each([
    ['saveRecord', 'application/json', 1.5, { maxBytes: MEGABYTE, reason: 'request' }],
    ['makeSpreadsheet', 'application/json', 4.5, { maxBytes: 4 * MEGABYTE, reason: 'request' }],
    ['answerRegisterPackage', 'application/octet-stream', 52, { maxBytes: 5 * MEGABYTE }],
  ])('%s, %s of %d MB', async (name, type, megabytes, said) => {
    const refusal = await refusalOf(name, type, Math.ceil(megabytes * MEGABYTE));
    expect(refusal).toEqual({ status: 413, code: 'input.too-large', clause: null, ...said });
  });
});
