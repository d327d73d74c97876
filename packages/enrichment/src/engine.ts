import { fitsDirection } from './category.ts';
import type { CompiledCountry } from './compile/country.ts';
import { type Entry, resultFor } from './compile/lexicon.ts';
import { SLOT_OF } from './compile/template.ts';
import { type Correction, fixedBy } from './corrections.ts';
import { compiledCountry } from './countries.ts';
import type { CategoryResult, Channel, Enrichment, RowKind } from './enrichment.ts';
import { amountBucket, type Classifier } from './model/face.ts';
import {
  type HolderName,
  holderNames,
  isHolder,
  type Party,
  partyIn,
  partyOfWords,
  printedPlace,
} from './read/party.ts';
import { payerIn } from './read/payer.ts';
import { Reader } from './read/reader.ts';
import { referenceIn, tokenFrom } from './read/reference.ts';
import { remarkIn } from './read/remark.ts';
import { tellingPart } from './read/telling.ts';
import { Remembered } from './remembered.ts';
import { RememberedCategories } from './remembered-categories.ts';
import type { Country, Row } from './row.ts';

export interface EngineOptions {
  readonly country: Country;
  /** The account holder's name, to know own accounts and to drop it from forms that print both sides. */
  readonly holder?: string | null;
  /** The last step, for rows that nothing else decides. */
  readonly classifier?: Classifier;
  /** What the organisation's people said of payees and remarks. */
  readonly corrections?: readonly Correction[];
}

export interface Engine {
  /** What a row tells. Pure: the same row gives the same answer, whatever came before it. Never throws. */
  enrich(row: Row): Enrichment;
  /** The category of `enrich` alone, for a fraction of its time: names, references and places are not made out. */
  categorise(row: Row): CategoryResult;
}

/** Under it the model's answer is not given. */
const MODEL_THRESHOLD = 0.7;
/** From here on its answer is reason enough to doubt what the form alone suggests: then neither is given. */
const DOUBT_THRESHOLD = 0.3;

/** Cheap: a country's data is made ready once and shared. */
export function createEngine({ country, holder, classifier, corrections }: EngineOptions): Engine {
  const compiled = compiledCountry(country);
  const reader = new Reader(compiled);
  const names = holder ? holderNames(reader.scan, holder) : [];
  const learned = fixedBy(corrections ?? [], compiled.version);
  const isTaught = (corrections?.length ?? 0) > 0;
  const remembered = new Remembered();
  const categories = new RememberedCategories(compiled.numberStarts);
  const asked = { model: false };
  const asking: Classifier | undefined = classifier && {
    classify(input) {
      asked.model = true;
      return classifier.classify(input);
    },
  };
  const read = (row: Row): Enrichment => {
    reader.read(row.narration, row.credit);
    const ofWords = kindOf(reader);
    const named = isCharge(ofWords) ? null : (partyOf(reader, row.credit, names) ?? payerOf(reader, row.credit, names));
    const party = named ?? shopOf(reader, ofWords, row.credit);
    // A name between slashes and nothing else known: somebody's transfer.
    const kind = ofWords === 'other' && named !== null ? 'transfer' : ofWords;
    const channel = channelOf(reader, kind);
    const reason = isCharge(kind) ? null : remarkIn(reader);
    const key = party?.key ?? null;
    const known = isCharge(kind) ? null : learned(row.credit, key, reason);
    const category = known ?? categoryOf(reader, compiled, row, { kind, channel }, asking);
    return enrichmentOf(reader, { channel, kind, party, reason, category, names });
  };
  const enrich = (row: Row): Enrichment => {
    const isPlain = row.mcc == null;
    const held = isPlain ? remembered.get(row) : null;
    if (held !== null) return held;
    asked.model = false;
    const enrichment = read(row);
    if (isPlain && !reader.scan.hasOwnNumber) remembered.set(row, enrichment, asked.model);
    return enrichment;
  };
  const categorise = (row: Row): CategoryResult => {
    const { scan } = reader;
    const isPlain = scan.take(row.narration) && row.mcc == null;
    const held = isPlain ? categories.find(scan, row) : null;
    if (held !== null) return held;
    asked.model = false;
    reader.readTaken(row.narration, row.credit);
    const kind = bareKindOf(reader, row.credit, names);
    const category = categoryOf(reader, compiled, row, { kind, channel: channelOf(reader, kind) }, asking);
    // Letters set apart are joined: numbers may come of it that were not masked.
    if (isPlain && !scan.glyphSpaced) categories.keep(row, category, asked.model);
    return category;
  };
  // What people taught goes by the names and remarks that only all of a row's reading makes out.
  return { enrich, categorise: isTaught ? (row) => enrich(row).category : categorise };
}

