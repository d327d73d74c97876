/** An upstream transaction as the rules see it: who, what for, which number, and what the bank itself did. */
import { type Channel, type Country, createEngine, type Engine, type Enrichment } from '@kente/enrichment';
import { displayText, foldedText, nameKey, tellingWords, wordsIn, wordsOf } from './normalise.ts';
import { ownWords } from './own-words.ts';
import { nameAlone, partyIn } from './party.ts';
import { referenceTokens } from './references.ts';

/** A row of the upstream. What a webhook says of reference and counterparty outranks what the narration tells. */
export interface UpstreamTransaction {
  readonly id: string;
  readonly narration: string | null;
  /** Direction comes from here alone: banks print `NIP CR/` on debits too. */
  readonly type: 'credit' | 'debit';
  /** Minor units. */
  readonly amountMinor: bigint | null;
  /** GHC and KSH are read as GHS and KES; null is the account's, else NGN: see the transformer. */
  readonly currency: string | null;
  readonly status?: string | null;
  readonly category?: string | null;
  readonly description?: string | null;
  readonly tags?: readonly string[] | null;
  readonly reference?: string | null;
  readonly counterparty?: { readonly name?: string | null; readonly accountNumber?: string | null } | null;
  /** The bank's calendar day, YYYY-MM-DD. */
  readonly day?: string | null;
}

/** What the bank itself did. */
export type BankAct = 'charge' | 'levy' | 'interest' | 'reversal';

export interface ReadRow {
  readonly id: string;
  readonly credit: boolean;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly isSettled: boolean;
  readonly day: string | null;
  /** As printed, cleaned. */
  readonly narration: string;
  /** What the payer wrote, as printed; null where the bank prints none or it is the bank's own row. */
  readonly remark: string | null;
  readonly counterparty: string | null;
  /** '' for no counterparty. */
  readonly counterpartyKey: string;
  readonly accountNumber: string | null;
  readonly referenceTokens: readonly string[];
  readonly channel: Channel | null;
  readonly sessionId: string | null;
  /** Category and type and what the upstream adds: lower case, distinct. */
  readonly tags: readonly string[];
  /** Words to look for signals of business in: the payer's, the description's and the tags'. */
  readonly businessWords: readonly (readonly string[])[];
  /** Words to look for personal ones in: the remark's and the tags'. */
  readonly personalWords: readonly (readonly string[])[];
  /** For rules: folded, and its words. */
  readonly foldedNarration: string;
  readonly narrationWords: readonly string[];
  readonly foldedCounterparty: string;
  readonly counterpartyWords: readonly string[];
  readonly isCharge: boolean;
  readonly isLevy: boolean;
  readonly isInterest: boolean;
  /** The bank's words take another row back. `refund` in a remark is a payment. */
  readonly isReversal: boolean;
  readonly isOwnAccount: boolean;
}

export interface RowReader {
  /** Pure, never throws, bounded: 512 characters of each text are read. */
  read(row: UpstreamTransaction): ReadRow;
}

/** One per account: cheap to make. `holder` is the account's name. */
export function createRowReader({ holder, country = 'ng' }: { holder: string | null; country?: Country }): RowReader {
  const engine = createEngine({ country, holder });
  const known = { words: tellingWords(holder), printed: holderPrinted(holder) };
  return { read: (row) => readRow(row, engine, known) };
}

interface Holder {
  readonly words: readonly string[];
  /** As banks print it, to be cut. */
  readonly printed: readonly string[];
}

function readRow(row: UpstreamTransaction, engine: Engine, holder: Holder): ReadRow {
  const narration = displayText(row.narration);
  const credit = row.type === 'credit';
  const amountMinor = row.amountMinor ?? 0n;
  const told = engine.enrich({ id: row.id, narration, credit, amountMinor, day: row.day ?? '', balanceMinor: null });
  const act = bankAct(row, told, narration);
  const foldedNarration = foldedText(narration);
  const narrationWords = wordsIn(foldedNarration);
  const said = act === null ? saidBy(row, told, narration, partedWords(foldedNarration), holder) : BANKS_OWN;
  const given = displayText(row.counterparty?.name);
  const counterparty = given || said.payer;
  const foldedCounterparty = foldedText(counterparty ?? '');
  const tags = tagsOf(row);
  const tagWords = tags.map((tag) => wordsOf(tag.replaceAll('_', ' ')));
  return {
    id: row.id,
    credit,
    amountMinor,
    currency: currencyOf(row.currency),
    isSettled: isSettled(row.status),
    day: row.day ?? null,
    narration,
    remark: said.remark,
    counterparty,
    counterpartyKey: nameKey(counterparty),
    accountNumber: row.counterparty?.accountNumber ?? told.accountNumber,
    referenceTokens: tokensOf(row, told, said.remark, narration),
    channel: told.channel,
    sessionId: told.sessionId,
    tags,
    businessWords: [said.own, wordsOf(row.description), ...tagWords],
    personalWords: [said.own, ...tagWords],
    foldedNarration,
    narrationWords,
    foldedCounterparty,
    counterpartyWords: wordsIn(foldedCounterparty),
    isCharge: act === 'charge',
    isLevy: act === 'levy',
    isInterest: act === 'interest',
    isReversal: act === 'reversal',
    isOwnAccount: isOwn(told, given, counterparty, holder.words),
  };
}

/** What people wrote in a narration. */
interface Said {
  readonly payer: string | null;
  readonly remark: string | null;
  /** All words that are neither the bank's nor a name's. */
  readonly own: readonly string[];
}

/** On a row of the bank itself every word is the bank's. */
const BANKS_OWN: Said = { payer: null, remark: null, own: [] };

