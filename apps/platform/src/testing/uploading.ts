import type { TestPlatform } from './platform.ts';

export const ZENITH = '5f2d08c060b92e288828770b';

/** Date, narration, debit, credit, balance. */
export type Line = readonly [string, string, string, string, string];

/** A statement as Zenith exports it. */
export function statement(number: string, lines: readonly Line[], name = 'Adaeze Okafor'): string {
  const rows = lines.map(([date, text, debit, credit, balance]) =>
    [date, text, debit, credit, date, balance].join(','),
  );
  return [
    `Account Name:,${name}`,
    `Account Number:,${number}`,
    'Currency:,NGN',
    'DATE,DESCRIPTION,DEBIT,CREDIT,VALUE DATE,BALANCE',
    ...rows,
  ].join('\n');
}

export interface Upload {
  file: string;
  fileName?: string;
  institution?: string;
  /** The account to renew; absent: a new one is linked. */
  renewed?: string | undefined;
  customer?: { name: string; email: string };
  /** What the person fills in. */
  values?: Record<string, string>;
}

export interface Uploaded {
  id: string;
  /** What the person was shown before they confirmed. */
  shown: { accepted: number; duplicates: number };
}

const ADAEZE = { name: 'Adaeze Okafor', email: 'adaeze@example.com' };

/** Opens the linking page for an upload. @returns the answer to it. */
export async function openUpload(platform: TestPlatform, { renewed, institution = ZENITH, customer = ADAEZE }: Upload) {
  const post = (path: string, body: unknown) => platform.call('POST', path, { body });
  const order = renewed === undefined ? { scope: 'auth', customer } : { scope: 'reauth', account: renewed };
  const { mono_url } = (await post('/v2/accounts/initiate', order)).json.data;
  const opened = { kind: 'link', linkId: String(mono_url).split('/').at(-1) };
  return post('/connect/api/sessions', { opened, institution, authMethod: 'statement_upload' });
}

/** A person uploads a file on the linking page and confirms it: for a new account, or to renew one. */
export async function confirmUpload(platform: TestPlatform, upload: Upload): Promise<Uploaded> {
  const { session } = (await openUpload(platform, upload)).json;
  const inSession = (path: string, body: unknown, headers = {}) =>
    platform.call('POST', `/connect/api/session/${path}`, { body, headers: { 'x-session': session, ...headers } });
  const named = { 'x-file-name': upload.fileName ?? 'statement.csv' };
  const read = (await inSession('file', upload.file, named)).json;
  const { end, step } = (await inSession('answer', { values: upload.values ?? {} })).json;
  if (!/ed$/.test(end?.outcome ?? '')) throw new Error(`not linked: ${JSON.stringify(end ?? step)}`);
  if (upload.renewed !== undefined) return { id: upload.renewed, shown: read.step.report };
  const { data } = (await platform.call('POST', '/v2/accounts/auth', { body: { code: end.code } })).json;
  return { id: data.id, shown: read.step.report };
}
