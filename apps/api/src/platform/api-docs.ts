import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import statics from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApiDocument } from '@itog/contracts';

// No script stands in the page itself: our Content-Security-Policy refuses such scripts.
const PAGE = `<!doctype html>
<html lang="ru">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API «Итога»</title>
    <link rel="stylesheet" href="/api/docs/ui/swagger-ui.css" />
    <link rel="icon" href="/api/docs/ui/favicon-32x32.png" />
  </head>
  <body>
    <div id="api"></div>
    <script src="/api/docs/ui/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;
const START = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  displayRequestDuration: true,
  validatorUrl: null,
});
`;

/** Serves the OpenAPI document at /api/openapi.json, and a page to read and try it at /api/docs, all from our own origin. */
export async function serveApiDocs(app: NestFastifyApplication): Promise<void> {
  const require = createRequire(import.meta.url);
  const root = dirname(require.resolve('swagger-ui-dist/package.json'));
  let document = ''; // made when first asked for: it takes a third of a second, and few ever ask
  await app.register(statics, { root, prefix: '/api/docs/ui/', decorateReply: false, index: false });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/api/openapi.json', (_request, reply) => {
    document ||= JSON.stringify(openApiDocument());
    return reply.type('application/json').send(document);
  });
  fastify.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  fastify.get('/api/docs/start.js', (_request, reply) => reply.type('text/javascript').send(START));
}
