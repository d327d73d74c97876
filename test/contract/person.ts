import { GTBANK, type Json, type Stage } from './stage.ts';
import { uploadedAccount } from './statement.ts';

export interface Person {
  customer: string;
  account: string;
  /** Linked by a statement file. */
  uploaded: string;
  /** Where the statement PDF stands. */
  file: string;
  /** What only this person has. */
  words: string[];
}

interface Named {
  name: string;
  first: string;
  last: string;
  digits: string;
  /** Stands in their rows, whatever brings them. */
  narration: string;
}

/** Somebody who has been through everything that the platform offers. */
export async function person(stage: Stage, name: string, digits: string): Promise<Person> {
  const [first = '', last = ''] = name.split(' ');
  const named = { name, first, last, digits, narration: `NIP/${name.toUpperCase()}/RENT ${digits}` };
  const customer = await registered(stage, named);
  const account = await linked(stage, customer, named);
  await refreshed(stage, account, named);
  const file = await everythingRead(stage, customer, account);
  await analysed(stage, account, named);
  await enriched(stage, account, named);
  const { account: uploaded } = await uploadedAccount(stage.platform, stage.key, {
    ...{ customer: { id: customer }, holder: name, number: `012${digits}`, narration: named.narration },
  });
  await stage.fetched(uploaded);
  await enriched(stage, uploaded, named);

  const held = (await stage.get(`/v2/accounts/${account}/transactions?limit=100`)).json.data;
  const details = await stage.details(account);
  const words = [
    ...[first, last, `0803${digits}`, `2200${digits}`, `012${digits}`, `ref-${last}`, details.account.name],
    ...[details.account.account_number, named.narration, ...held.slice(0, 30).map((row: Json) => row.narration)],
  ];
  return { customer, account, uploaded, file, words: words.filter((word) => word.length > 5) };
}

async function registered(stage: Stage, { first, last, digits }: Named): Promise<string> {
  const { id } = await stage.data('POST', '/v2/customers', {
    ...{ first_name: first, last_name: last, email: `${first}@kano.example`, phone: `0803${digits}` },
    ...{ address: `${last} Street`, identity: { type: 'bvn', number: `2200${digits}` } },
  });
  return id;
}

/** A link that is never used, one that is, and a renewed consent. */
async function linked(stage: Stage, customer: string, { first, last }: Named): Promise<string> {
  await stage.data('POST', '/v2/accounts/initiate', {
    scope: 'auth',
    customer: { id: customer },
    meta: { ref: `ref-${last}` },
  });
  const opened = await stage.data('POST', '/v2/connect/session', {
    ...{ institution: GTBANK, auth_method: 'internet_banking', scope: 'financial_data' },
    ...{ customer: { id: customer }, meta: { ref: `ref-${last}` } },
  });
  const headers = { 'x-session-id': opened.session.id };
  const login = { username: first.toLowerCase(), password: 'pass_good' };
  const { json } = await stage.call('POST', '/v2/connect/login', { headers, body: login });
  const account: string = (await stage.data('POST', '/v2/accounts/auth', { code: json.data.code })).id;
  await stage.fetched(account);
  await stage.data('POST', '/v2/accounts/initiate', { scope: 'reauth', account, meta: { ref: `ref-${last}` } });
  return account;
}

/** A row that is pending and then posted. */
async function refreshed(stage: Stage, account: string, { narration }: Named): Promise<void> {
  for (const status of ['pending', 'posted'])
    await stage.show(account, [
      { date: '2026-03-01', amount: 100_00, type: 'debit', narration, status, provider_id: 'p-1' },
    ]);
}

/** @returns where the statement PDF stands */
async function everythingRead(stage: Stage, customer: string, account: string): Promise<string> {
  const paths = [
    ...['', '/identity', '/balance', '/transactions', '/transactions/sync', '/statement', '/credits', '/debits'],
    '/spending',
  ];
  for (const path of paths) await stage.get(`/v2/accounts/${account}${path}`, { 'x-realtime': 'true' });
  await stage.post(`/v2/accounts/${account}/sync`);
  await stage.get(`/v2/customers/${customer}/transactions`);
  const ordered = await stage.data('GET', `/v2/accounts/${account}/statement?output=pdf`);
  const job = await stage.platform.until('the statement is built', async () => {
    const data = await stage.data('GET', `/v2/accounts/${account}/statement/jobs/${ordered.id}`);
    return data.status === 'BUILT' ? data : null;
  });
  return job.path.replace(stage.platform.modules.config.publicUrl, stage.platform.url);
}

/** Income, and whether they can carry a loan beside the one that they told of. */
async function analysed(stage: Stage, account: string, { last, digits }: Named): Promise<void> {
  await stage.data('GET', `/v2/accounts/${account}/income`);
  await stage.data('POST', `/v2/accounts/${account}/creditworthiness`, {
    ...{ bvn: `2200${digits}`, principal: 5_000_000, interest_rate: 24, term: 12, run_credit_check: true },
    existing_loans: [
      {
        ...{
          institution: `${last} Cooperative`,
          currency: 'NGN',
          opening_balance: 1_000_000,
          repayment_amount: 100_000,
        },
        ...{ tenor: 12, date_opened: '2025-10-31', repayment_schedule: [{ '11-2025': 'paid' }] },
      },
    ],
  });
  for (const type of ['mono.events.account_income', 'mono.events.account_credit_worthiness'])
    await stage.platform.until(type, async () => (await stage.events(account, type)).length > 0);
}

/** Categories, metadata, statement insights, a correction that is remembered, and a file of the same rows. */
async function enriched(stage: Stage, account: string, { narration }: Named): Promise<void> {
  const jobs: string[] = [];
  for (const path of ['transactions/categorise', 'transactions/metadata'])
    jobs.push((await stage.data('POST', `/v2/accounts/${account}/${path}`)).jobId);
  jobs.push((await stage.data('GET', `/v2/accounts/${account}/statement/insights`)).jobId);
  for (const name of ['categorisation', 'metadata']) {
    const form = new FormData();
    form.set('file', new Blob([`Type,Narration\ndebit,${narration}`], { type: 'text/csv' }), 'rows.csv');
    const answer = await fetch(`${stage.platform.url}/v2/enrichments/transaction-${name}`, {
      ...{ method: 'POST', headers: { 'mono-sec-key': stage.key }, body: form },
    });
    jobs.push(((await answer.json()) as Json).data.jobId);
  }
  for (const job of jobs) {
    const ended = async () => (await stage.data('GET', `/v2/accounts/jobs/${job}`)).status === 'finished';
    await stage.platform.until(`the end of ${job}`, ended);
    await stage.get(`/v2/enrichments/record/${job}`);
  }
  const path = `/v2/accounts/${account}/transactions`;
  const [row] = await stage.data('GET', `${path}?narration=${encodeURIComponent(narration)}`);
  await stage.data('PUT', `${path}/${row.id}/category`, { category: 'rent', remember: true });
}
