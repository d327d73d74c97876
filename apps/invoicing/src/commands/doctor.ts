import type { Finding } from '@kente/kit/administration';
import { pendingMigrations } from '@kente/kit/db/migrate';
import pg from 'pg';
import { type Config, loadConfig } from '../config.ts';
import { invoicingMigrations } from '../migrations.ts';
import { createTaxAuthorities } from '../tax-authority/index.ts';
import { createUpstream } from '../upstream/index.ts';
import { settingsOf } from './settings.ts';

const ANSWER_WITHIN_MS = 5_000;

/** Looks at everything that the connector stands on, and changes nothing. */
export async function inspect(variables: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  let config: Config;
  try {
    config = await loadConfig((await settingsOf(variables)).variables);
  } catch (error) {
    return [
      { subject: 'Settings', state: 'bad', text: textOf(error), advice: 'docs/invoicing.md lists the settings.' },
    ];
  }
  const settings: Finding = { subject: 'Settings', state: 'good', text: 'Every setting fits.' };
  const [database, provider, authority, console] = await Promise.all([
    databaseFindings(config.databaseUrl),
    providerFinding(config),
    authorityFinding(config),
    consoleFinding(config),
  ]);
  return [settings, ...database, provider, webhookFinding(config), authority, console];
}

async function databaseFindings(url: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_WITHIN_MS });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const advice = 'Check INVOICING_DATABASE_URL: address, user, password, and that the server runs.';
    return [{ subject: 'Database', state: 'bad', text: `It cannot be reached: ${textOf(error)}.`, advice }];
  } finally {
    await client.end().catch(() => {});
  }
  const pending = await pendingMigrations({ url, ...invoicingMigrations });
  const migrations: Finding =
    pending.length === 0
      ? { subject: 'Migrations', state: 'good', text: 'The database is up to date.' }
      : {
          ...{ subject: 'Migrations', state: 'bad', text: `Not applied yet: ${pending.join(', ')}.` },
          advice: 'kente invoicing migrate',
        };
  return [{ subject: 'Database', state: 'good', text: 'PostgreSQL answers.' }, migrations];
}

/** With our key, as every call is made: an address that answers may still not know us. */
async function providerFinding({ upstream: config }: Config): Promise<Finding> {
  const subject = 'Provider';
  const upstream = createUpstream({ config, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  try {
    await upstream.listAccounts(1);
    return { subject, state: 'good', text: `${config.baseUrl} answers, and knows the key.` };
  } catch (error) {
    const advice = 'Check MONO_BASE_URL and MONO_SECRET_KEY, and that the provider runs.';
    return { subject, state: 'bad', text: `${config.baseUrl} does not serve us: ${causeOf(error)}`, advice };
  }
}

function webhookFinding({ webhook: { secret, verify } }: Config): Finding {
  const subject = 'Webhooks';
  if (!verify) {
    const text = 'MONO_VERIFY_SIGNATURE is off: anybody may send them.';
    return {
      subject,
      state: 'bad',
      text,
      advice: 'Set MONO_WEBHOOK_SECRET, and take MONO_VERIFY_SIGNATURE=false away.',
    };
  }
  if (secret !== null) return { subject, state: 'good', text: 'The secret is set.' };
  const advice = 'Set it to the secret of the webhook at the provider.';
  return { subject, state: 'bad', text: 'MONO_WEBHOOK_SECRET is not set: each one is answered 503.', advice };
}

/** A record that nobody has: who is told that it is not there has been let in. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

async function authorityFinding({ taxAuthority: config, simulatorsUrl }: Config): Promise<Finding> {
  const subject = 'Authority';
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const real = config.adapter === 'http';
  const { kind } = await createTaxAuthorities({ config, simulatorsUrl, signal }).of('production').getEntity(NOBODY);
  const advice = real ? 'Check MBS_BASE_URL, MBS_API_KEY and MBS_API_SECRET.' : 'Check SIMULATORS_URL.';
  if (kind === 'bad_credentials') {
    return { subject, state: 'bad', text: 'The tax authority does not accept our keys.', advice };
  }
  if (kind === 'unavailable' || kind === 'unknown') {
    return { subject, state: 'bad', text: 'The tax authority does not answer.', advice };
  }
  const text = real ? `${config.baseUrl} answers, and knows the keys.` : 'Simulated: nothing is signed for real.';
  return { subject, state: real ? 'good' : 'note', text };
}

async function consoleFinding({ console: { jwksUrl } }: Config): Promise<Finding> {
  const subject = 'Console';
  try {
    const answer = await fetch(jwksUrl, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (answer.ok) return { subject, state: 'good', text: `Its keys are at ${jwksUrl}.` };
    throw new Error(`it answers ${answer.status}`);
  } catch (error) {
    const text = `Its keys cannot be read at ${jwksUrl}: ${causeOf(error)} Keys of organisations work; people cannot sign in.`;
    return { subject, state: 'note', text, advice: 'Check CONSOLE_ISSUER and CONSOLE_JWKS_URL.' };
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function causeOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const text = cause instanceof Error ? cause.message : textOf(error);
  return text.endsWith('.') ? text : `${text}.`;
}
