import { createHash } from 'node:crypto';
import { Refusal } from '@kente/kit/errors';
import {
  type Connection,
  type Connector,
  type Cumulative,
  type Cursor,
  type Fetched,
  type Json,
  type LinkAnswer,
  type LinkContext,
  type LinkedAccount,
  type LinkInput,
  type LinkState,
  PersonMustAct,
  type StatementReport,
  type Step,
} from '../connector.ts';
import { accountType, confirm, confirmForm, contractCurrency, currencyFor, isOtherAccount } from './confirmation.ts';
import { unpackRows } from './packed-rows.ts';
import { createReadApart, READ_LIMITS, type ReadLimits } from './read-apart.ts';
import type { Upload } from './read-upload.ts';

const MAX_BYTES = 20 * 1024 * 1024;
const PAGE_ROWS = 5_000;
const FORMATS = ['csv', 'ofx', 'qfx'] as const;

/** A file that was read, until the person confirms it. */
interface ReadFile extends Upload {
  /** Of the file, hex. */
  readonly sha256: string;
}

/** A file that was confirmed and waits to be taken in. */
interface WaitingFile {
  readonly rows: string;
  readonly sha256: string;
  readonly report: Json;
  readonly closingMinor: string | null;
  readonly name: string;
  readonly type: string;
  readonly accountNumber: string;
}

/** What is kept of an account's uploads: files that were not fetched yet, oldest first. A file is taken in once. */
interface UploadSecret {
  readonly files: readonly WaitingFile[];
}

/** Somebody confirms faster than files are read in. */
const MOST_WAITING = 20;

/**
 * Accounts whose rows come from a statement file that a person uploads: a bank's CSV, or OFX/QFX. Nothing can be
 * fetched anew, so a later upload is a re-authorisation and adds what is new; a row's absence from a file proves nothing.
 */
export function createStatementUpload(limits: ReadLimits = READ_LIMITS): Connector & Cumulative {
  const readApart = createReadApart(limits);
  return {
    id: 'statement-upload',
    abilities: new Set(['reauthorisable', 'cumulative']),
    next: async (context, input, state) => {
      if (input.kind === 'file') return takeFile(context, input, readApart);
      const upload = uploadIn(state);
      if (input.kind === 'answer') return takeAnswer(context, input.values, upload);
      return { step: upload ? confirmStep(context, upload) : uploadStep(context), state };
    },
    fetch: async (connection, cursor) => fetchPage(connection, cursor),
    join,
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
  const compared: ReadFile = {
    ...upload,
    report: { ...upload.report, duplicates: await countKnown(context, upload) },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  return { step: confirmStep(context, compared), state: { upload: compared as unknown as Json } };
}

/** How many rows are held already, as far as the file or the re-authorisation tells which account it is of. */
async function countKnown(context: LinkContext, upload: Upload): Promise<number> {
  const accountNumber = context.reauthorise?.accountNumber ?? upload.account.number;
  const currency = context.reauthorise?.currency ?? currencyFor(upload, context);
  if (!context.countKnown || accountNumber === null || currency === null) return 0;
  return context.countKnown({ accountNumber, currency }, unpackRows(upload.rows, context.institution.country));
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

function takeAnswer(
  context: LinkContext,
  values: Readonly<Record<string, string>>,
  upload: ReadFile | null,
): LinkAnswer {
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
  upload: ReadFile,
  confirmed: { accountNumber: string; name: string; currency: string },
): LinkedAccount {
  // The same account keeps the number it is known by, leading zeros included.
  const accountNumber = reauthorise?.accountNumber ?? confirmed.accountNumber;
  const { name } = confirmed;
  const type = accountType(upload.account.type);
  const { rows, closingMinor, sha256, report } = upload;
  const file = { rows, closingMinor, name, type, accountNumber, sha256, report: report as unknown as Json };
  return {
    accountNumber,
    name,
    type,
    currency: reauthorise?.currency ?? confirmed.currency,
    bvn: null,
    secret: { files: [file] },
  };
}

function uploadIn(state: LinkState): ReadFile | null {
  if (state === null || typeof state !== 'object' || !('upload' in state)) return null;
  return state.upload as unknown as ReadFile;
}

/** The oldest file that waits. */
function fetchPage({ secret, context }: Connection, cursor: Cursor | null): Fetched {
  const [file, ...waiting] = secretIn(secret).files;
  if (!file) throw new PersonMustAct('every statement was taken in already: upload another one');
  const rows = unpackRows(file.rows, context.institution.country);
  const start = cursor === null ? 0 : Number(cursor);
  const end = start + PAGE_ROWS;
  const hasMore = end < rows.length;
  const page: Fetched = {
    ...{ rows: rows.slice(start, end), cursor: hasMore ? String(end) : null, hasMore },
    // Kept with the rows in one transaction: nothing fetches an import again that was undone.
    ...(hasMore ? {} : { secret: { files: waiting as unknown as Json }, more: waiting.length > 0 }),
  };
  if (cursor !== null) return page;
  const { name, type, accountNumber, closingMinor, sha256, report } = file;
  return {
    ...page,
    import: { sha256, report: report as unknown as StatementReport },
    details: { name, type, accountNumber, bvn: null },
    ...(closingMinor === null ? {} : { balanceMinor: BigInt(closingMinor) }),
    identity: null,
  };
}

/** The newer file comes after those that still wait; one that waits already waits once. */
function join(held: Json, fresh: Json): Json {
  const files = new Map<string, WaitingFile>();
  for (const secret of [held, fresh]) {
    if (isSecret(secret)) for (const file of secret.files) if (!files.has(file.sha256)) files.set(file.sha256, file);
  }
  if (files.size > MOST_WAITING) {
    const message = 'Earlier statements of this account are still being read. Try again in a minute.';
    throw new Refusal('upload.too_many', { status: 409, message });
  }
  return { files: [...files.values()] as unknown as Json };
}

function isSecret(secret: Json): secret is Json & UploadSecret {
  return secret !== null && typeof secret === 'object' && 'files' in secret && Array.isArray(secret.files);
}

function secretIn(secret: Json): UploadSecret {
  if (isSecret(secret)) return secret;
  throw new PersonMustAct('no statement is kept for this account: upload one');
}
