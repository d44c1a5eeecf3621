import {
  exportQuestions,
  getClock,
  getGroup,
  importQuestions,
  listUsers,
  signOut,
  startAttempt,
  updateOrganisation,
} from '@itog/contracts';
import { jest } from '@jest/globals';
import { addressOf } from './address.ts';
import { call, callFile } from './call.ts';
import { serverTime } from './clock.ts';
import { isPassing, isSignedOut, Offline, Problem } from './problem.ts';

const id = '00000000-0000-4000-8000-000000000001';
let seen: { url: string; init: RequestInit }[] = [];

function network(answer: () => Response | Promise<Response>) {
  seen = [];
  globalThis.fetch = (url, init = {}) => {
    seen.push({ url: String(url), init });
    return Promise.resolve().then(answer);
  };
}
const json =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status });

describe('an address', () => {
  it('carries parameters and query, and leaves out what is not asked', () => {
    expect(addressOf(getGroup, { params: { groupId: id }, query: undefined })).toBe(`/api/groups/${id}`);
    expect(addressOf(listUsers, { params: undefined, query: { search: 'Ёлка & Ко', role: undefined } })).toBe(
      '/api/users?search=%D0%81%D0%BB%D0%BA%D0%B0+%26+%D0%9A%D0%BE',
    );
  });
});

describe('a call', () => {
  it('sends what the route says and answers what its schema lets through', async () => {
    const organisation = { name: 'А', shortName: 'Б', city: 'Уфа', address: null, zone: 'UTC' };
    network(json({ ...organisation, secret: 1 }));
    expect(await call(updateOrganisation, { body: organisation })).toEqual(organisation);
    expect(seen[0]).toMatchObject({
      url: '/api/organisation',
      init: { method: 'PUT', body: JSON.stringify(organisation), headers: { 'content-type': 'application/json' } },
    });
  });

  it('sends no body and no type where there is none', async () => {
    network(() => new Response(null, { status: 204 }));
    expect(await call(signOut)).toBeUndefined();
    expect(seen[0]?.init.body).toBeUndefined();
    expect(seen[0]?.init.headers).toBeUndefined();
  });

  it('sends a change once that is asked for twice at once, and again when it is asked for later', async () => {
    const organisation = { name: 'А', shortName: 'Б', city: 'Уфа', address: null, zone: 'UTC' };
    network(json(organisation));
    const clicks = [call(updateOrganisation, { body: organisation }), call(updateOrganisation, { body: organisation })];
    expect(await Promise.all(clicks)).toEqual([organisation, organisation]);
    expect(seen).toHaveLength(1);
    await call(updateOrganisation, { body: organisation });
    expect(seen).toHaveLength(2);
  });

  it('sends two different changes at once as two, and asks twice what is only asked', async () => {
    const organisation = { name: 'А', shortName: 'Б', city: 'Уфа', address: null, zone: 'UTC' };
    network(json(organisation));
    const other = { ...organisation, city: 'Омск' };
    await Promise.all([call(updateOrganisation, { body: organisation }), call(updateOrganisation, { body: other })]);
    expect(seen).toHaveLength(2);
    network(json({ serverNow: '2030-01-01T00:00:00Z' }));
    await Promise.all([call(getClock), call(getClock)]);
    expect(seen).toHaveLength(2);
  });

  it('sends a change anew when the first request hangs: a lost answer must go out again', async () => {
    jest.useFakeTimers();
    network(() => new Promise<Response>(() => undefined));
    void call(signOut);
    void call(signOut);
    await jest.advanceTimersByTimeAsync(3_100);
    void call(signOut);
    expect(seen).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(3_100);
    jest.useRealTimers();
  });

  it('forgets a change that failed', async () => {
    network(() => Promise.reject(new TypeError('Failed to fetch')));
    await Promise.allSettled([call(signOut), call(signOut)]);
    network(() => new Response(null, { status: 204 }));
    expect(await call(signOut)).toBeUndefined();
    expect(seen).toHaveLength(1);
  });

  it('sends a file as it is', async () => {
    const file = new Blob(['::1:: …']);
    network(json({ title: 'the answer is not of interest' }, 500));
    const input = { params: { programId: id }, query: { fileName: 'a.gift' }, body: file };
    await call(importQuestions, input).catch(() => undefined);
    expect(seen[0]?.url).toBe(`/api/programs/${id}/questions/import?fileName=a.gift`);
    expect(seen[0]?.init.body).toBe(file);
  });

  it('answers a file with the name that the server gives', async () => {
    network(
      () =>
        new Response('::1::', {
          headers: {
            'content-disposition': `attachment; filename="bank.gift"; filename*=UTF-8''%D0%91%D0%B0%D0%BD%D0%BA.gift`,
          },
        }),
    );
    const file = await callFile(exportQuestions, { params: { programId: id }, query: { format: 'gift' } });
    expect(file.fileName).toBe('Банк.gift');
    expect(await file.blob.text()).toBe('::1::');
  });

  it('learns the server’s time from any answer that tells it', async () => {
    network(json({ serverNow: '2030-01-01T00:00:00Z' }));
    await call(getClock);
    expect(Math.abs(serverTime() - Date.parse('2030-01-01T00:00:00Z'))).toBeLessThan(1000);
  });

  it('throws a refusal with all its reasons', async () => {
    const refusals = [
      { code: 'admission.arrears', clause: '3.1' },
      { code: 'regulation.not-acknowledged', clause: '3.2' },
    ];
    network(json({ type: '/problems/admission.arrears', title: 'Долг', status: 409, clause: '3.1', refusals }, 409));
    const error = await call(startAttempt, { params: { sessionId: id } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ status: 409, clause: '3.1', refusals });
    expect(isPassing(error)).toBe(false);
  });

  it.each([
    ['nobody answers', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a proxy answers that it reaches nobody', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
  ])('is offline when %s', async (_what, answer) => {
    network(answer);
    const error = await call(getClock).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Offline);
    expect(isPassing(error)).toBe(true);
  });

  it('tells a failure of the server from a lost network', async () => {
    network(json({ type: 'about:blank', title: 'Ошибка', status: 500, correlationId: 'c-1' }, 500));
    const error = await call(getClock).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'Problem', status: 500, correlationId: 'c-1', refusals: [] });
    expect(isPassing(error)).toBe(false);
  });

  it('knows the end of a sign-in, and a server that asks to wait', async () => {
    network(json({ status: 401, refusals: [{ code: 'access.signed-out', clause: null }] }, 401));
    expect(isSignedOut(await call(getClock).catch((thrown: unknown) => thrown))).toBe(true);
    network(json({ status: 503, refusals: [{ code: 'server.busy', clause: null, retryAfterSeconds: 2 }] }, 503));
    const busy = await call(getClock).catch((thrown: unknown) => thrown);
    expect([isSignedOut(busy), isPassing(busy)]).toEqual([false, true]);
  });

  it('refuses an answer that breaks the contract', async () => {
    network(json({ serverNow: 'вчера' }));
    await expect(call(getClock)).rejects.toThrow(/serverNow/);
  });
});
