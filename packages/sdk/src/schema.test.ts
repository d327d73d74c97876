import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { platformRoutes } from '../../../apps/platform/src/api/routes.ts';
import { createDocs } from '../../../apps/platform/src/docs/index.ts';
import { type OpenApi, sdkTypes } from '../../../scripts/sdk-types.ts';

async function openApi(): Promise<OpenApi> {
  const docs = createDocs({ publicUrl: 'http://localhost:4000', routes: platformRoutes });
  return JSON.parse(await docs.openApi());
}

test('the types are those of the platform as it is: else run `npm run sdk:types`', async () => {
  const written = await readFile(new URL('./schema.generated.ts', import.meta.url), 'utf8');
  const now = sdkTypes(await openApi());
  const known = new Set(written.split('\n'));
  expect(now.split('\n').filter((line) => !known.has(line))).toEqual([]);
  expect(written === now).toBe(true);
});

const documentOf = (schema: object): OpenApi => ({
  paths: {
    '/v2/things/{id}': {
      get: {
        operationId: 'getV2ThingsById',
        summary: 'A thing.',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'page-size', in: 'query', schema: { type: 'integer' }, description: 'Rows' },
        ],
        responses: { 200: { content: { 'application/json': { schema } } } },
      },
    },
  },
});
const answerOf = (schema: object): string =>
  sdkTypes(documentOf(schema))
    .match(/200: ([\s\S]*?);\n {4}\};\n {2}\};/)?.[1]
    ?.replaceAll(/\s+/g, ' ') ?? '';

test('parameters: required in the path, optional in the query, odd names quoted', () => {
  const types = sdkTypes(documentOf({ type: 'string' }));
  expect(types).toContain("'GET /v2/things/{id}': {");
  expect(types).toContain('id: string;');
  expect(types).toContain("/** Rows */\n      'page-size'?: number | undefined;");
  expect(types).toContain('body: undefined;');
});

test.each([
  [{ type: 'integer' }, 'number'],
  [{ anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }, { type: 'null' }] }, "'a' | null"],
  [{ enum: ["it's", 1, false] }, "'it\\'s' | 1 | false"],
  [{}, 'unknown'],
  [{ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'number' }] } }, '(string | number)[]'],
  [{ type: 'array' }, 'unknown[]'],
  [{ type: 'object', additionalProperties: { type: 'integer' } }, 'Record<string, number>'],
  [{ type: 'object', properties: {}, additionalProperties: false }, 'Record<never, never>'],
  [
    { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'boolean' } } },
    '{ a: string; b?: boolean; }',
  ],
  [
    { type: 'object', properties: { a: { type: 'string', description: 'ends */ here' } }, additionalProperties: true },
    '{ /** ends *∕ here */ a?: string; [more: string]: unknown; }',
  ],
])('%j becomes %s', (schema, type) => {
  expect(answerOf(schema)).toBe(type);
});

test('a kind of schema that it does not know is an error, not a wrong type', () => {
  expect(() => sdkTypes(documentOf({ type: 'tuple' }))).toThrow('has type tuple, which has no mapping');
});
