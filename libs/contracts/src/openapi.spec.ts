import { readFileSync } from 'node:fs';
import { openApiDocument, ROUTES } from './index.ts';

type Operation = {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  responses: Record<string, { description: string; content?: object }>;
  requestBody?: { content: object };
  security: object[];
};
const written = openApiDocument() as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: object;
};
const operations = Object.entries(written.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

describe('the route table', () => {
  const calls = ROUTES.map(({ name, route }) => ({ name, ...route }));

  it('has every method and path once, whatever its parameters are called', () => {
    const keys = calls.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(calls)(
    '$name names its parameters and says what it does',
    ({ method, path, params, body, uploadBytes, summary }) => {
      const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name).sort();
      expect(Object.keys(params && 'shape' in params ? (params.shape as object) : {}).sort()).toEqual(inPath);
      expect(summary).toMatch(/^[A-Z«].+\.$/);
      if (method === 'GET') expect([body, uploadBytes]).toEqual([undefined, undefined]);
    },
  );
});

describe('the OpenAPI document', () => {
  it('holds every route under its own id', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(ROUTES.length);
  });

  it.each(operations)('$operationId declares each parameter of its path', ({ path, parameters }) => {
    const declared = parameters.filter((each) => each.in === 'path' && each.required).map(({ name }) => name);
    expect(declared.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
  });

  it('gives every value that travels a type, instants as date-time', () => {
    const untyped: string[] = [];
    const walk = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        if (key === 'properties')
          for (const [name, schema] of Object.entries(child as Record<string, object>))
            if (!['type', 'anyOf', 'oneOf', 'allOf', 'enum', 'const', '$ref'].some((word) => word in schema))
              untyped.push(`${place}.${name}`);
        walk(child, `${place}.${key}`);
      }
    };
    walk(written, '');
    expect(untyped).toEqual([]);
    const me = written.paths['/me']?.['get']?.responses['200']?.content;
    expect(JSON.stringify(me)).toContain('"serverNow":{"type":"string","format":"date-time"}');
  });

  it('answers refusals as problem+json everywhere, and asks for the cookie where one must be signed in', () => {
    for (const { operationId, responses, security } of operations) {
      expect(responses['default']).toEqual({ $ref: '#/components/responses/Refused' });
      const { route } = ROUTES.find(({ name }) => name === operationId)!;
      expect(security).toEqual(route.can === 'public' ? [] : [{ cookie: [] }]);
    }
  });

  it('refers only to what it holds', () => {
    const refs = [...JSON.stringify(written).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref = '']) => ref.split('/'));
    const at = (path: string[]) =>
      path.reduce<unknown>((place, key) => (place as Record<string, unknown>)?.[key], written);
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter((ref) => at(ref) === undefined)).toEqual([]);
  });

  it('is the committed one: after a change of the contract run `npm run openapi`', () => {
    const committed = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as unknown;
    expect(JSON.parse(JSON.stringify(written))).toEqual(committed);
  });
});
