import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '@kente/kit/config';
import { compile, problemsOf } from '@kente/kit/http/validation';
import type { Institutions } from '../../institutions/index.ts';
import { findInstitution } from '../link.ts';
import { SeedFile } from './schema.ts';

/**
 * Reads and checks a seed file.
 * @throws ConfigurationError that lists every mistake with its path; nothing is applied then.
 */
export async function readSeed(file: string, institutions: Institutions): Promise<SeedFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`The seed file ${file} cannot be read: ${error.code ?? error.message}.`);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new ConfigurationError(`The seed file ${file} is not JSON: ${(error as Error).message}.`);
  }
  const mistakes = seedMistakes(content, institutions);
  if (mistakes.length > 0) {
    throw new ConfigurationError(
      `The seed file ${file} was not applied:\n${mistakes.map((each) => `  ${each}`).join('\n')}`,
    );
  }
  return content as SeedFile;
}

/** Every mistake with its path, like `apps.0.environments.1.mode is required`. */
export function seedMistakes(content: unknown, institutions: Institutions): string[] {
  const check = compile('body', SeedFile);
  if (!check(content)) {
    return problemsOf(check.errors, 'body').map(({ field, message }) =>
      message.startsWith(field) ? message : `${field}: ${message}`,
    );
  }
  const mistakes: string[] = [];
  (content as SeedFile).apps.forEach((app, appIndex) => {
    const modes = new Set<string>();
    app.environments?.forEach((environment, index) => {
      const path = `apps.${appIndex}.environments.${index}`;
      if (modes.has(environment.mode))
        mistakes.push(`${path}.mode: the app has a ${environment.mode} environment already`);
      modes.add(environment.mode);
      environment.accounts?.forEach((account, at) => {
        try {
          if (account.institution !== undefined) findInstitution(institutions, account.institution);
        } catch (error) {
          mistakes.push(`${path}.accounts.${at}.institution: ${(error as Error).message}`);
        }
        for (const [row, { date }] of (account.transactions ?? []).entries()) {
          if (date !== undefined && Number.isNaN(Date.parse(date)))
            mistakes.push(`${path}.accounts.${at}.transactions.${row}.date: is no date`);
        }
      });
      const known = new Set(environment.accounts?.map(({ id }) => id));
      environment.codes?.forEach(({ account }, at) => {
        if (!known.has(account))
          mistakes.push(`${path}.codes.${at}.account: no account of this environment has the id ${account}`);
      });
      const customers = new Set(environment.customers?.map(({ id }) => id));
      environment.accounts?.forEach(({ customer }, at) => {
        if (customer !== undefined && !customers.has(customer)) {
          mistakes.push(`${path}.accounts.${at}.customer: no customer of this environment has the id ${customer}`);
        }
      });
    });
  });
  return mistakes;
}
