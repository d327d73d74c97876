import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformRoutes } from '../api/routes.ts';
import { type TestPlatform, testPlatform } from '../testing/platform.ts';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, object> };
}

let platform: TestPlatform;
let document: OpenApi;

beforeAll(async () => {
  platform = await testPlatform({ workers: false });
  document = (await platform.call('GET', '/openapi.json', { key: null })).json;
});
afterAll(() => platform.close());

const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
const asTemplate = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

describe('/openapi.json', () => {
  test('is an OpenAPI 3.1 document of this server', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toMatchObject({ title: 'Kente API', version: expect.any(String) });
    expect(document.info.description).toContain('mono-sec-key');
    expect(document.servers).toEqual([{ url: platform.modules.config.publicUrl }]);
  });

  test('leaves no route of the table out, and invents none', () => {
    const documented = platformRoutes
      .filter((route) => !route.undocumented)
      .flatMap((route) => route.paths.map((path) => `${route.method} ${asTemplate(path)}`));
    expect(
      operations()
        .map(([name]) => name)
        .sort(),
    ).toEqual([...new Set(documented)].sort());
  });

  test('has for each operation a summary, a known tag, a unique id and at least one success', () => {
    const tags = new Set(document.tags.map(({ name }) => name));
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, operation] of operations()) {
      expect(operation.summary, name).not.toBe('');
      expect(
        operation.tags.every((tag) => tags.has(tag)),
        `${name}: ${operation.tags}`,
      ).toBe(true);
      expect(
        Object.keys(operation.responses).some((status) => /^[23]\d\d$/.test(status)),
        name,
      ).toBe(true);
    }
  });

  test('declares every parameter of every path, required', () => {
    for (const [name, { parameters = [] }] of operations()) {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const declared = parameters.filter((each) => each.in === 'path');
      expect(declared.map((each) => each.name).sort(), name).toEqual(inPath.sort());
      expect(
        declared.every((each) => each.required === true && each.schema !== undefined),
        name,
      ).toBe(true);
    }
  });

  test('gives every answer a description, and every content a schema', () => {
    for (const [name, { responses, requestBody }] of operations()) {
      for (const [status, { description, content = {} }] of Object.entries(responses)) {
        expect(description, `${name} ${status}`).toBeTypeOf('string');
        for (const media of Object.values(content)) expect(media.schema, `${name} ${status}`).toBeTypeOf('object');
      }
      if (requestBody) expect(Object.keys(requestBody.content), name).not.toEqual([]);
    }
  });

  test('asks for the key exactly where a route takes one, by a scheme that it defines', () => {
    const open = new Set(
      platformRoutes
        .filter((route) => route.access.open)
        .flatMap((route) => route.paths.map((path) => `${route.method} ${asTemplate(path)}`)),
    );
    for (const [name, { security }] of operations()) {
      expect(security, name).toEqual(open.has(name) ? undefined : [{ key: [] }]);
    }
    expect(document.components.securitySchemes.key).toMatchObject({
      type: 'apiKey',
      in: 'header',
      name: 'mono-sec-key',
    });
  });

  test('every reference in it leads somewhere', () => {
    const text = JSON.stringify(document);
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"([^"]*)"/g)) {
      expect(pointer).toMatch(/^#\//);
      const target = pointer
        .slice(2)
        .split('/')
        .reduce<unknown>(
          (value, part) => (value as Record<string, unknown> | undefined)?.[part.replaceAll('~1', '/')],
          document,
        );
      expect(target, pointer).toBeDefined();
    }
  });

  test('holds no words that only our own validation understands', () => {
    expect(JSON.stringify(document)).not.toContain('"invalid":');
  });
});

describe('/docs', () => {
  test('is a page that asks nobody but this server for anything', async () => {
    const page = await platform.call('GET', '/docs', { key: null });
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).not.toMatch(/(?:src|href)="https?:/);
  });

  test('serves each of its files from this server, compressed for those who take it', async () => {
    const page = await platform.call('GET', '/docs', { key: null });
    const files = [...page.text.matchAll(/(?:src|href)="(\/docs\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(files).toHaveLength(3);
    for (const file of files) {
      const plain = await platform.call('GET', file, { key: null, headers: { 'accept-encoding': 'identity' } });
      const zipped = await platform.call('GET', file, { key: null, headers: { 'accept-encoding': 'gzip' } });
      expect(plain.status, file).toBe(200);
      expect(plain.headers['content-encoding'], file).toBeUndefined();
      expect(zipped.headers['content-encoding'], file).toBe('gzip');
      expect(zipped.text === plain.text, file).toBe(true);
    }
  });

  test.each(['/docs/assets/nothing.js', '/docs/assets/constructor', '/docs/assets/..%2findex.ts'])(
    '%s is no file',
    async (path) => {
      expect((await platform.call('GET', path, { key: null })).status).toBe(404);
    },
  );
});