/** The kind without the other side: whether there is one counts only where nothing else tells what the row is. */
function bareKindOf(reader: Reader, credit: boolean, names: readonly HolderName[]): RowKind {
  const ofWords = kindOf(reader);
  if (ofWords !== 'other') return ofWords;
  const named = partyOf(reader, credit, names) ?? payerOf(reader, credit, names);
  return named === null ? 'other' : 'transfer';
}

/** Rows of the bank itself: no other side, and no person's word changes them. */
function isCharge(kind: RowKind): boolean {
  return kind === 'fee' || kind === 'levy';
}

/** What telling words say, then what a known biller is, then the form, then the words for how money moved. */
function kindOf({ structure, form, merchant }: Reader): RowKind {
  const telling = structure !== null && (structure.debit ?? structure.credit) !== null && form?.template.final !== true;
  return (telling ? structure.kind : null) ?? merchant?.kind ?? form?.template.kind ?? structure?.kind ?? 'other';
}

function channelOf({ form, channel, session }: Reader, kind: RowKind): Channel | null {
  if (form?.template.channel !== undefined) return form.template.channel;
  if (channel !== null) return channel.channel;
  return session !== -1 && kind !== 'interest' ? 'NIP' : null;
}

/** The side that the direction names; where that is the holder and the other is not, the other. */
function partyOf(reader: Reader, credit: boolean, holder: readonly HolderName[]): Party | null {
  const { scan, structure } = reader;
  // `TRF TO SAVINGS PLAN`: a pot is no party.
  if (structure?.kind === 'sweep') return null;
  const named = partyAt(reader, SLOT_OF.name, false) ?? partyAt(reader, SLOT_OF.merchant, true);
  if (named !== null) return named;
  const near = partyAt(reader, credit ? SLOT_OF.from : SLOT_OF.to, false);
  if (near === null || !isHolder(holder, scan, near)) return near;
  const far = partyAt(reader, credit ? SLOT_OF.to : SLOT_OF.from, false);
  return far === null || isHolder(holder, scan, far) ? near : far;
}

/** A lender's product, a cash machine's branch and a network's airtime are named too, but as what they are. */
const PAYS_A_SHOP: ReadonlySet<RowKind> = new Set(['other', 'bill', 'card', 'direct-debit', 'sweep']);

/** `NETFLIX.COM`, `DSTV SUBSCRIPTION`: a payment without a form that names a known shop, biller or savings app. */
function shopOf(reader: Reader, kind: RowKind, credit: boolean): Party | null {
  const { scan, form, segmented, merchant, weakMerchant, structure } = reader;
  if (credit || form !== null || segmented || !PAYS_A_SHOP.has(kind)) return null;
  if (merchant !== null) return partyOfWords(scan, reader.merchantPlace);
  // A shop's name that is also a person's or a word counts where the row begins with it.
  const { first } = reader.weakMerchantPlace;
  if (weakMerchant === null || first > 0 || !isWeakAllowed(undefined, structure)) return null;
  return partyOfWords(scan, reader.weakMerchantPlace);
}

/** A row of pay without a form still names who pays; its holder, where it names nobody else. */
function payerOf({ scan, form, segmented, structure }: Reader, credit: boolean, names: readonly HolderName[]) {
  if (!credit || structure?.kind !== 'salary' || form !== null || segmented) return null;
  const payer = payerIn(scan);
  return payer === null || isHolder(names, scan, payer) ? null : payer;
}

function partyAt({ scan, places }: Reader, slot: number, card: boolean): Party | null {
  const start = places.starts[slot] as number;
  return start === -1 ? null : partyIn(scan, start, places.ends[slot] as number, card);
}

