/** The decision table: what becomes an invoice and why. Source: contract section 6. */
import type { Books, KnownSale, OpenInvoice } from './books.ts';
import { type KeywordHit, keywordsIn } from './keywords.ts';
import type { Rule } from './patterns.ts';
import { currencyOf, type ReadRow } from './read-row.ts';
import { type Detail, type Reason, type WireReason, wireReason } from './reasons.ts';
import type { Ruleset } from './ruleset.ts';
import { companyWord, scoreOf } from './score.ts';

export interface Context {
  readonly ruleset: Ruleset;
  readonly books: Books;
  /**
   * Id of the held row that this one takes back: equal amount, other direction. Null: looked for and not held. Absent:
   * not looked for, and the bank's word is believed.
   */
  readonly reversalOf?: string | null;
  /** The other half stands on another account of the holder's. */
  readonly isOwnMove?: boolean;
}

export interface Decision {
  readonly decision: 'eligible' | 'skipped' | 'rejected' | 'review';
  /** Of the table: which rule decided. */
  readonly rule: number;
  /** On the wire; null for what is eligible or skipped. */
  readonly reason: WireReason | null;
  readonly detail: Detail;
  /** The deciding one first, the others by rule. */
  readonly reasons: readonly Reason[];
  /** 0 to 1, for information. */
  readonly score: number;
  /** `personal:gift`, `business:invoice`, `company:ltd`. */
  readonly signals: readonly string[];
  /** What an eligible row becomes a draft of: money that went out never becomes an invoice. */
  readonly document: 'invoice' | 'credit_note' | null;
  readonly matchedInvoiceId: string | null;
  /** The invoice that a credit note refers to; null where a person has to name it. */
  readonly refundedInvoiceId: string | null;
  readonly rulesetVersion: number;
  readonly rulesetHash: string;
}

type Outcome = Decision['decision'];
/** A reason, and what it decides if no earlier rule does; null for what only adds. */
interface Finding {
  readonly reason: Reason;
  readonly outcome: Outcome | null;
}

/** What the rules are asked of, looked up once. */
interface Evidence {
  readonly row: ReadRow;
  readonly context: Context;
  readonly hits: readonly KeywordHit[];
  readonly invoice: OpenInvoice | null;
  readonly sale: KnownSale | null;
  readonly signals: readonly Reason[];
  readonly score: number;
}

/** Pure: the same row, rules and books give the same decision. Never throws. */
export function decide(row: ReadRow, context: Context): Decision {
  const evidence = evidenceOf(row, context);
  const findings = [
    ...skips(evidence),
    ...denied(evidence),
    ...currency(evidence),
    ...reference(evidence),
    ...allowed(evidence),
    ...personal(evidence),
    ...(row.credit ? byAmount(evidence) : debit(evidence)),
  ];
  const deciding = findings.find(({ outcome }) => outcome !== null) as Finding;
  const outcome = deciding.outcome as Outcome;
  const { detail, rule } = deciding.reason;
  const isEligible = outcome === 'eligible';
  return {
    decision: outcome,
    rule,
    reason: wireReason(detail),
    detail,
    reasons: [deciding, ...findings.filter((finding) => finding !== deciding)].map(({ reason }) => reason),
    score: evidence.score,
    signals: signalsOf(evidence),
    document: isEligible ? (row.credit ? 'invoice' : 'credit_note') : null,
    matchedInvoiceId: evidence.invoice?.id ?? null,
    refundedInvoiceId: isEligible ? (evidence.sale?.invoiceId ?? null) : null,
    rulesetVersion: context.ruleset.version,
    rulesetHash: context.ruleset.hash,
  };
}

const KNOWN_WEIGHT = 0.8;

function evidenceOf(row: ReadRow, context: Context): Evidence {
  const { ruleset, books } = context;
  const business = row.businessWords.flatMap((words) => keywordsIn(words, ruleset.keywords));
  const personalHits = row.personalWords.flatMap((words) => keywordsIn(words, ruleset.keywords));
  const hits = [
    ...new Set([
      ...business.filter(({ side }) => side === 'business'),
      ...personalHits.filter(({ side }) => side === 'personal'),
    ]),
  ];
  const byReference = row.credit ? books.invoiceByReference(row) : null;
  const signals = businessSignals(row, context, hits, byReference);
  const isKnown = signals.some(({ detail }) => detail !== 'business_keyword');
  const sale = row.credit ? null : books.saleRefundedBy(row);
  const score = scoreOf(row, hits, isKnown ? KNOWN_WEIGHT : 0);
  return { row, context, hits, invoice: byReference, sale, signals, score };
}

/** What rule 8 asks for. The floor is looked at by the caller. */
function businessSignals(
  row: ReadRow,
  { ruleset, books }: Context,
  hits: readonly KeywordHit[],
  byReference: OpenInvoice | null,
): Reason[] {
  const signals: Reason[] = [];
  const add = (detail: Detail, evidence: string): void => {
    signals.push({ rule: 8, detail, evidence });
  };
  const word = hits.find(({ side, decides }) => side === 'business' && decides);
  if (word !== undefined) add('business_keyword', word.keyword);
  if (!row.credit) return signals;
  if (books.isCustomer(row)) add('known_customer', row.counterparty ?? row.accountNumber ?? '');
  const { reference: pattern } = ruleset;
  const token = pattern === null ? undefined : row.referenceTokens.find((text) => pattern.test(text));
  if (token !== undefined) add('reference_match', token);
  if (byReference !== null) add('open_invoice_reference', byReference.number);
  const byAmount = row.amountMinor > 0n ? books.invoiceByAmount(row) : null;
  if (byAmount !== null) add('open_invoice_amount', byAmount.number);
  return signals;
}