function saidBy(
  row: UpstreamTransaction,
  told: Enrichment,
  narration: string,
  words: readonly string[],
  { printed }: Holder,
): Said {
  const named = nameAlone(told.counterparty, narration);
  const payer = named ?? partyIn(narration, row.type === 'credit');
  const own = ownWords(words, [payer, row.counterparty?.name, lenderIn(told.bank), ...printed]);
  // What the form takes for a part of the name is the payer's word all the same, and the other way round.
  const behind = named === null ? '' : (told.counterparty ?? '').slice(named.length).replace(/^[\s:|;–-]+/, '');
  const reason = told.reason !== null && !payer?.endsWith(told.reason) ? told.reason : '';
  const whole = [behind, reason].filter((part) => part !== '').join(' ');
  return { payer, own, remark: whole || (told.kind === 'transfer' || narration === '' ? null : narration) };
}

/** With an empty word at each separator, so that no phrase is read across one. */
const partedWords = (folded: string): string[] => folded.split(/[/|]/).flatMap((part) => [...wordsIn(part), '']);

/** Lenders' apps are banks too: then their name is no word of the payer's. */
const LENDERS = /^(?:carbon|fairmoney|renmoney|piggyvest|cowrywise)(?: mfb)?$/i;
const lenderIn = (bank: string | null): string | null => (bank !== null && LENDERS.test(bank) ? bank : null);

const SETTLED: ReadonlySet<string> = new Set(['posted', 'completed', 'booked', 'settled', 'successful', 'success']);

/** Mono's own rows carry no status: they are what the bank has posted. */
function isSettled(status: string | null | undefined): boolean {
  return status === null || status === undefined || status === '' || SETTLED.has(status.toLowerCase());
}

const OLD_CODES: Readonly<Record<string, string>> = { GHC: 'GHS', KSH: 'KES' };

export function currencyOf(printed: string | null): string {
  const code = (printed ?? '').trim().toUpperCase();
  return OLD_CODES[code] ?? (code || 'NGN');
}

/** A bonus or cashback of a wallet is its interest. */
const BONUS = /^(?:[a-z]+ )?(?:bonus|cash ?back|reward)s?(?: |$)/i;
/** `NIP CHARGE + VAT` on a row that the bank writes as a transfer. */
const CHARGE_CATEGORIES: ReadonlySet<string> = new Set(['bank_charges', 'bank charges', 'charges', 'fees']);

function bankAct(
  row: UpstreamTransaction,
  { kind, counterparty, reason }: Enrichment,
  narration: string,
): BankAct | null {
  if (kind === 'reversal') return 'reversal';
  if (kind === 'levy') return 'levy';
  if (kind === 'fee') return 'charge';
  if (kind === 'interest') return 'interest';
  if (row.type === 'debit') return CHARGE_CATEGORIES.has((row.category ?? '').toLowerCase()) ? 'charge' : null;
  return counterparty === null && reason === null && BONUS.test(narration) ? 'interest' : null;
}

/** The holder's name is cut whole, and without the form of company that banks leave off. */
function holderPrinted(holder: string | null): string[] {
  const words = wordsOf(holder);
  if (words.length < 2) return [];
  const telling = tellingWords(holder).join(' ');
  return [words.join(' '), ...(telling.includes(' ') ? [telling] : [])];
}

/** An event's reference first; a number that is none (a session id) leaves the narration's. */
function tokensOf(row: UpstreamTransaction, told: Enrichment, remark: string | null, narration: string): string[] {
  const given = referenceTokens(displayText(row.reference));
  if (given.length > 0) return given;
  const printed = told.reference === null ? '' : wholeReference(told.reference, narration);
  return [...new Set([...(remark === null ? [] : referenceTokens(remark)), ...referenceTokens(documentOf(printed))])];
}

/** Only a document's number: what follows `REF:` is mostly the bank's own. */
const DOCUMENT = /^(?:inv|invoice|order|ord|po|lpo|rcpt|receipt|bill|qt|quote|[a-z]{2,6}-)[^a-z]/i;
const documentOf = (reference: string): string => (DOCUMENT.test(reference) ? reference : '');

/** `INV/2026` of `INV/2026/0043`: numbers behind a slash belong to it. */
function wholeReference(reference: string, narration: string): string {
  const start = narration.indexOf(reference);
  if (start === -1) return reference;
  const [more = ''] = /^(?:[/-]\d{1,9}(?!\d))*/.exec(narration.slice(start + reference.length)) ?? [];
  return reference + more;
}

const MOST_TAGS = 20;

function tagsOf(row: UpstreamTransaction): string[] {
  const all = [row.category ?? '', row.type, ...(row.tags ?? []).slice(0, MOST_TAGS)];
  return [...new Set(all.map((tag) => foldedText(displayText(tag))).filter((tag) => tag !== ''))];
}

const FEWEST_SHARED = 2;
const SHORTEST_CUT = 3;

/** A pot of the holder, or the holder by name: at least two equal words in any order, the last one may be cut off. */
function isOwn(told: Enrichment, given: string, counterparty: string | null, holder: readonly string[]): boolean {
  if (told.ownAccount && (told.kind === 'sweep' || (given === '' && told.counterparty === null))) return true;
  const words = tellingWords(counterparty);
  if (holder.length === 0 || words.length === 0) return false;
  if (holder.length < FEWEST_SHARED || words.length < FEWEST_SHARED) {
    return words.join(' ') === holder.join(' ') && wordsOf(counterparty).length > 1;
  }
  const free = [...holder];
  let shared = 0;
  for (const [at, word] of words.entries()) {
    const isLast = at === words.length - 1 && word.length >= SHORTEST_CUT;
    const found = free.findIndex((name) => name === word || (isLast && name.startsWith(word)));
    if (found === -1) continue;
    free.splice(found, 1);
    shared++;
  }
  return shared >= FEWEST_SHARED;
}
