import {
  type Connection,
  type Connector,
  type Cursor,
  type Fetched,
  type Json,
  type LinkAnswer,
  type LinkContext,
  type LinkedAccount,
  type LinkInput,
  type LinkState,
  PersonMustAct,
  type Step,
} from '../connector.ts';
import { accountType, confirm, confirmForm, contractCurrency, isOtherAccount } from './confirmation.ts';
import { unpackRows } from './packed-rows.ts';
import { createReadApart, READ_LIMITS, type ReadLimits } from './read-apart.ts';
import type { Upload } from './read-upload.ts';

const MAX_BYTES = 20 * 1024 * 1024;
const PAGE_ROWS = 5_000;
const FORMATS = ['csv', 'ofx', 'qfx'] as const;

/** What a link keeps for later fetches: the rows of the newest uploaded statement. */
interface UploadSecret {
  readonly rows: string;
  readonly closingMinor: string | null;
  readonly name: string;
  readonly type: string;
  readonly accountNumber: string;
}

/**
 * Accounts whose rows come from a statement file that a person uploads: a bank's CSV, or OFX/QFX. Nothing can be
 * fetched anew, so a later upload is a re-authorisation and adds what is new; a row's absence from a file proves nothing.
 */
export function createStatementUpload(limits: ReadLimits = READ_LIMITS): Connector {
  const readApart = createReadApart(limits);
  return {
    id: 'statement-upload',
    abilities: new Set(['reauthorisable']),
    next: async (context, input, state) => {
      if (input.kind === 'file') return takeFile(context, input, readApart);
      const upload = uploadIn(state);
      if (input.kind === 'answer') return takeAnswer(context, input.values, upload);
      return { step: upload ? confirmStep(context, upload) : uploadStep(context), state };
    },
    fetch: async (connection, cursor) => fetchPage(connection, cursor),
  };
}

function uploadStep({ institution }: LinkContext, error?: string): Step {
  const step = {
    kind: 'upload',
    title: `Upload a statement from ${institution.name}`,
    formats: FORMATS,
    maxBytes: MAX_BYTES,
  } as const;
  return error === undefined ? step : { ...step, error };
}

function confirmStep(context: LinkContext, upload: Upload, error?: string): Step {
  const step = { ...uploadStep(context, error), title: 'Check what was read', report: upload.report };
  return { ...step, form: confirmForm(upload, context) } as Step;
}

const refuse = (context: LinkContext, error: string): LinkAnswer => ({ step: uploadStep(context, error), state: null });

async function takeFile(
  context: LinkContext,
  { name, bytes }: Extract<LinkInput, { kind: 'file' }>,
  readApart: ReturnType<typeof createReadApart>,
): Promise<LinkAnswer> {
  if (bytes.length > MAX_BYTES) {
    return refuse(context, 'This file is larger than 20 MB. Export a shorter period and upload that.');
  }
  const { country, name: bankName } = context.institution;
  const upload = await readApart({ name: name.slice(0, 200), bytes, country, bankName });
  if (upload.kind === 'refused') return refuse(context, upload.message);
  const told = upload.account.currency;
  const currency = told === null ? null : contractCurrency(told);
  if (told !== null && currency === null) {
    return refuse(
      context,
      `This statement is in ${told}. Accounts in NGN, GHC, KSH, ZAR, USD, GBP and EUR can be linked.`,
    );
  }
  if (isOtherAccount(context, upload.account.number, currency)) return MISMATCH;
  return { step: confirmStep(context, upload), state: { upload: upload as unknown as Json } };
}

const MISMATCH: LinkAnswer = {
  step: {
    kind: 'failed',
    code: 'account_mismatch',
    message:
      'This statement belongs to another account than the one that is linked. Upload a statement of the same account.',
    retry: true,
  },
  state: null,
};

function takeAnswer(context: LinkContext, values: Readonly<Record<string, string>>, upload: Upload | null): LinkAnswer {
  if (upload === null) return refuse(context, 'Choose a statement file first.');
  const confirmed = confirm(upload, context, values);
  if ('error' in confirmed) {
    return { step: confirmStep(context, upload, confirmed.error), state: { upload: upload as unknown as Json } };
  }
  const told = upload.account.currency === null ? null : confirmed.currency;
  if (isOtherAccount(context, confirmed.accountNumber, told)) return MISMATCH;
  return { step: { kind: 'linked' }, state: null, linked: linkedAccount(context, upload, confirmed) };
}

function linkedAccount(
  { reauthorise }: LinkContext,
  upload: Upload,
  confirmed: { accountNumber: string; name: string; currency: string },
): LinkedAccount {
  // The same account keeps the number it is known by, leading zeros included.
  const accountNumber = reauthorise?.accountNumber ?? confirmed.accountNumber;
  const { name } = confirmed;
  const type = accountType(upload.account.type);
  const secret = { rows: upload.rows, closingMinor: upload.closingMinor, name, type, accountNumber };
  return {
    accountNumber,
    name,
    type,
    currency: reauthorise?.currency ?? confirmed.currency,
    bvn: null,
    secret,
  };
}

function uploadIn(state: LinkState): Upload | null {
  if (state === null || typeof state !== 'object' || !('upload' in state)) return null;
  return state.upload as unknown as Upload;
}

function fetchPage({ secret, context }: Connection, cursor: Cursor | null): Fetched {
  const upload = secretIn(secret);
  const rows = unpackRows(upload.rows, context.institution.country);
  const start = cursor === null ? 0 : Number(cursor);
  const end = start + PAGE_ROWS;
  const hasMore = end < rows.length;
  const page: Fetched = { rows: rows.slice(start, end), cursor: hasMore ? String(end) : null, hasMore };
  if (cursor !== null) return page;
  const { name, type, accountNumber, closingMinor } = upload;
  return {
    ...page,
    details: { name, type, accountNumber, bvn: null },
    ...(closingMinor === null ? {} : { balanceMinor: BigInt(closingMinor) }),
    identity: null,
  };
}

function secretIn(secret: Json): UploadSecret {
  if (secret !== null && typeof secret === 'object' && 'rows' in secret && typeof secret.rows === 'string') {
    return secret as unknown as UploadSecret;
  }
  throw new PersonMustAct('no statement is kept for this account: upload one');
}
