import { readFileSync } from 'node:fs';
import type { TObject } from 'typebox';
import { ConfigurationError } from './config.ts';

/**
 * Settings whose value stands in a file: `NAME_FILE` names it, as orchestrators mount secrets. White space around the
 * value is none of it.
 * @returns the variables with those values in place.
 * @throws ConfigurationError naming the variable, for a file that cannot be read, or when both are given.
 */
export function fromFiles(
  schema: TObject,
  variables: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const read: Record<string, string | undefined> = { ...variables };
  for (const name of Object.keys(schema.properties)) {
    const file = variables[`${name}_FILE`]?.trim() ?? '';
    if (file === '') continue;
    if ((variables[name]?.trim() ?? '') !== '') {
      throw new ConfigurationError(`${name} and ${name}_FILE are both set. Set one of them.`);
    }
    read[name] = contentOf(`${name}_FILE`, file);
  }
  return read;
}

function contentOf(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigurationError(`${variable} names ${file}, which cannot be read (${code}).`, { cause: error });
  }
}
