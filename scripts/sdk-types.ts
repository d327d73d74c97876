/**
 * Types of an API, made from its OpenAPI document: of the platform's for the SDK, of the connector's for the dashboard.
 * `npm run sdk:types` writes both, tests compare them.
 */

/** As much of JSON Schema as the document uses. Conditions (`if`, `then`, `else`) have no counterpart in types. */
interface Schema {
  type?: string;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  description?: string;
}
type Content = Readonly<Record<string, { schema: Schema }>>;
interface Operation {
  operationId: string;
  summary: string;
  parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema; description?: string }[];
  requestBody?: { required?: boolean; content: Content };
  responses: Readonly<Record<string, { content?: Content }>>;
}
export interface OpenApi {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** A caller may give `undefined` for what may be absent; in an answer it is either there or not. */
type Direction = 'given' | 'answered';

/** An object type shorter than this, as JSON Schema, is written where it stands, however often. */
const LONG_ENOUGH_TO_NAME = 200;

const header = (
  whose: string,
) => `// Written by scripts/sdk-types.ts from ${whose} OpenAPI document. Do not edit: change a route, then run
// \`npm run sdk:types\`.
`;

/** @throws Error for a schema that has no counterpart in types yet. */
export function sdkTypes({ paths }: OpenApi, whose = "the platform's"): string {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );
  const names = new Names(operations.flatMap(({ operation }) => schemasOf(operation)));
  const entries = operations.map(({ name, operation }) => operationType(name, operation, names));
  const raw = operations.flatMap(({ name, operation }) => {
    const kind = rawKind(operation);
    return kind ? [`  '${name}': '${kind}',`] : [];
  });
  return [
    header(whose),
    ...names.declarations,
    `export interface Operations {\n${entries.join('\n')}\n}\n`,
    '/** The operations that do not answer JSON, and what they answer. */',
    `export const RAW_ANSWERS: Readonly<Record<string, 'text' | 'bytes'>> = {\n${raw.join('\n')}\n};\n`,
  ].join('\n');
}