function categoryOf(
  reader: Reader,
  country: CompiledCountry,
  row: Row,
  { kind, channel }: Pick<Parts, 'kind' | 'channel'>,
  classifier: Classifier | undefined,
): CategoryResult {
  const ofCode = row.mcc == null || row.credit ? null : (country.merchantCodes.get(row.mcc) ?? null);
  const decided = byRules(reader, row.credit, ofCode);
  if (decided !== null) return decided;
  const fallback = fallbackOf(country, kind, channel, row.credit);
  // A salary's word has decided already; a transfer without a remark says no more than that it is one.
  const isSettled = kind === 'salary' || (kind === 'transfer' && remarkIn(reader) === null);
  if (fallback !== null && isSettled) return fallback;
  const guess = classifier ? guessOf(reader, row, channel, classifier) : null;
  if (guess !== null && guess.probability >= MODEL_THRESHOLD)
    return resultFor(guess.category, 'model', guess.probability, ['model'], country.version);
  const isDoubtful = guess !== null && guess.category !== fallback?.value && guess.probability >= DOUBT_THRESHOLD;
  return isDoubtful || fallback === null ? country.fallbacks.unknown : fallback;
}

/**
 * Structure, merchants, the merchant's code, purposes in the payer's words, trades in names, then what the form itself
 * says.
 */
function byRules(reader: Reader, credit: boolean, ofCode: CategoryResult | null): CategoryResult | null {
  const { structure, form, merchant, weakMerchant, keyword, trade } = reader;
  const of = (entry: Entry | null): CategoryResult | null =>
    entry === null ? null : credit ? entry.credit : entry.debit;
  const ofForm = form === null ? null : credit ? form.credit : form.debit;
  return (
    of(form?.template.final ? null : structure) ??
    of(merchant) ??
    of(isWeakAllowed(form?.template.kind, structure) ? weakMerchant : null) ??
    ofCode ??
    of(keyword) ??
    of(trade) ??
    ofForm
  );
}

/** Outside a form, a shop's name that is also a person's counts only where nothing speaks of a transfer. */
function isWeakAllowed(kind: RowKind | undefined, structure: Entry | null): boolean {
  return kind !== undefined || structure?.kind !== 'transfer';
}

function fallbackOf({ fallbacks }: CompiledCountry, kind: RowKind, channel: Channel | null, credit: boolean) {
  if (kind === 'transfer' || kind === 'salary') return fallbacks.transfer;
  if (credit) return null;
  if (kind === 'card') return channel === 'WEB' ? fallbacks.web : fallbacks.pos;
  return kind === 'bill' || kind === 'direct-debit' ? fallbacks.bills : null;
}

function guessOf(
  reader: Reader,
  { credit, amountMinor }: Row,
  channel: Channel | null,
  classifier: Classifier,
): ReturnType<Classifier['classify']> {
  if (reader.scan.count === 0) return null;
  const { codes, start, end } = tellingPart(reader);
  const guess = classifier.classify({ codes, start, end, credit, channel, amountBucket: amountBucket(amountMinor) });
  return guess !== null && fitsDirection(guess.category, credit) ? guess : null;
}

interface Parts {
  readonly channel: Channel | null;
  readonly kind: RowKind;
  readonly party: Party | null;
  readonly reason: string | null;
  readonly category: CategoryResult;
  readonly names: readonly HolderName[];
}

function enrichmentOf(reader: Reader, { channel, kind, party, reason, category, names }: Parts): Enrichment {
  const { scan, form, session, processor, merchant } = reader;
  const sessionId =
    session === -1
      ? reader.slot(SLOT_OF.session)
      : scan.display.slice(scan.starts[session] as number, scan.ends[session] as number);
  return {
    channel,
    kind,
    counterparty: party?.name ?? null,
    counterpartyKey: party?.key ?? null,
    bank: reader.slot(SLOT_OF.bank) ?? reader.slot(SLOT_OF.anybank),
    accountNumber: reader.slot(SLOT_OF.account),
    reference: slotReference(reader, sessionId) ?? referenceIn(scan, sessionId),
    sessionId,
    processor: form?.template.processor ?? processor?.processor ?? merchant?.processor ?? null,
    location: placeOf(reader) ?? party?.location ?? null,
    reason,
    terminal: reader.slot(SLOT_OF.terminal),
    ownAccount: kind === 'sweep' || form?.template.own === true || (party !== null && isHolder(names, scan, party)),
    category,
  };
}

function placeOf({ scan, places }: Reader): string | null {
  const start = places.starts[SLOT_OF.place] as number;
  return start === -1 ? null : printedPlace(scan, start, places.ends[SLOT_OF.place] as number);
}

function slotReference({ scan, places }: Reader, sessionId: string | null): string | null {
  const start = places.starts[SLOT_OF.ref] as number;
  if (start === -1) return null;
  for (let word = 0; word < scan.count; word++) {
    if ((scan.starts[word] as number) >= start) return tokenFrom(scan, word, sessionId);
  }
  return null;
}
