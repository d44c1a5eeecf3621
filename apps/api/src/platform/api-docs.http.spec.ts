import { openApiDocument } from '@itog/contracts';
import { openBrowser, type OpenedBrowser } from '@itog/testing';
import { testApp, type TestApp } from '../testing/test-app.ts';

let api: TestApp;
let browser: OpenedBrowser;

beforeAll(async () => {
  [api, browser] = await Promise.all([testApp(), openBrowser()]);
});
afterAll(() => Promise.all([api.close(), browser.close()]));

describe('the description of the API', () => {
  it('is served as OpenAPI, printed from the route table', async () => {
    const response = await fetch(`${api.origin}/api/openapi.json`);
    expect(response.headers.get('content-type')).toMatch('application/json');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('is readable in a browser that obeys our Content-Security-Policy and asks no other origin', async () => {
    const { page, complaints, leave } = await browser.person();
    const foreign: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== api.origin) foreign.push(request.url());
    });
    const response = await page.goto(`${api.origin}/api/docs`);
    expect(response?.headers()['content-security-policy']).toContain("script-src 'self';");
    await page.waitForSelector('#operations-identity-signIn');
    expect(await page.title()).toBe('API «Итога»');
    expect([complaints, foreign]).toEqual([[], []]);
    await leave();
  });
});
