import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { ROUTES, type Route } from '@itog/contracts';
import { TEST_PASSWORD, testApp, type TestApp } from '../testing/test-app.ts';
import { networkOf } from './rate-limiter.ts';
import { Turns } from './turns.ts';

const MEGABYTE = 1024 * 1024;

let test: TestApp;
let cookie: string;

beforeAll(async () => {
  test = await testApp();
  await test.world({ prefix: 'l' });
  cookie = await cookieOf('l-admin');
});
afterAll(() => test.close());

async function cookieOf(login: string): Promise<string> {
  const body = JSON.stringify({ login, password: TEST_PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${test.origin}/api/sign-in`, { method: 'POST', headers, body });
  return signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

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

/** A request that has told how long it is, and nothing more yet. */
function begun(path: string, headers: Record<string, string | number>): ClientRequest {
  const begun = request(`${test.origin}/api${path}`, { method: 'POST', headers });
  begun.on('error', () => undefined); // some are given up
  begun.flushHeaders();
  return begun;
}
const statusOf = async (asked: ClientRequest) => {
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
};

describe('a limit by address', () => {
  it.each([
    ['2001:db8:1:1::1', '2001:DB8:1:1:ffff::2', true],
    ['2001:db8:1:1::1', '2001:db8:1:2::1', false],
    ['::1', '0:0:0:0:1::', true],
    ['64:ff9b::203.0.113.7', '64:ff9b::', true],
    ['::ffff:203.0.113.7', '203.0.113.7', true],
    ['203.0.113.7', '203.0.113.8', false],
  ])('holds %s and %s for one: %s', (one, other, same) => expect(networkOf(one) === networkOf(other)).toBe(same));
});

it('turns go by the room that each takes, in their order, and what is larger than all of it goes alone', async () => {
  const turns = new Turns(10, 3);
  const going: string[] = [];
  const take = async (name: string, size: number) => {
    const end = await turns.take('all', size);
    going.push(name);
    return end;
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const first = await take('a', 6);
  const [large, small, last] = [take('b', 20), take('c', 1), take('d', 9)];
  await settled();
  expect(going).toEqual(['a']);
  await expect(turns.take('all', 1)).rejects.toMatchObject({ refusals: [{ code: 'server.busy' }] });
  await turns.take('another', 10);
  first();
  (await large)();
  expect(going).toEqual(['a', 'b']);
  await settled();
  expect(going).toEqual(['a', 'b', 'c', 'd']);
  (await small)();
  (await last)();
});

describe('what no table can hold', () => {
  const edition = { number: '1', title: 'П', effectiveFrom: '2026-01-01', markdown: '# П' };
  const { method, path } = routeOf('publishEdition');
  it.each([
    ['half a sign', { number: '\ud800' }],
    ['a year before the first', { effectiveFrom: '0000-01-01' }],
  ])('%s is refused, and is no fault of ours', async (_, wrong) => {
    const headers = { cookie, 'content-type': 'application/json' };
    const body = JSON.stringify({ ...edition, ...wrong });
    const response = await fetch(`${test.origin}/api${path}`, { method, headers, body });
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('input.invalid')]);
  });
});

it('an answer of the API is kept by nobody, however its address is written', async () => {
  const { status, headers } = await fetch(`${test.origin}/%61pi/me`, { headers: { cookie } });
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
});

describe('a large body', () => {
  const table = JSON.stringify({ name: 'Т', columns: [{ title: 'Т', kind: 'text' }], rows: [['а']] });
  const ofTable = () => ({ cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(table) });

  it.each([
    ['a stranger, in capitals', '/appeal-attachments', 'Application/Octet-Stream', 401],
    ['a stranger, of a table', '/spreadsheets', 'application/json', 401],
    ['whom the route takes no file from', '/sign-out', 'application/octet-stream', 413],
  ])('is not read from %s', async (_, path, type, status) => {
    const own: Record<string, string> = status === 401 ? {} : { cookie };
    const asked = begun(path, { ...own, 'content-type': type, 'content-length': 3 * MEGABYTE });
    expect(await statusOf(asked)).toBe(status); // without a byte of it sent
    asked.destroy();
  });

  it('waits where two of the same person are still coming', async () => {
    const slow = [begun('/spreadsheets', ofTable()), begun('/spreadsheets', ofTable())];
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = begun('/spreadsheets', ofTable());
    asked.end(table);
    const answer = statusOf(asked);
    const early = new Promise((resolve) => setTimeout(resolve, 300, 'waits'));
    expect(await Promise.race([answer, early])).toBe('waits');
    const other = begun('/spreadsheets', { ...ofTable(), cookie: await cookieOf('l-1') });
    other.end(table);
    expect(await statusOf(other)).toBe(200); // nobody else waits for them
    slow[0]?.destroy();
    expect(await answer).toBe(200);
    slow[1]?.end(table);
    expect(await statusOf(slow[1]!)).toBe(200);
  });
});
