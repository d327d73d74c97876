import { SECOND_MS } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Modules } from '../modules.ts';
import type { Environment } from '../tenancy/index.ts';
import type { InvoicingDoor } from './invoicing.ts';

/** The connector reads its code first. */
const ANSWERS_WITHIN_MS = 60 * SECOND_MS;
const LINK = {
  login: { user: 'user_business', password: 'pass_good' },
  customer: { name: 'Adunni Bakare', email: 'adunni.bakare@example.com' },
  ref: 'demo-business-account',
};

/**
 * Links an account to the demo organisation as its own people would, without the page: the connector's first sync makes the
 * drafts that a newcomer finds in the dashboard. Nobody waits for it; a failure is told in the log.
 */
export async function linkBusinessAccount(
  { sandbox }: Pick<Modules, 'sandbox'>,
  environment: Environment,
  { url, key }: InvoicingDoor,
  log: Logger,
): Promise<void> {
  try {
    const { code } = await sandbox.link(environment, LINK);
    const response = await fetch(`${url}/si/mono/exchange`, {
      method: 'POST',
      headers: { 'mono-sec-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    if (!response.ok) throw new Error(`the connector answered ${response.status}`);
  } catch (error) {
    log.warn({ err: error }, 'the demo organisation has no account yet: link one in the dashboard');
  }
}
