import pg from 'pg';
import type { TestPlatform, TestTenant } from '../../apps/platform/src/testing/platform.ts';

/** What payments leave behind. */
export interface PaymentIds {
  /** `mmc_…`. */
  mandate: string;
  /** The mandate's own reference. */
  agreed: string;
  /** The reference of a debit of it. */
  debit: string;
  /** A one-time payment that nobody has paid. */
  payment: string;
  payout: string;
  /** What disbursements are paid from. */
  source: string;
  disbursement: string;
  distribution: string;
}

const DISBURSE = '/v3/payments/disburse';

/** Has one of everything made for an app of the sandbox that has the products for it. */
export async function paidThings(platform: TestPlatform, tenant: TestTenant): Promise<PaymentIds> {
  const call = async (method: string, path: string, body: unknown) => {
    const answer = await platform.call(method, path, { key: tenant.secretKey, body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json.data;
  };
  const person = {
    ...{ email: 'halima.paid@adire.example', first_name: 'Halima', last_name: 'Sani', phone: '08012345678' },
    ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: '22800000001' } },
  };
  const customer = (await call('POST', '/v2/customers', person)).id;
  const [agreed, debit] = ['agreed-000000001', 'debited-000000001'];
  const { id: mandate } = await call('POST', '/v3/payments/mandates', {
    ...{ customer, amount: 5_000_000, mandate_type: 'emandate', debit_type: 'variable', description: 'Repayment' },
    ...{ reference: agreed, account_number: '3800000001', bank_code: '035' },
    ...{ start_date: '2030-01-01', end_date: '2040-12-31' },
  });
  await call('POST', `/v3/payments/mandates/${mandate}/debit`, {
    ...{ amount: 100_000, reference: debit, narration: 'Repayment' },
  });
  const { id: payment } = await call('POST', '/v2/payments/initiate', {
    ...{ amount: 500_000, type: 'onetime-debit', description: 'Ticket', reference: 'ticket-000000001', customer },
  });
  const { id: source } = await call('POST', `${DISBURSE}/source-accounts`, {
    ...{ app: tenant.environment.app.id, account_number: '0131883461', bank_code: '058' },
    email: 'accounts@adire.example',
  });
  const { id: disbursement } = await call('POST', `${DISBURSE}/disbursements`, {
    ...{ reference: 'salaries-00000001', source: 'wallet', type: 'scheduled', total_amount: 100_000 },
    description: 'Salaries',
  });
  const salary = {
    ...{ recipient_email: 'bola.ade@example.com', amount: 100_000, narration: 'Salary' },
    ...{ account_number: '0123456780', bank_code: '058' },
  };
  const added = await call('POST', `${DISBURSE}/disbursements/${disbursement}/distributions`, [salary]);
  const distribution = added.valid_accounts[0].id;
  const payout = await paidOut(platform, tenant);
  return { mandate, agreed, debit, payment, payout, source, disbursement, distribution };
}

/** Cutting one takes a business day. */
async function paidOut({ databaseUrl }: TestPlatform, { environment }: TestTenant): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const id = 'po_0a1b2c3d4e5f6g7h8i9j0k1m';
  await client.query(
    `insert into payouts (env_id, id, owner, status, collected_minor, fee_minor, refunded_minor, amount_minor, cut_at,
       run_at, created_at, updated_at) values ($1, $2, 'app', 'pending', 1, 0, 0, 1, now(), now(), now(), now())`,
    [environment.id, id],
  );
  await client.end();
  return id;
}
