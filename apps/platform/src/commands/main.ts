import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@kente/kit/administration';
import { ConfigurationError } from '@kente/kit/config';
import { loadKeyring } from '@kente/kit/home';
import { createLogger } from '@kente/kit/log';
import { type Config, loadConfig, type Secrets } from '../config.ts';
import { checkKeyring } from '../keyring-check.ts';
import { sentence } from '../run.ts';
import { appCommands } from './apps.ts';
import type { Command } from './command.ts';
import { consoleCommands } from './console.ts';
import { borrowDatabase } from './database.ts';
import { inspect } from './doctor.ts';
import { keyCommands } from './keys.ts';
import { ledgerCommands, walletCommands } from './ledger.ts';
import { paymentCommands } from './payments.ts';
import { railCommands } from './rails.ts';
import { seedCommands } from './seed.ts';
import { webhookCommands } from './webhooks.ts';

/** Everything that can be asked of the modules. */
const COMMANDS: readonly Command[] = [
  ...appCommands,
  ...keyCommands,
  ...webhookCommands,
  ...railCommands,
  ...paymentCommands,
  ...seedCommands,
  ...consoleCommands,
  ...ledgerCommands,
  ...walletCommands,
];

/** One administrative command, for the command line: `node command.ts NAME '{json}'`; see `runCommand`. */
export const main = (args: readonly string[]): Promise<void> => runCommand(args, perform, sentence);

async function perform(name: string, input: unknown): Promise<unknown> {
  const { config, secrets } = loadConfig(process.env, { webhookAllowPrivate: !process.env.DATABASE_URL });
  if (name === 'doctor') return { findings: await inspect(config, secrets) };
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) throw new ConfigurationError(`"${name}" is not a command.`);
  refuseWithoutHome(config);
  refuseWithoutKeys(config, secrets);

  const log = createLogger({ level: 'warn', name: 'kente', destination: process.stderr });
  const database = await borrowDatabase(config, log);
  try {
    const keyring = await loadKeyring(config.home, secrets);
    await checkKeyring(database.url, keyring);
    const { createPlatform } = await import('../platform.ts');
    const platform = await createPlatform({ config, keyring, databaseUrl: database.url, log });
    try {
      return await command.run(input, platform.modules);
    } finally {
      await platform.close();
    }
  } finally {
    await database.release();
  }
}

/** A command works on a platform that is there: it makes no other one beside it. */
function refuseWithoutHome({ home, databaseUrl }: Config): void {
  if (databaseUrl !== null || existsSync(join(home, 'postgres'))) return;
  throw new ConfigurationError(
    `Nothing was started in ${home} yet. Run npm start first, or set KENTE_HOME to the folder of your platform (DATABASE_URL, where it has a database of its own).`,
  );
}

/** New keys would open nothing of a database that was filled under others. */
function refuseWithoutKeys({ home, databaseUrl }: Config, { keys }: Secrets): void {
  if (databaseUrl === null || keys !== null || existsSync(join(home, 'keys.json'))) return;
  throw new ConfigurationError(
    `Set KENTE_KEYS and KENTE_INDEX_SECRET to those of the platform, or KENTE_HOME to its folder: ${join(home, 'keys.json')} is not there.`,
  );
}
