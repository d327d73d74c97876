import { isDatabaseUnavailable } from '@kente/kit/db/unavailable';
import { notFound, Refusal } from '@kente/kit/errors';
import type { Account } from '../../accounts/index.ts';
import { pageMeta } from '../../api/pages.ts';
import type { Modules } from '../../modules.ts';
import type { EnvId, Environment } from '../../tenancy/index.ts';
import { rowWindow } from '../../transactions/index.ts';

const PAGE = 20;
const ACCOUNTS_AT_ONCE = 100;

/** All linked accounts of a customer, newest link first, or the one that is asked for. @throws Refusal 404 for that one. */
export async function accountsOf(
  { accounts }: Modules,
  envId: EnvId,
  customerId: string,
  only: string | undefined,
): Promise<Account[]> {
  if (only !== undefined && only !== '') {
    const account = await accounts.get(envId, only);
    if (account.customerId !== customerId) throw notFound('account');
    return [account];
  }
  const found: Account[] = [];
  for (let page = 1; ; page += 1) {
    const { accounts: rows } = await accounts.list(envId, { customerId, page, limit: ACCOUNTS_AT_ONCE });
    found.push(...rows);
    if (rows.length < ACCOUNTS_AT_ONCE) return found;
  }
}

interface Asked {
  months: number;
  page: number;
  /** As it was called. */
  url: string;
}

/** One account's entry as JSON text. Its links lead to this account's pages alone. */
export async function accountEntry(
  modules: Modules,
  env: Environment,
  account: Account,
  asked: Asked,
): Promise<string> {
  const bank = modules.institutions.byIdOrFail(account.institutionId).name;
  const head = JSON.stringify({ account: account.id, account_name: account.name, bank }).slice(0, -1);
  const entry = (told: string): string => `${head},"account_transaction_data":{${told}}}`;
  try {
    const { data, meta } = await readable(modules, env, account, asked);
    const answer = `{"status":"successful","message":"Transaction retrieved successfully","data":{"transactions":${data},"meta":${meta}}}`;
    return entry(`"errored":false,"error":null,"data":${answer}`);
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    if (!(error instanceof Refusal))
      modules.log.error({ err: error, account: account.id }, 'an account could not be read');
    const sentence = error instanceof Refusal ? error.message : 'This account could not be read. Try again later.';
    return entry(`"errored":true,"error":${JSON.stringify(sentence)},"data":null`);
  }
}

async function readable(
  { transactions, institutions, config }: Modules,
  env: Environment,
  account: Account,
  { months, page, url }: Asked,
): Promise<{ data: string; meta: string }> {
  const { name, country } = institutions.byIdOrFail(account.institutionId);
  if (account.dataStatus === 'FAILED' || account.dataStatus === 'UNAVAILABLE') {
    const message = `${name} has shown no data of this account yet. Refresh it, or ask the customer to link it again.`;
    throw new Refusal('account.unread', { status: 503, message });
  }
  const { from, until } = rowWindow(months, env.clock.now(), country);
  const request = { filter: { from, until, credit: null, narration: null }, whole: false, page, limit: PAGE };
  const { total, data } = await transactions.page(env.id, account.id, request, 'v2');
  return {
    data,
    meta: JSON.stringify(pageMeta(config.publicUrl, ofAccount(url, account.id), total, { page, limit: PAGE })),
  };
}

function ofAccount(url: string, accountId: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('account', accountId);
  return `${path}?${parameters}`;
}
