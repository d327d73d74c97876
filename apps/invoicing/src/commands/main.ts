import { runCommand } from '@kente/kit/administration';
import { systemClock } from '@kente/kit/clock';
import { ConfigurationError } from '@kente/kit/config';
import { pendingMigrations } from '@kente/kit/db/migrate';
import { openDatabase } from '@kente/kit/db/pool';
import { invoicingMigrations } from '../migrations.ts';
import { sentence } from '../run.ts';
import type { Schema } from '../schema.generated.ts';
import { createAdministration, createTenancy } from '../tenancy/index.ts';
import type { Command } from './command.ts';
import { keyCommands } from './keys.ts';
import { memberCommands } from './members.ts';
import { organisationCommands } from './organisations.ts';
import { settingsOf } from './settings.ts';

const COMMANDS: readonly Command[] = [...organisationCommands, ...keyCommands, ...memberCommands];
const STATEMENT_TIMEOUT_MS = 30_000;

/** One administrative command, for the command line: `node command.ts NAME '{json}'`; see `runCommand`. */
export const main = (args: readonly string[]): Promise<void> => runCommand(args, perform, sentence);

async function perform(name: string, input: unknown): Promise<unknown> {
  if (name === 'doctor') {
    const { inspect } = await import('./doctor.ts');
    return { findings: await inspect(process.env) };
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) throw new ConfigurationError(`"${name}" is not a command.`);
  const { databaseUrl } = await settingsOf(process.env);
  const pending = await pendingMigrations({ url: databaseUrl, ...invoicingMigrations });
  if (pending.length > 0) {
    const lacking = `The connector's database lacks ${pending.length} migration(s): ${pending.join(', ')}.`;
    throw new ConfigurationError(`${lacking} Run: kente invoicing migrate`);
  }
  const { db, close } = openDatabase<Schema>({
    ...{ url: databaseUrl, poolSize: 2, statementTimeoutMs: STATEMENT_TIMEOUT_MS },
    ...{ applicationName: 'kente invoicing command', onError: () => {} },
  });
  try {
    const tenancy = createTenancy({ db, clock: systemClock });
    const administration = createAdministration({ db, clock: systemClock, tenancy });
    return await command.run(input, { tenancy, administration });
  } finally {
    await close();
  }
}
