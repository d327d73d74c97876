import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '@kente/kit/config';
import { type SeedRules, seedMistakes } from './mistakes.ts';
import type { SeedFile } from './schema.ts';

/**
 * Reads and checks a seed file.
 * @throws ConfigurationError that lists every mistake with its path; nothing is applied then.
 */
export async function readSeed(file: string, rules: SeedRules): Promise<SeedFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`The seed file ${file} cannot be read: ${error.code ?? error.message}.`);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new ConfigurationError(`The seed file ${file} is not JSON: ${(error as Error).message}.`);
  }
  const mistakes = seedMistakes(content, rules);
  if (mistakes.length > 0) {
    throw new ConfigurationError(
      `The seed file ${file} was not applied:\n${mistakes.map((each) => `  ${each}`).join('\n')}`,
    );
  }
  return content as SeedFile;
}
