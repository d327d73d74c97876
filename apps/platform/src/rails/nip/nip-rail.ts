import type { Environment } from '../../tenancy/index.ts';
import {
  aboveFloor,
  type BalanceAnswer,
  type BankAccount,
  type IncomingCredit,
  type MandateAnswer,
  type NameAnswer,
  type NoAnswer,
  type Rail,
  type RailAnswer,
  type RailMandateStatus,
  type ReportLine,
  type ReportPage,
  type Transfer,
} from '../rail.ts';
import { isSessionId } from '../session-id.ts';
import { NipClient, type NipOptions, type NipReply } from './nip-client.ts';
import { creditIn } from './notice.ts';

export type { NipAccess, NipOptions } from './nip-client.ts';

const MANDATE_STATUSES: readonly string[] = ['awaiting-transfer', 'pending', 'approved', 'rejected', 'cancelled'];
const LINE_KINDS: readonly string[] = ['debit', 'credit', 'reversal'];

/** NIP for transfers and NDD for mandates, as JSON over HTTP. Amounts are kobo. */
export function createNip(options: NipOptions): Rail {
  const client = new NipClient(options);
  const move = async (
    env: Environment,
    direction: 'debit' | 'credit',
    transfer: Transfer,
    signal: AbortSignal,
  ): Promise<RailAnswer> => {
    const { sessionId, from, to, amountMinor, narration, reference, mandateCode } = transfer;
    const body = {
      session_id: sessionId,
      from: onWire(from),
      to: onWire(to),
      amount: Number(amountMinor),
      narration,
      reference,
      ...(mandateCode === null ? {} : { mandate_code: mandateCode }),
    };
    // Ordered faults are matched by the customer's account: the one that a debit takes from, or a credit goes to.
    const customer = direction === 'debit' ? from : to;
    const facts = { call: direction, ...matched(customer), amount: Number(amountMinor), reference };
    return readMovement(await client.call(env, direction, body, facts, signal), sessionId);
  };

  return {
    name: 'nip',
    institution: () => client.institution,
    ready: (env) => client.ready(env),
    async nameEnquiry(env, account, knownAs) {
      const body = { ...onWire(account), ...(knownAs === undefined ? {} : { known_as: knownAs }) };
      return readName(await client.call(env, 'name-enquiry', body, { call: 'name_enquiry', ...matched(account) }));
    },
    debit: (env, transfer, signal) => move(env, 'debit', transfer, signal),
    credit: (env, transfer, signal) => move(env, 'credit', transfer, signal),
    async requery(env, sessionId) {
      return readMovement(await client.call(env, 'requery', { session_id: sessionId }), sessionId);
    },
    async balance(env, account, mandateCode) {
      const body = { account: onWire(account), mandate_code: mandateCode };
      return readBalance(await client.call(env, 'balance-enquiry', body, { call: 'balance', ...matched(account) }));
    },
    async createMandate(env, { code, account, amountMinor, kind, startsAt, endsAt, authorisation }) {
      const body = {
        ...{ mandate_code: code, account: onWire(account), amount: Number(amountMinor), kind, authorisation },
        ...{ starts_at: startsAt.toISOString(), ends_at: endsAt.toISOString() },
      };
      return readMandate(await client.call(env, 'mandates', body, { call: 'mandate', ...matched(account) }));
    },
    async mandateStatus(env, code) {
      return readMandate(await client.call(env, 'mandates/status', { mandate_code: code }));
    },
    async cancelMandate(env, code) {
      return readMandate(await client.call(env, 'mandates/cancel', { mandate_code: code }, { call: 'mandate' }));
    },
    async report(env, day, after) {
      return readReport(await client.call(env, 'report', { day, ...(after === null ? {} : { after }) }));
    },
    close: () => client.close(),
  };
}

const onWire = ({ nipCode, accountNumber, name }: Omit<BankAccount, 'name'> & { name?: string }) => ({
  institution_code: nipCode,
  account_number: accountNumber,
  ...(name === undefined ? {} : { account_name: name }),
});

const matched = ({ nipCode, accountNumber }: Omit<BankAccount, 'name'>) => ({
  account_number: accountNumber,
  nip_code: nipCode,
});

