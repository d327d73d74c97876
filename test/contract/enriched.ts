import type { TestPlatform } from '../../apps/platform/src/testing/platform.ts';

/** What enrichment leaves behind of an account. */
export interface EnrichmentIds {
  /** An income record. */
  record: string;
  transaction: string;
  correction: string;
  /** An enrichment job that has ended. */
  enrichment: string;
}

/** Has an account analysed, enriched and corrected; a webhook is there already. */
export async function enrichedAccount(platform: TestPlatform, key: string, account: string): Promise<EnrichmentIds> {
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await platform.call(method, path, { key, ...(body === undefined ? {} : { body }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json.data;
  };
  const { jobId } = await call('POST', `/v2/accounts/${account}/transactions/categorise`);
  await platform.until(
    'the end of the job',
    async () => (await call('GET', `/v2/accounts/jobs/${jobId}`)).status === 'finished',
  );
  await call('GET', `/v2/accounts/${account}/income`);
  const records = await platform.until('the income record', async () => {
    const found = await call('GET', `/v2/accounts/${account}/income-records`);
    return found.length > 0 ? found : null;
  });
  const narration = 'NIP TRANSFER TO ADUNNI BABATUNDE STORES REF:0012';
  const transactions = [{ amount: 123_400, type: 'debit', narration }];
  await call('POST', `/v2/sandbox/accounts/${account}/transactions`, { transactions });
  await call('POST', `/v2/sandbox/accounts/${account}/sync`, {});
  const path = `/v2/accounts/${account}/transactions`;
  const [{ id: transaction }] = await call('GET', `${path}?narration=ADUNNI BABATUNDE`);
  const { correction } = await call('PUT', `${path}/${transaction}/category`, { category: 'rent', remember: true });
  return { record: records[0].id, transaction, correction: correction.id, enrichment: jobId };
}
