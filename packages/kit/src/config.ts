import type { Static, TObject, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** Thrown when the environment does not make a configuration; the message lists every mistake. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** What this reader knows of a setting's schema. */
interface Setting {
  type?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  pattern?: string;
  enum?: readonly unknown[];
  anyOf?: readonly { const?: unknown }[];
  /** In a setting's schema: what to write there, for whoever wrote something else. */
  expected?: string;
}

/** A mistake is told with the value that was given, unless that may be a secret. */
const SECRET_NAME = /KEY|SECRET|PASSWORD|TOKEN|DATABASE_URL/;

/**
 * Reads environment variables into a typed object, once, at start. Names are those of the schema; numbers and booleans
 * are converted from text, absent and empty variables take the schema's default.
 * @throws ConfigurationError naming every variable that does not fit, and what was expected.
 */
export function readConfig<T extends TObject>(
  schema: T,
  variables: Readonly<Record<string, string | undefined>>,
): Static<T> {
  const value: Record<string, unknown> = {};
  const problems: string[] = [];
  const required = new Set<string>((schema as { required?: string[] }).required ?? []);
  for (const [name, property] of Object.entries<TSchema>(schema.properties)) {
    const setting = property as Setting;
    const text = variables[name]?.trim() ?? '';
    const found = text === '' ? setting.default : fromText(text, setting);
    if (found === undefined) {
      if (required.has(name)) problems.push(`${name} is required: ${expectation(setting)}`);
    } else if (Value.Check(property, found)) value[name] = found;
    else {
      const given = SECRET_NAME.test(name) ? '' : `, not ${JSON.stringify(text)}`;
      problems.push(`${name} must be ${expectation(setting)}${given}`);
    }
  }
  if (problems.length > 0) throw new ConfigurationError(`The configuration is not valid: ${problems.join('; ')}.`);
  return value as Static<T>;
}

/** Text that is no number or boolean is given back as it is, and does not fit. */
function fromText(text: string, { type }: Setting): unknown {
  if (type === 'integer') return /^[+-]?\d+$/.test(text) ? Number(text) : text;
  if (type === 'number') return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type !== 'boolean') return text;
  if (/^(true|1|yes|on)$/i.test(text)) return true;
  return /^(false|0|no|off)$/i.test(text) ? false : text;
}

function expectation(setting: Setting): string {
  const { type, pattern, minLength } = setting;
  if (setting.expected !== undefined) return setting.expected;
  const choices =
    setting.enum ?? setting.anyOf?.map((each) => each.const) ?? pattern?.match(/^\^\(([\w|-]+)\)\$$/)?.[1]?.split('|');
  if (choices) return `one of ${choices.join(', ')}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'integer') return `an integer${range(setting)}`;
  if (type === 'number') return `a number${range(setting)}`;
  if (minLength !== undefined) return `at least ${minLength} characters long`;
  return pattern === undefined ? 'text' : `text that fits ${pattern}`;
}

function range({ minimum, maximum }: Setting): string {
  if (minimum !== undefined && maximum !== undefined) return ` between ${minimum} and ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? '' : ` of at most ${maximum}`;
}