/** Object types that stand at several places get a name: that of the first place. */
class Names {
  readonly declarations: string[] = [];
  readonly #counts = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(schemas: readonly Schema[]) {
    for (const schema of schemas) this.#count(schema);
  }

  #count(schema: Schema): void {
    const text = canonical(schema);
    const before = this.#counts.get(text) ?? 0;
    this.#counts.set(text, before + 1);
    if (before === 0) for (const part of partsOf(schema)) this.#count(part);
  }

  /** `render` is asked for the type itself when it has none yet. */
  of(schema: Schema, direction: Direction, place: string, render: () => string): string {
    const text = canonical(schema);
    if (text.length < LONG_ENOUGH_TO_NAME || (this.#counts.get(text) ?? 0) < 2) return render();
    const key = `${direction} ${text}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    let name = place;
    for (let again = 2; this.#taken.has(name); again += 1) name = `${place}_${again}`;
    this.#taken.add(name);
    this.#names.set(key, name);
    this.declarations.push(`type ${name} = ${render()};\n`);
    return name;
  }
}

/** A schema as one text; what is said about it as a whole is left out, since it changes from place to place. */
function canonical({ description: _said, ...schema }: Schema): string {
  return JSON.stringify(schema);
}

function partsOf(schema: Schema): Schema[] {
  const { additionalProperties: more } = schema;
  return [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items ? [schema.items] : []),
    ...(typeof more === 'object' ? [more] : []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
  ];
}

function schemasOf({ requestBody, responses }: Operation): Schema[] {
  return [requestBody, ...Object.values(responses)].flatMap((each) =>
    Object.values(each?.content ?? {}).map(({ schema }) => schema),
  );
}

function operationType(name: string, operation: Operation, names: Names): string {
  const parameters = (kind: string): string => {
    const fields = (operation.parameters ?? []).filter((each) => each.in === kind);
    const lines = fields.map(({ name, required, schema, description }) => {
      const type = typeOf(schema, 'given', name, names);
      return `${comment(description)}${property(name)}${required ? `: ${type}` : `?: ${type} | undefined`};`;
    });
    return lines.length === 0 ? 'undefined' : `{\n${indent(lines.join('\n'))}\n}`;
  };
  const place = pascal(operation.operationId);
  const answers = Object.entries(operation.responses).map(
    ([status, { content }]) =>
      `${status}: ${answerType(content, status < '300' ? `${place}${status}` : `Refused${status}`, names)};`,
  );
  const lines = [
    `path: ${parameters('path')};`,
    `query: ${parameters('query')};`,
    `body: ${bodyType(operation.requestBody?.content, `${place}Body`, names)};`,
    `answers: {\n${indent(answers.join('\n'))}\n};`,
  ];
  return indent(`${comment(operation.summary)}'${name}': {\n${indent(lines.join('\n'))}\n};`);
}

function bodyType(content: Content | undefined, place: string, names: Names): string {
  if (!content) return 'undefined';
  if (content['multipart/form-data']) return 'FormData';
  const json = content['application/json'];
  return json ? typeOf(json.schema, 'given', place, names) : 'string | Uint8Array';
}

function answerType(content: Content | undefined, place: string, names: Names): string {
  if (!content) return 'undefined';
  const json = content['application/json'];
  if (json) return typeOf(json.schema, 'answered', place, names);
  return isText(Object.keys(content)) ? 'string' : 'Uint8Array';
}

/** What an operation that does not answer JSON answers when it succeeds. */
function rawKind({ responses }: Operation): 'text' | 'bytes' | null {
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].content;
  if (!success || success['application/json']) return null;
  return isText(Object.keys(success)) ? 'text' : 'bytes';
}

function isText(mediaTypes: readonly string[]): boolean {
  return mediaTypes.every((type) => type.startsWith('text/') || type.endsWith('+xml'));
}

function typeOf(schema: Schema, direction: Direction, place: string, names: Names): string {
  const inner = (part: Schema, name: string): string => typeOf(part, direction, place + pascal(name), names);
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return union(variants.map((each) => inner(each, '')));
  if (schema.enum) return union(schema.enum.map(literal));
  switch (schema.type) {
    case undefined:
      return 'unknown';
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array': {
      const item = schema.items ? inner(schema.items, 'item') : 'unknown';
      return /^[\w.]+$/.test(item) ? `${item}[]` : `(${item})[]`;
    }
    case 'object':
      return names.of(schema, direction, place, () => objectType(schema, direction, inner));
    default:
      throw new Error(`${place} has type ${schema.type}, which has no mapping`);
  }
}

function objectType(schema: Schema, direction: Direction, inner: (part: Schema, name: string) => string): string {
  const { properties = {}, required = [], additionalProperties: more } = schema;
  const absent = direction === 'given' ? ' | undefined' : '';
  const lines = Object.entries(properties).map(([name, part]) => {
    const type = inner(part, name);
    const optional = required.includes(name) ? `: ${type}` : `?: ${type}${absent}`;
    return `${comment(part.description)}${property(name)}${optional};`;
  });
  const open = lines.length === 0 && more !== false ? (typeof more === 'object' ? more : {}) : null;
  if (open) return `Record<string, ${inner(open, 'value')}>`;
  if (more === true || typeof more === 'object') lines.push('[more: string]: unknown;');
  return lines.length === 0 ? 'Record<never, never>' : `{\n${indent(lines.join('\n'))}\n}`;
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}

/** As JSON, but with single quotes: JSON's escapes are TypeScript's too. */
function literal(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

function comment(text: string | undefined): string {
  return text ? `/** ${text.replaceAll('*/', '*∕').replaceAll(/\s+/g, ' ')} */\n` : '';
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

function pascal(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
