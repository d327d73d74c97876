import { describe, test } from 'vitest';
import { enrichedAccount } from './enriched.ts';
import { onBothPaths, RANDOM_ID, type StatusTools } from './status-tools.ts';

/** Income, spending, enrichment and affordability, to every status that their routes declare. */
export function insightScenarios({ stage, account, sinkUrl, ok, expectStatus }: StatusTools): void {
  describe('insights', () => {
    const fill = (path: string, id: string): string => path.replace(':id', id);
    const upload = (bytes: string) => {
      const body = `--b\r\ncontent-disposition: form-data; name="f"; filename="f.csv"\r\n\r\n${bytes}\r\n--b--\r\n`;
      return { body, headers: { 'content-type': 'multipart/form-data; boundary=b' } };
    };

    test('what is told by webhook', async () => {
      const loan = { bvn: '22123456780', principal: 100, interest_rate: 1, term: 1, run_credit_check: false };
      const starts: [string, string, unknown?][] = [
        ['GET', '/v2/accounts/:id/income'],
        ['POST', '/v2/accounts/:id/creditworthiness', loan],
        ['POST', '/v2/accounts/:id/transactions/categorise'],
        ['POST', '/v2/accounts/:id/transactions/metadata'],
        ['GET', '/v2/accounts/:id/statement/insights'],
        ...['transaction-categorisation', 'transaction-metadata', 'statement-insights'].map(
          (name): [string, string] => ['GET', `/v1/enrichments/:id/${name}`],
        ),
      ];
      await stage().data('POST', '/v2/webhooks', { url: `${sinkUrl()}/insights` });
      for (const [method, path, body] of starts) {
        const ask = body === undefined ? {} : { body };
        await ok(method, fill(path, account()), ask);
        await expectStatus(404, method, fill(path, RANDOM_ID), ask);
      }
      await expectStatus(400, 'GET', `/v2/accounts/${account()}/income?period=x`);
      await expectStatus(400, 'POST', `/v2/accounts/${account()}/creditworthiness`, { body: {} });
      for (const end of ['categorise', 'metadata'])
        await expectStatus(400, 'POST', `/v2/accounts/${account()}/transactions/${end}`, { body: { from: 1 } });
    });

    test('what is read', async () => {
      const { record, transaction, correction, enrichment } = await enrichedAccount(
        stage().platform,
        stage().key,
        account(),
      );
      const paged = ['/v2/accounts/:id/income-records', '/v2/accounts/:id/earnings', '/v2/enrichments/corrections'];
      paged.push(...onBothPaths('/accounts/:id/earnings'), '/v1/enrichments/:id/statement-insights/records');
      paged.push(...['categorisation', 'metadata'].map((kind) => `/v1/enrichments/transaction-${kind}/records`));
      for (const path of paged) await expectStatus(400, 'GET', `${fill(path, account())}?page=0`);
      const spent = ['/v2/accounts/:id/spending', ...onBothPaths('/accounts/:id/spending')];
      for (const path of spent) await expectStatus(400, 'GET', `${fill(path, account())}?period=x`);
      const others = ['/v2/accounts/:id/assets', ...onBothPaths('/accounts/:id/assets')];
      others.push(...onBothPaths('/accounts/:id/income'), `/v2/accounts/:id/income-records/${record}/evidence`);
      for (const path of [...paged, ...spent, ...others]) {
        await ok('GET', fill(path, account()));
        if (path.includes(':id')) await expectStatus(404, 'GET', fill(path, RANDOM_ID));
      }
      for (const path of ['/v2/accounts/jobs/', '/v2/enrichments/record/']) {
        await ok('GET', path + enrichment);
        await expectStatus(404, 'GET', `${path}nonsense`);
      }
      await expectStatus(400, 'GET', `/v2/enrichments/record/${enrichment}?page=0`);
      const category = `/v2/accounts/${account()}/transactions/${transaction}/category`;
      await ok('PUT', category, { body: { category: null } });
      await expectStatus(400, 'PUT', category, { body: { category: 'nonsense' } });
      await expectStatus(404, 'PUT', category.replace(transaction, RANDOM_ID), { body: { category: 'rent' } });
      await ok('DELETE', `/v2/enrichments/corrections/${correction}`);
      await expectStatus(404, 'DELETE', `/v2/enrichments/corrections/${correction}`);
    });

    test('files', async () => {
      for (const kind of ['categorisation', 'metadata']) {
        const path = `/v2/enrichments/transaction-${kind}`;
        await ok('POST', path, upload('Type,Narration\ndebit,POS PURCHASE'));
        await expectStatus(400, 'POST', path, upload('Date'));
        await expectStatus(413, 'POST', path, upload('x'.repeat(11 * 1024 * 1024)));
      }
    });
  });
}
