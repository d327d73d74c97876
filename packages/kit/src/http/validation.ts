import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TSchema } from 'typebox';
import type { FieldProblem } from '../errors.ts';

/** A body is taken as it is, so that `"5"` is no amount; the whole numbers of a query are read before, by `readIntegers`. */
const ajv = validator();

function validator(): Ajv {
  const instance = new Ajv({
    allErrors: true,
    verbose: true,
    useDefaults: true,
    strict: false,
    strictNumbers: true,
  });
  // The default export of this CommonJS module is the function itself at run time.
  (addFormats as unknown as (instance: Ajv) => void)(instance);
  return instance;
}

export function compile(schema: TSchema): ValidateFunction {
  return ajv.compile(schema);
}

/**
 * Text of a query becomes a number where its schema has a whole one, and only when it is written in plain decimal digits
 * (`0x10` and `1e2` stay text, and are refused). What no number can hold exactly counts as the largest that one can.
 */
export function readIntegers(schema: TSchema, query: unknown): void {
  const { properties = {} } = schema as { properties?: Readonly<Record<string, { type?: unknown }>> };
  const values = query as Record<string, unknown>;
  for (const [name, { type }] of Object.entries(properties)) {
    const text = values[name];
    if (type !== 'integer' || typeof text !== 'string' || !/^-?\d+$/.test(text)) continue;
    const most = Number.MAX_SAFE_INTEGER;
    values[name] = Math.max(-most, Math.min(Number(text), most));
  }
}

/** A thousand wrong entries are told by the first of them. */
const MOST_PROBLEMS = 50;

/** What is wrong, one entry per problem, in the words of the person who must mend it. */
export function problemsOf(errors: readonly ErrorObject[] | null | undefined, part: 'query' | 'body'): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const error of withoutBranches(errors ?? [])) {
    const field = fieldOf(error, part);
    // The first problem of a field says it best; what follows from it is noise.
    if (!problems.has(field)) problems.set(field, { field, message: wordsFor(error, field) });
    if (problems.size === MOST_PROBLEMS) break;
  }
  return [...problems.values()];
}

/**
 * Where none of several forms fits, the choice is told as a whole and not what each form would have wanted; but of
 * something-or-null only the something can be meant, and what is wrong in it says more than the choice.
 */
function withoutBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const isNoise = (error: ErrorObject): boolean =>
    choices.some((choice) => {
      const meant = onlyForm(choice);
      if (error === choice) return meant !== null;
      const under = `${choice.schemaPath}/`;
      if (!error.schemaPath.startsWith(under) || !error.instancePath.startsWith(choice.instancePath)) return false;
      return meant === null || !error.schemaPath.startsWith(`${under}${meant}/`);
    });
  return errors.filter((error) => error.keyword !== 'if' && error.keyword !== 'allOf' && !isNoise(error));
}

/** Which form is meant, where all but one are null. */
function onlyForm({ schema }: ErrorObject): number | null {
  const forms = (schema as { type?: unknown }[]).flatMap(({ type }, index) => (type === 'null' ? [] : [index]));
  return forms.length === 1 ? (forms[0] ?? null) : null;
}

function fieldOf(error: ErrorObject, part: 'query' | 'body'): string {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
  const own: unknown = error.params.missingProperty ?? error.params.additionalProperty;
  if (typeof own !== 'string') return path === '' ? part : path;
  return path === '' ? own : `${path}.${own}`;
}

function wordsFor(error: ErrorObject, field: string): string {
  if (error.keyword === 'required') return `${field} is required`;
  const own: unknown = (error.parentSchema as { invalid?: unknown } | undefined)?.invalid;
  if (typeof own === 'string') return own;
  const params: Record<string, unknown> = error.params;
  switch (error.keyword) {
    case 'type':
      return `${field} must be ${[params.type].flat().map(article).join(' or ')}`;
    case 'enum':
      return `${field} must be one of: ${(params.allowedValues as unknown[]).join(', ')}`;
    case 'const':
      return `${field} must be ${String(params.allowedValue)}`;
    case 'anyOf':
    case 'oneOf': {
      const forms = error.schema as { const?: unknown; type?: unknown }[];
      const literals = forms.flatMap((each) => ('const' in each ? [String(each.const)] : []));
      const all = forms.every((each) => 'const' in each || each.type === 'null');
      return all ? `${field} must be one of: ${literals.join(', ')}` : `${field} has the wrong form`;
    }
    case 'minLength':
      return params.limit === 1
        ? `${field} must not be empty`
        : `${field} must be at least ${params.limit} characters long`;
    case 'maxLength':
      return `${field} must be at most ${params.limit} characters long`;
    case 'minimum':
      return `${field} must be at least ${params.limit}`;
    case 'exclusiveMinimum':
      return `${field} must be more than ${params.limit}`;
    case 'maximum':
      return `${field} must be at most ${params.limit}`;
    case 'maxItems':
      return `${field} must have at most ${params.limit} entries`;
    case 'minItems':
      return `${field} must have at least ${params.limit} entries`;
    case 'format':
      return `${field} must be a valid ${params.format}`;
    case 'additionalProperties':
      return `${field} is not known here`;
    case 'pattern':
      return `${field} has the wrong form`;
    case 'uniqueItems':
      return `${field} must not have the same entry twice`;
    case 'multipleOf':
      return `${field} must be a multiple of ${params.multipleOf}`;
    default:
      return `${field} ${error.message ?? 'is not valid'}`;
  }
}

function article(type: unknown): string {
  if (type === 'object' || type === 'integer') return `an ${type}`;
  if (type === 'array') return 'a list';
  return type === 'null' ? 'null' : `a ${type}`;
}
