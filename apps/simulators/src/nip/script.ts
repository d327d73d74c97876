import { parseSwitchFault } from './switch-fault.ts';

/** How the switch treats one session, from the first answer to the last. Amounts in kobo. */
export interface Script {
  /** What it moves at once; 0: nothing. */
  moves: number;
  answer:
    | { how: 'code'; code: string; amount: number; foreignSession?: true; afterMs: number }
    /** The caller waits in vain, or is told nothing that it can use. */
    | { how: 'silence' | 'http-500' | 'garbage' };
  /** Codes for those who ask again, in turn; the last one for ever. */
  requery: readonly string[];
  /** What it tells in calls of its own afterwards, in that order. */
  callbacks: readonly ('final' | 'processing' | 'foreign')[];
  /** Given back on the next day. */
  reverses: boolean;
}

export interface Asked {
  amount: number;
  /** The account that is debited, or credited. */
  accountNumber: string;
  /** What the debited account holds; null for a credit. */
  available: number | null;
}

const IN_PROGRESS = '09';
const OK = '00';

/** Accounts that answer one code for ever. */
const TELLS_CODE = /^99000000(\d\d)$/;

const SLOW_MS = 5_000;
/** The short time after which a wrong amount is confirmed: two per cent less than asked. */
const lessThan = (amount: number): number => amount - Math.ceil(amount / 50);

/** What happens to a session, by the fault that was ordered for it. Source: payments contract, 15. */
export function scriptOf(directive: string | undefined, asked: Asked): Script {
  const { amount, accountNumber, available } = asked;
  const { name, detail, latencyMs } = parseSwitchFault(directive);
  const told = TELLS_CODE.exec(accountNumber)?.[1];
  if (name === 'none' && told !== undefined) return withCode(told, amount, latencyMs);
  if (name === 'none' && available !== null && available < amount) return withCode('51', amount, latencyMs);
  const moved: Script = { ...withCode(OK, amount, latencyMs), requery: [OK] };
  const later: Script = { ...moved, answer: { how: 'code', code: IN_PROGRESS, amount, afterMs: latencyMs } };
  switch (name) {
    case 'none':
      return moved;
    case 'slow':
      return {
        ...moved,
        answer: {
          how: 'code',
          code: OK,
          amount,
          afterMs: detail === '' ? latencyMs || SLOW_MS : Number(detail) * 1_000,
        },
        requery: [IN_PROGRESS, OK],
      };
    case 'decline':
      return withCode(detail || '05', amount, latencyMs);
    case 'unavailable':
      return withCode('91', amount, latencyMs);
    case 'code':
      return {
        ...later,
        answer: { how: 'code', code: detail, amount, afterMs: latencyMs },
        requery: [IN_PROGRESS, IN_PROGRESS, OK],
      };
    case 'duplicate':
      return {
        ...later,
        answer: { how: 'code', code: detail || '94', amount, afterMs: latencyMs },
        requery: [IN_PROGRESS, OK],
      };
    case 'timeout':
    case 'timeout_then_success':
    case 'credit_timeout':
      return { ...moved, answer: { how: 'silence' }, requery: [IN_PROGRESS, OK] };
    case 'timeout_then_decline':
      return { ...moved, moves: 0, answer: { how: 'silence' }, requery: [detail || '51'] };
    case 'timeout_not_received':
      return { ...moved, moves: 0, answer: { how: 'silence' }, requery: ['25'] };
    case 'rail_500':
      return { ...moved, answer: { how: 'http-500' } };
    case 'garbage':
      return { ...moved, answer: { how: 'garbage' } };
    case 'late_success':
      return { ...later, answer: { how: 'code', code: '97', amount, afterMs: latencyMs }, requery: ['25', '25', OK] };
    case 'late_reversal':
      return { ...moved, reverses: true };
    case 'callback_twice':
      return { ...later, callbacks: ['final', 'final'] };
    case 'callback_disorder':
      return { ...later, callbacks: ['final', 'processing'] };
    case 'wrong_amount':
      return {
        ...moved,
        moves: lessThan(amount),
        answer: { how: 'code', code: OK, amount: lessThan(amount), afterMs: latencyMs },
      };
    case 'wrong_session':
      return {
        ...moved,
        answer: { how: 'code', code: OK, amount, foreignSession: true, afterMs: latencyMs },
        requery: ['25'],
        callbacks: ['foreign'],
      };
    case 'name_enquiry_down':
    case 'rail_down':
    case 'unknown':
      return withCode('96', amount, latencyMs);
  }
}

/** Money moves with `00` alone. */
const withCode = (code: string, amount: number, afterMs: number): Script => ({
  moves: code === OK ? amount : 0,
  answer: { how: 'code', code, amount, afterMs },
  requery: [code],
  callbacks: [],
  reverses: false,
});
