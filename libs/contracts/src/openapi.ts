import { PERMISSIONS, type Permission } from '@itog/domain';
import { z } from 'zod';
import { PROBLEMS } from './problems.ts';
import { successStatus, type Route } from './route.ts';
import { ROUTES } from './routes.ts';

type Json = Record<string, unknown>;

const PROBLEM = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
const REFUSALS = {
  SignedOut: 'Not signed in.',
  Denied: 'Not allowed, or sent from another site.',
  NotFound: 'No such thing, or not one of the reader’s own.',
  Invalid: 'What was sent does not hold.',
  Refused: 'Refused; see `refusals`.',
};

/** The whole HTTP API as an OpenAPI 3.1 document, printed from the route table: there is no other description of it. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const { room, name, route } of ROUTES) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(room, name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Итог',
      version: '1',
      description:
        'Testing and final attestation of additional professional education. Sign in with POST /sign-in: the cookie ' +
        'that it sets is the only key. Every refusal is application/problem+json (RFC 9457): the first one in the head, ' +
        'all of them with the clause of the Regulation and their facts in `refusals`.',
    },
    servers: [{ url: '/api' }],
    tags: [...new Set(ROUTES.map(({ room }) => room))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { cookie: { type: 'apiKey', in: 'cookie', name: 'itog' } },
      schemas: { Problem: problemSchema() },
      responses: Object.fromEntries(
        Object.entries(REFUSALS).map(([name, description]) => [name, { description, ...PROBLEM }]),
      ),
    },
  };
}

function operation(room: string, name: string, route: Route): Json {
  const isPublic = PERMISSIONS[route.can] === 'anyone';
  return {
    operationId: name,
    tags: [room],
    summary: route.summary,
    description: permissionText(route.can),
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...requestBody(route),
    responses: responses(route, isPublic),
    security: isPublic ? [] : [{ cookie: [] }],
  };
}

function permissionText(can: Permission): string {
  if (can === 'self') return 'For everybody who is signed in.';
  const allowed = PERMISSIONS[can];
  return allowed === 'anyone' ? 'For everybody.' : `Permission \`${can}\`: ${allowed.join(', ')}.`;
}

function parameters(place: 'path' | 'query', shape: z.ZodType | undefined): Json[] {
  if (!shape) return [];
  const { properties = {}, required = [] } = jsonSchema(shape, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

function requestBody({ body, uploadBytes }: Route): Json {
  if (uploadBytes !== undefined) {
    const schema = { type: 'string', format: 'binary', maxLength: uploadBytes };
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema } } } };
  }
  if (!body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } };
}

function responses(route: Route, isPublic: boolean): Json {
  const { response, download, params, body, query } = route;
  const schema = response ? jsonSchema(response, 'output') : { type: 'string', format: 'binary' };
  const isEmpty = !response && download === undefined;
  const content = isEmpty ? {} : { content: { [download ?? 'application/json']: { schema } } };
  const refused = (name: keyof typeof REFUSALS) => ({ $ref: `#/components/responses/${name}` });
  return {
    [successStatus(route)]: { description: isEmpty ? 'Done.' : 'The answer.', ...content },
    ...(!isPublic && { 401: refused('SignedOut'), 403: refused('Denied') }),
    ...(params && { 404: refused('NotFound') }),
    ...((body ?? query) && { 422: refused('Invalid') }),
    default: refused('Refused'),
  };
}

function problemSchema(): Json {
  const codes = Object.keys(PROBLEMS);
  const refusal = {
    type: 'object',
    required: ['code', 'clause'],
    description: 'One reason, with its facts beside the code.',
    properties: {
      code: { type: 'string', enum: codes },
      clause: { type: ['string', 'null'], description: 'Clause of the Regulation that asks for it.' },
    },
    additionalProperties: true,
  };
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'clause', 'refusals'],
    properties: {
      type: { type: 'string', description: '`/problems/` and the code of the first refusal.' },
      title: { type: 'string', description: 'What to say to a person, in Russian.' },
      status: { type: 'integer' },
      clause: { type: ['string', 'null'] },
      refusals: { type: 'array', items: refusal },
      correlationId: { type: 'string', description: 'Of an error of ours: the number to ask for.' },
    },
  };
}

/** JSON Schema of what travels: an instant is a string there, whatever it is in the program. */
function jsonSchema(shape: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: written }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(written, { type: 'string', format: 'date-time' });
      // What says nothing to a reader: the expression behind a format, the bounds of every whole number, closed objects.
      if (written.format !== undefined) delete written.pattern;
      if (written.minimum === Number.MIN_SAFE_INTEGER) delete written.minimum;
      if (written.maximum === Number.MAX_SAFE_INTEGER) delete written.maximum;
      if (written.additionalProperties === false) delete written.additionalProperties;
    },
  });
  return schema;
}
