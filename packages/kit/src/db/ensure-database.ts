import pg from 'pg';
import { ConfigurationError } from '../config.ts';

const CONNECT_WITHIN_MS = 5_000;
const NO_SUCH_DATABASE = '3D000';
const MAY_NOT = '42501';
/** Made by another process at the same moment. */
const MADE_MEANWHILE = new Set(['42P04', '23505']);

/**
 * Makes the database of `url` where it is not there yet, through another database of the same server.
 * @throws ConfigurationError when the role may not; whatever connecting throws.
 */
export async function ensureDatabase(url: string, via: string): Promise<void> {
  if (await exists(url)) return;
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const client = clientOf(via);
  try {
    await client.connect();
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (MADE_MEANWHILE.has(code)) return;
    if (code !== MAY_NOT) throw error;
    const role = decodeURIComponent(new URL(via).username);
    throw new ConfigurationError(
      `The role ${role} may not make the database ${name}. Make it, and give it to ${role}.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

async function exists(url: string): Promise<boolean> {
  const client = clientOf(url);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === NO_SUCH_DATABASE) return false;
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

function clientOf(url: string): pg.Client {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on('error', () => {});
  return client;
}