const found = (rule: number, detail: Detail, outcome: Outcome | null, evidence?: string | null): Finding => ({
  outcome,
  reason: evidence ? { rule, detail, evidence } : { rule, detail },
});

/** Rule 1. */
function skips({ row, context }: Evidence): Finding[] {
  const details: [boolean, Detail, string?][] = [
    [!row.isSettled, 'not_settled'],
    [row.amountMinor <= 0n, 'zero_amount'],
    [row.isOwnAccount || context.isOwnMove === true, 'own_account', row.counterparty ?? ''],
    [row.isCharge, 'charge'],
    [row.isLevy, 'levy'],
    [row.isInterest, 'interest'],
    [isReversal(row, context), 'reversal', context.reversalOf ?? ''],
  ];
  return details.filter(([holds]) => holds).map(([, detail, evidence]) => found(1, detail, 'skipped', evidence));
}

/** The bank's word alone is believed only where nobody looked for the row that it takes back. */
function isReversal(row: ReadRow, { reversalOf }: Context): boolean {
  return reversalOf === undefined ? row.isReversal : reversalOf !== null;
}

/** Rule 2. */
function denied({ row, context }: Evidence): Finding[] {
  return hitsOf(row, context.ruleset.deny).map(({ value }) => found(2, 'denylisted', 'rejected', value));
}

/** One hit of each level. */
function hitsOf(row: ReadRow, lists: Ruleset['deny']): Rule[] {
  return lists.map(({ rules }) => rules.hit(row)).filter((rule) => rule !== null);
}

/** Rule 3. */
function currency({ row, context, invoice }: Evidence): Finding[] {
  const wanted = invoice === null ? context.ruleset.currency : currencyOf(invoice.currency);
  return row.currency === wanted ? [] : [found(3, 'currency_mismatch', 'rejected', `${row.currency}, not ${wanted}`)];
}

/** Rule 4: no token at all is no mismatch. */
function reference({ row, context }: Evidence): Finding[] {
  const { reference: pattern } = context.ruleset;
  if (pattern === null || row.referenceTokens.length === 0) return [];
  if (row.referenceTokens.some((token) => pattern.test(token))) return [];
  return [found(4, 'reference_mismatch', 'rejected', row.referenceTokens.join(', '))];
}

/** Rule 5. */
function allowed({ row, context }: Evidence): Finding[] {
  return hitsOf(row, context.ruleset.allow).map(({ value }) => found(5, 'allowlisted', 'eligible', value));
}

/** Rule 6. */
function personal({ hits }: Evidence): Finding[] {
  const word = hits.find(({ side, decides }) => side === 'personal' && decides);
  return word === undefined ? [] : [found(6, 'personal_keyword', 'rejected', word.keyword)];
}

/** Rules 7 and 8. */
function byAmount(evidence: Evidence): Finding[] {
  const { row, context, signals, hits, score } = evidence;
  const floor = row.currency === 'NGN' ? context.ruleset.floorMinor : 0n;
  if (row.amountMinor >= floor) {
    if (signals.length > 0) return signals.map((reason) => ({ reason, outcome: 'eligible' as const }));
    const isReview = score >= REVIEW_SCORE && !hits.some(({ side }) => side === 'personal');
    return [found(8, 'no_business_signal', isReview ? 'review' : 'rejected')];
  }
  const keyword = signals.find(({ detail }) => detail === 'business_keyword');
  if (keyword !== undefined && row.counterparty !== null) {
    return signals.map((reason) => ({ reason: { ...reason, rule: 7 }, outcome: 'eligible' as const }));
  }
  const printed = `NGN ${floor / 100n}.${String(floor % 100n).padStart(2, '0')}`;
  const missing: Finding[] = [];
  if (row.counterparty === null) missing.push(found(7, 'below_floor_no_counterparty', 'rejected', printed));
  if (keyword === undefined) missing.push(found(7, 'below_floor', 'rejected', printed));
  return missing;
}

/** From here on a person is asked to look first. */
const REVIEW_SCORE = 0.5;

/** Rule 9. */
function debit({ sale }: Evidence): Finding[] {
  if (sale === null) return [found(9, 'debit_not_refund', 'skipped')];
  return [found(9, 'refund_of_sale', 'eligible', sale.number ?? sale.invoiceId)];
}

function signalsOf({ row, hits, signals }: Evidence): string[] {
  const company = companyWord(row);
  return [
    ...hits.map(({ side, keyword }) => `${side}:${keyword}`),
    ...(company === null ? [] : [`company:${company}`]),
    ...signals.filter(({ detail }) => detail !== 'business_keyword').map(({ detail }) => detail),
  ];
}
