import { ConfigurationError } from '@kente/kit/config';
import type { Keyring } from '@kente/kit/secrets';
import pg from 'pg';

/**
 * The first process to use a database leaves a mark of its keys; every later one must have the same. Without this a
 * second machine with keys of its own would seal what the first cannot open, and nobody would notice for days.
 * @throws ConfigurationError when the keys do not belong to this database.
 */
export async function checkKeyring(databaseUrl: string, keyring: Keyring): Promise<void> {
  const mark = keyring.blindIndex('keyring check', 'kente');
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'kente start' });
  await client.connect();
  try {
    await client.query('insert into installation (keyring_check) values ($1) on conflict do nothing', [mark]);
    const { rows } = await client.query<{ keyring_check: Buffer }>('select keyring_check from installation');
    if (rows[0]?.keyring_check.equals(mark)) return;
  } finally {
    await client.end();
  }
  throw new ConfigurationError(
    'The keys here are not those that this database was filled under. Set KENTE_KEYS and KENTE_INDEX_SECRET, or KENTE_HOME to the folder with its keys.json.',
  );
}
