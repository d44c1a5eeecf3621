import type { ServerResponse } from 'node:http';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import statics from '@fastify/static';
import { makeSpreadsheet, ROUTES } from '@itog/contracts';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { serveApiDocs } from './api-docs.ts';
import { CONFIG, type Config } from './config.ts';
import { RealtimeGateway } from './realtime.gateway.ts';
import { Refused } from './refused.ts';
import { COOKIE, SignIns } from './sign-in.ts';
import { Turns } from './turns.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The largest file that the route takes, by its contract. */
    readonly uploadBytes?: number;
  }
}

const UPLOAD = 'application/octet-stream';
const MEGABYTE = 1024 * 1024;
const MAX_UPLOAD = 50 * MEGABYTE;
const JSON_LIMIT = MEGABYTE;
/** A table that is on the screen comes back whole, to be written as a spreadsheet. */
const TABLE_LIMIT = 4 * MEGABYTE;
const TABLE_URL = `/api${makeSpreadsheet.path}`;
/** Large bodies of one person that are read and answered at once, and that wait. */
const LARGE_AT_ONCE = 2;
const LARGE_WAITING = 20;
/** Bytes of large bodies of all people that are held at once: two dozen ordinary theses, or ten of the largest. */
const LARGE_BYTES = 500 * MEGABYTE;
const LARGE_WAITING_OF_ALL = 500;
const ALL = 'all';
/** A line of a large body on which nothing has come or gone for so long is dead: a telephone that lost its network says no farewell. */
const SILENT_MS = 2 * 60_000;
/** As long as the largest thesis takes on a slow line; who has not sent his request by then is cut off. */
const REQUEST_MS = 30 * 60_000;
/** The largest file of each route that takes one. */
const UPLOADS = new Map<string, number>(
  ROUTES.flatMap(({ route: { method, path, uploadBytes } }) =>
    uploadBytes ? [[`${method} /api${path}`, uploadBytes] as const] : [],
  ),
);
const YEAR_SECONDS = 365 * 24 * 3600;

/** What every answer carries: nothing is sniffed, framed, embedded elsewhere or run. */
const ASSET_HEADERS = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };
const API_HEADERS = {
  ...ASSET_HEADERS,
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Makes the HTTP server of a module: API under `/api`, sockets, and the built interface on the same origin. */
export async function httpApp(
  rooms: Type,
  { TRUST_PROXY, THESIS_MAX_MEGABYTES, webDir }: Config,
): Promise<NestFastifyApplication> {
  @Module({ imports: [rooms], providers: [RealtimeGateway] })
  class HttpModule {}

  const trusted = TRUST_PROXY === '' ? false : TRUST_PROXY.split(',').map((address) => address.trim());
  const adapter = new FastifyAdapter({
    trustProxy: trusted,
    bodyLimit: JSON_LIMIT,
    requestTimeout: REQUEST_MS,
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(HttpModule, adapter, { logger: ['error', 'warn'] });
  adapter.getInstance().addHook('onRoute', (route) => {
    if (route.url === TABLE_URL) route.bodyLimit = TABLE_LIMIT;
    const uploadBytes = UPLOADS.get(`${String(route.method)} ${route.url}`);
    if (uploadBytes) route.config = { ...route.config, uploadBytes };
  });
  app.setGlobalPrefix('api');
  app.enableShutdownHooks();
  await app.register(cookie);
  await secure(app);
  acceptUploads(app, Math.max(MAX_UPLOAD, (THESIS_MAX_MEGABYTES + 1) * MEGABYTE));
  await serveApiDocs(app);
  if (webDir) await serveInterface(app, webDir);
  return app;
}

async function secure(app: NestFastifyApplication): Promise<void> {
  const { PUBLIC_URL } = app.get<Config>(CONFIG);
  const tls = PUBLIC_URL.startsWith('https:');
  await app.register(helmet, {
    // Only pages: answers of the API get constants, which cost nothing per request.
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine writes its variables into a style element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(tls && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: tls,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async ({ url, routeOptions }, reply) => {
    // A route is found by the decoded address: `/%61pi/me` is one of the API as well.
    const path = routeOptions.url?.startsWith('/api/') ? routeOptions.url : url;
    if (path.startsWith('/assets/')) reply.headers(ASSET_HEADERS);
    else if (path.startsWith('/api/') && !path.startsWith('/api/docs')) reply.headers(API_HEADERS);
    else await reply.helmet();
  });
}

/**
 * Files come as bare bytes. What may be large comes only from somebody who is signed in, and a few at a time: a stranger's
 * megabytes are not even read, and nobody's fill the memory that the answers of a test go through.
 */
function acceptUploads(app: NestFastifyApplication, bodyLimit: number): void {
  const fastify = app.getHttpAdapter().getInstance();
  const signIns = app.get(SignIns);
  const own = new Turns(LARGE_AT_ONCE, LARGE_WAITING);
  const memory = new Turns(LARGE_BYTES, LARGE_WAITING_OF_ALL);
  fastify.addHook('onRequest', async (request, { raw }) => {
    if (!isLarge(request)) return;
    const token = request.cookies[COOKIE];
    const user = token ? await signIns.verify(token) : null;
    if (!user) throw new Refused([{ code: 'access.signed-out', clause: null }]);
    refuseTooLarge(request);
    await untilAnswered(raw, own.take(user.id));
    await untilAnswered(raw, memory.take(ALL, bytesOf(request)));
    request.raw.socket.setTimeout(SILENT_MS);
    // What a connection was last asked for would stay in memory for as long as it is kept open.
    raw.once('close', () => (request.body = undefined));
  });
  fastify.addContentTypeParser(UPLOAD, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
}

/** Holds a turn until the request is answered, or nobody waits for it any more. */
async function untilAnswered(raw: ServerResponse, turn: Promise<() => void>): Promise<void> {
  const end = await turn;
  if (raw.destroyed) end();
  else raw.once('close', end);
}

/** As long as the body says that it is; else as long as it may be. */
const bytesOf = ({ headers, routeOptions }: FastifyRequest): number =>
  Number(headers['content-length'] ?? routeOptions.config.uploadBytes ?? TABLE_LIMIT);

/** Media types are written in any case. */
const isUpload = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.trimStart().toLowerCase().startsWith(UPLOAD) === true;

const isLarge = (request: FastifyRequest): boolean =>
  isUpload(request) || (request.method === makeSpreadsheet.method && request.routeOptions.url === TABLE_URL);

/** A file that says that it is too large for its route, or for a route that takes none, is not read. */
function refuseTooLarge(request: FastifyRequest): void {
  const { uploadBytes = JSON_LIMIT } = request.routeOptions.config;
  if (isUpload(request) && Number(request.headers['content-length']) > uploadBytes)
    throw new Refused([{ code: 'input.too-large', clause: null, maxBytes: uploadBytes }]);
}

async function serveInterface(app: NestFastifyApplication, root: string): Promise<void> {
  await app.register(statics, {
    root,
    wildcard: false,
    // The build leaves .br and .gz beside each file.
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request, reply) => {
    // A part of the interface that is gone (a page open since before an upgrade) must not come back as HTML.
    if (/^\/(api|assets)\//.test(request.url)) return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}
