import { describe, test } from 'vitest';
import type { Json } from './stage.ts';
import { onBothPaths, RANDOM_ID, type StatusTools } from './status-tools.ts';

/** Statements and customers, to every status that their routes declare. */
export function keepingScenarios({ stage, account, ok, expectStatus }: StatusTools): void {
  describe('statements, credits, debits', () => {
    test('rows, files and jobs', async () => {
      for (const path of ['/v2/accounts/:id/statement', ...onBothPaths('/accounts/:id/statement')]) {
        await ok('GET', path.replace(':id', account()));
        await expectStatus(400, 'GET', `${path.replace(':id', account())}?period=x`);
        await expectStatus(404, 'GET', path.replace(':id', RANDOM_ID));
        const { json } = await stage().get(`${path.replace(':id', account())}?output=pdf`);
        const { id, path: file } = json.data ?? json;
        const job = `${path.replace(':id', account())}/jobs/${id}`;
        await stage().platform.until('the file is built', async () => {
          const state = (await ok('GET', job)) as Json;
          return (state.data ?? state).status === 'BUILT';
        });
        await expectStatus(404, 'GET', job.replace(id, 'nonsense'));
        await ok('GET', file.replace(stage().platform.modules.config.publicUrl, ''), { key: null });
      }
      await expectStatus(404, 'GET', '/statements/nothing.pdf', { key: null });
    });

    test('by month', async () => {
      for (const flow of ['credits', 'debits']) {
        for (const path of [`/v2/accounts/:id/${flow}`, ...onBothPaths(`/accounts/:id/${flow}`)]) {
          await ok('GET', path.replace(':id', account()));
          await expectStatus(404, 'GET', path.replace(':id', RANDOM_ID));
        }
      }
    });
  });

  describe('customers', () => {
    const body = {
      ...{ first_name: 'Halima', last_name: 'Sani', email: 'sani@example.com', phone: '08012345678', address: 'Kano' },
      identity: { type: 'bvn', number: '22000000777' },
    };

    test('are made, read, changed and deleted', async () => {
      const { data } = await ok('POST', '/v2/customers', { body });
      await expectStatus(400, 'POST', '/v2/customers', { body: {} });
      await expectStatus(409, 'POST', '/v2/customers', { body });
      await ok('GET', '/v2/customers');
      await expectStatus(400, 'GET', '/v2/customers?page=0');
      const other = await ok('POST', '/v2/customers', {
        body: { ...body, identity: { type: 'bvn', number: '22000000778' } },
      });
      const path = `/v2/customers/${other.data.id}`;
      await ok('GET', path);
      await ok('PATCH', path, { body: { phone: '08087654321' } });
      await expectStatus(400, 'PATCH', path, { body: {} });
      await expectStatus(409, 'PATCH', path, { body: { identity: body.identity } });
      await ok('GET', `${path}/transactions`);
      await expectStatus(400, 'GET', `${path}/transactions?period=x`);
      const owner = (await stage().details(account())).customer.id;
      await expectStatus(409, 'DELETE', `/v2/customers/${owner}`);
      await ok('DELETE', path);
      for (const end of ['', '/transactions']) await expectStatus(404, 'GET', path + end);
      await expectStatus(404, 'PATCH', path, { body: { phone: '08087654321' } });
      await expectStatus(404, 'DELETE', path);
      await ok('DELETE', `/v2/customers/${data.id}`);
    });
  });
}