type Content = Extract<NipReply, { kind: 'replied' }>['content'];

const codeIn = ({ response_code }: Content): string | null =>
  typeof response_code === 'string' && /^\d{2}$/.test(response_code) ? response_code : null;

const amountIn = (value: unknown): bigint | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : null;

const unclear = { kind: 'unknown', why: 'the answer of the rail is not complete' } as const;
const noAnswer = (reply: NipReply): NoAnswer => ({
  kind: 'unavailable',
  why: reply.kind === 'replied' ? unclear.why : reply.why,
});

/** An answer about another session is no answer about this one. */
function readMovement(reply: NipReply, sessionId: string): RailAnswer {
  if (reply.kind !== 'replied') return reply;
  const code = codeIn(reply.content);
  const amountMinor = amountIn(reply.content.amount);
  if (code === null || amountMinor === null) return unclear;
  if (reply.content.session_id !== sessionId) return { kind: 'unknown', why: 'the answer is about another session' };
  return { kind: 'answered', code, amountMinor, sessionId };
}

/** `91` and whatever else is no final word on a question: the bank is to be asked again. */
const ASK_AGAIN: ReadonlySet<string> = new Set(['91', '96', '97', '01', '09', '68']);

function readName(reply: NipReply): NameAnswer {
  if (reply.kind !== 'replied') return noAnswer(reply);
  const code = codeIn(reply.content);
  const { account_name: name, bvn } = reply.content;
  if (code === null || ASK_AGAIN.has(code)) return noAnswer(reply);
  if (code !== '00') return { kind: 'refused', code };
  return typeof name === 'string'
    ? { kind: 'found', name, bvn: typeof bvn === 'string' ? bvn : null }
    : noAnswer(reply);
}

function readBalance(reply: NipReply): BalanceAnswer {
  if (reply.kind !== 'replied') return noAnswer(reply);
  const code = codeIn(reply.content);
  const available = amountIn(reply.content.available);
  if (code === null || ASK_AGAIN.has(code)) return noAnswer(reply);
  if (code !== '00') return { kind: 'refused', code };
  return available === null ? noAnswer(reply) : { kind: 'answered', availableMinor: aboveFloor(available) };
}

function readMandate(reply: NipReply): MandateAnswer {
  if (reply.kind !== 'replied') return noAnswer(reply);
  const code = codeIn(reply.content);
  const { status, at } = reply.content;
  if (code === null || ASK_AGAIN.has(code)) return noAnswer(reply);
  if (code !== '00') return { kind: 'refused', code };
  const since = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (typeof status !== 'string' || !MANDATE_STATUSES.includes(status) || Number.isNaN(since)) return noAnswer(reply);
  return { kind: 'answered', status: status as RailMandateStatus, at: new Date(since) };
}

function readReport(reply: NipReply): ReportPage {
  if (reply.kind !== 'replied' || codeIn(reply.content) !== '00') return noAnswer(reply);
  const { lines, next } = reply.content;
  if (!Array.isArray(lines)) return noAnswer(reply);
  const isCredit = (line: unknown): boolean => (line as { kind?: unknown } | null)?.kind === 'incoming';
  const read = lines.filter((line) => !isCredit(line)).map(readLine);
  const credits = lines.filter(isCredit).map(creditIn);
  if (read.includes(null) || credits.includes(null)) return noAnswer(reply);
  return {
    ...{ kind: 'answered', lines: read as ReportLine[], credits: credits as IncomingCredit[] },
    next: typeof next === 'string' ? next : null,
  };
}

function readLine(line: unknown): ReportLine | null {
  if (line === null || typeof line !== 'object') return null;
  const { kind, session_id, amount, at } = line as Record<string, unknown>;
  const amountMinor = amountIn(amount);
  if (typeof kind !== 'string' || !LINE_KINDS.includes(kind)) return null;
  if (typeof session_id !== 'string' || !isSessionId(session_id) || amountMinor === null) return null;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return null;
  return { kind: kind as ReportLine['kind'], sessionId: session_id, amountMinor, at: new Date(at) };
}
