import type { TestPlatform } from '../../apps/platform/src/testing/platform.ts';

const ZENITH = '5f2d08c060b92e288828770b';

/** Whose statement it is, and what stands in it beside a salary. */
export interface StatementOf {
  customer: { id: string } | { name: string; email: string };
  holder: string;
  number: string;
  narration: string;
}

const ADAEZE: StatementOf = {
  customer: { name: 'Adaeze Okafor', email: 'adaeze@example.com' },
  ...{ holder: 'Adaeze Okafor', number: '0123456789', narration: 'POS PURCHASE SHOPWELL IKEJA' },
};

const fileOf = ({ holder, number, narration }: StatementOf): string =>
  [
    `Account Name:,${holder}`,
    `Account Number:,${number}`,
    'Currency:,NGN',
    'DATE,DESCRIPTION,DEBIT,CREDIT,VALUE DATE,BALANCE',
    '02/06/2025,SALARY MAY 2025,,450000.00,02/06/2025,575000.50',
    `14/06/2025,${narration},2500.00,,14/06/2025,572500.50`,
  ].join('\n');

/** Links an account by a statement file, as a person does on the linking page. @returns the account and its import. */
export async function uploadedAccount(
  platform: TestPlatform,
  key: string,
  statement: StatementOf = ADAEZE,
): Promise<{ account: string; importId: string }> {
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    platform.call(method, path, { key, headers, ...(body === undefined ? {} : { body }) });
  const { customer } = statement;
  const { mono_url } = (await call('POST', '/v2/accounts/initiate', { scope: 'auth', customer })).json.data;
  const opened = { kind: 'link', linkId: mono_url.split('/').at(-1) };
  const start = { opened, institution: ZENITH, authMethod: 'statement_upload' };
  const { session } = (await call('POST', '/connect/api/sessions', start)).json;
  const inSession = { 'x-session': session };
  await call('POST', '/connect/api/session/file', fileOf(statement), { ...inSession, 'x-file-name': 'statement.csv' });
  const { end } = (await call('POST', '/connect/api/session/answer', { values: {} }, inSession)).json;
  const account: string = (await call('POST', '/v2/accounts/auth', { code: end.code })).json.data.id;
  const importId = await platform.until(
    'the import',
    async () => (await call('GET', `/v2/accounts/${account}/imports`)).json.data[0]?.id,
  );
  return { account, importId };
}
