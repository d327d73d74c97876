/** One narration read: the form that it fits, and the phrases in it by where they stand. */
import { FLOATS, FOLLOWS, OPENS, TELLS } from '../compile/classes.ts';
import type { CompiledCountry, Directed, Form, Forms } from '../compile/country.ts';
import { fits, type Reading } from '../compile/fitting.ts';
import { type Entry, IN_BANK_WORDS, IN_FREE, IN_MERCHANT, IN_NAME, IN_REMARK, STAGES } from '../compile/lexicon.ts';
import { Places, SLOT_OF, SLOTS } from '../compile/template.ts';
import { DIGITS, Scan } from '../text/scan.ts';
import { unglue } from './glued.ts';
import { isSession } from './reference.ts';
import { segment } from './segments.ts';

/** Which part of the text each slot is, for the phrases that stand in it; 0: no phrase counts there. */
const REGION_OF = new Uint8Array(SLOTS.length);
REGION_OF[SLOT_OF.remark] = IN_REMARK;
REGION_OF[SLOT_OF.merchant] = IN_MERCHANT;
REGION_OF[SLOT_OF.words] = IN_BANK_WORDS;
for (const slot of [SLOT_OF.name, SLOT_OF.from, SLOT_OF.to]) REGION_OF[slot] = IN_NAME;

/** Filled again for each row: what outlives the row is copied out of it. */
export class Reader implements Reading {
  readonly #country: CompiledCountry;
  /** What is looked for in the row's direction. */
  #data: Directed;
  readonly scan: Scan;
  readonly places = new Places();
  form: Form | null = null;
  /** No form fits, but the text has parts between slashes. */
  segmented = false;
  /** The telling phrases, each the first in rank of its stage. */
  structure: Entry | null = null;
  merchant: Entry | null = null;
  weakMerchant: Entry | null = null;
  /** The first and the last word of the phrase of either. */
  readonly merchantPlace: PhrasePlace = { first: 0, last: 0 };
  readonly weakMerchantPlace: PhrasePlace = { first: 0, last: 0 };
  keyword: Entry | null = null;
  trade: Entry | null = null;
  channel: Entry | null = null;
  processor: Entry | null = null;
  /** The word that is a NIP session id, or -1. */
  session = -1;
  /** Rules and the last word that each is silenced on, in pairs. */
  readonly #silenced: number[] = [];
  /** By stage, the last word of the last phrase. */
  readonly #covered = new Int32Array(STAGES.length);
  /** And how many words it has after its first. */
  readonly #coveredBy = new Int32Array(STAGES.length);

  constructor(country: CompiledCountry) {
    this.#country = country;
    this.#data = country.debit;
    this.scan = new Scan(country.vocabulary);
  }

  isBank(start: number, end: number): boolean {
    return this.#country.banks.stands(this.scan.codes, start, end);
  }

  read(narration: string, credit: boolean): void {
    this.scan.take(narration);
    this.readTaken(narration, credit);
  }

  /** Reads the narration that the scan has taken. */
  readTaken(narration: string, credit: boolean): void {
    this.structure = this.merchant = this.weakMerchant = this.keyword = null;
    this.trade = this.channel = this.processor = null;
    this.session = -1;
    this.scan.cut(narration);
    this.#data = credit ? this.#country.credit : this.#country.debit;
    this.form = this.#fit();
    this.segmented = this.form === null && segment(this.scan, this, this.places);
    unglue(this.scan, this, this.places, this.#isPurpose);
    this.#phrases();
  }

  /** A purpose of the payer's begins at a word, whatever the direction. */
  readonly #isPurpose = (word: number): boolean =>
    this.#beginsPurpose(this.#country.debit, word) || this.#beginsPurpose(this.#country.credit, word);

  #beginsPurpose({ phrases }: Directed, word: number): boolean {
    const head = phrases[this.scan.ids[word] as number];
    if (head === undefined) return false;
    if (this.#anyPurpose(head.alone, word)) return true;
    const more = word + 1 < this.scan.count ? head.more.get(this.scan.ids[word + 1] as number) : undefined;
    return more !== undefined && this.#anyPurpose(more, word);
  }

  #anyPurpose(entries: readonly Entry[], word: number): boolean {
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] as Entry;
      if (entry.stage === 'keyword' && follows(this.scan, word + 1, entry.rest)) return true;
    }
    return false;
  }

  /** The text of a slot, or null. */
  slot(slot: number): string | null {
    const start = this.places.starts[slot] as number;
    if (start === -1) return null;
    const end = this.places.ends[slot] as number;
    return end > start ? this.scan.display.slice(start, end) : null;
  }

  #fit(): Form | null {
    const { scan, places } = this;
    const { openings, floating } = this.#data;
    places.clear();
    if (scan.count === 0) return null;
    if (((scan.flags[0] as number) & OPENS) !== 0) {
      const forms = openings[scan.ids[0] as number];
      const form = forms === undefined ? null : this.#fitting(forms, 0);
      if (form !== null) return form;
    }
    for (let word = 0; word < scan.count; word++) {
      if (((scan.flags[word] as number) & FLOATS) === 0) continue;
      const forms = floating[scan.ids[word] as number];
      const form = forms === undefined ? null : this.#fitting(forms, word);
      if (form !== null) return form;
    }
    places.clear();
    return null;
  }

  /** The first of a word's forms that fits there. */
  #fitting({ any, bySecond }: Forms, word: number): Form | null {
    const { scan } = this;
    const start = scan.starts[word] as number;
    const second = word + 1 < scan.count && bySecond.size > 0 ? (scan.ids[word + 1] as number) : 0;
    const forms = second === 0 ? any : (bySecond.get(second) ?? any);
    for (let index = 0; index < forms.length; index++) {
      const form = forms[index] as Form;
      const at = form.compiled.startsWithSlot ? 0 : start - form.lead;
      if (at >= 0 && fits(form.compiled, this, at, this.places)) return form;
    }
    return null;
  }

  #phrases(): void {
    const { scan } = this;
    const { phrases } = this.#data;
    this.#silenced.length = 0;
    this.#covered.fill(-1);
    for (let word = 0; word < scan.count; word++) {
      if (((scan.flags[word] as number) & TELLS) === 0) {
        if (this.session === -1 && scan.shapes[word] === DIGITS && isSession(scan, word)) this.session = word;
        continue;
      }
      const head = phrases[scan.ids[word] as number];
      if (head === undefined) continue;
      const region = this.#regionAt(scan.starts[word] as number);
      if ((head.regions & region) === 0) continue;
      const next = word + 1 < scan.count ? word + 1 : word;
      if (((scan.flags[next] as number) & FOLLOWS) !== 0 && head.more.size > 0) {
        const more = head.more.get(scan.ids[next] as number);
        if (more !== undefined) this.#match(more, word, region);
      }
      if (head.alone.length > 0) this.#match(head.alone, word, region);
    }
  }

  #match(entries: readonly Entry[], word: number, region: number): void {
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] as Entry;
      if ((entry.regions & region) === 0 || !follows(this.scan, word + 1, entry.rest)) continue;
      const last = word + entry.rest.length;
      if (entry.stage === 'not') this.#silenced.push(entry.rule, last);
      else if (this.#isWithinLonger(entry, last)) continue;
      else if (this.#silenced.length === 0 || !this.#isSilenced(entry.rule, word)) this.#note(entry, word, region);
    }
  }

  /** `pepper` in `pepper soup`: a longer phrase of its stage has been read there. */
  #isWithinLonger({ stageNumber, rest }: Entry, last: number): boolean {
    return last <= (this.#covered[stageNumber] as number) && rest.length < (this.#coveredBy[stageNumber] as number);
  }

  #isSilenced(rule: number, word: number): boolean {
    for (let at = 0; at < this.#silenced.length; at += 2) {
      if (this.#silenced[at] === rule && word <= (this.#silenced[at + 1] as number)) return true;
    }
    return false;
  }

  #note(entry: Entry, word: number, region: number): void {
    if (entry.start && word > 0) return;
    const { stage } = entry;
    if (stage === 'channel') this.channel = first(this.channel, entry);
    else if (stage === 'processor') this.processor ??= entry;
    else {
      if (entry.rest.length > 0) {
        this.#covered[entry.stageNumber] = word + entry.rest.length;
        this.#coveredBy[entry.stageNumber] = entry.rest.length;
      }
      if (stage === 'structure') this.structure = first(this.structure, entry);
      else if (stage === 'keyword') this.keyword = first(this.keyword, entry);
      else if (stage === 'trade') this.trade = first(this.trade, entry);
      else this.#noteMerchant(entry, word, region);
    }
  }

  #noteMerchant(entry: Entry, word: number, region: number): void {
    if (!entry.weak) {
      if (first(this.merchant, entry) === this.merchant) return;
      this.merchant = entry;
      stand(this.merchantPlace, word, entry);
    } else if (region !== IN_REMARK || this.#isAlone(word, entry)) {
      if (first(this.weakMerchant, entry) === this.weakMerchant) return;
      this.weakMerchant = entry;
      stand(this.weakMerchantPlace, word, entry);
    }
  }

  /** The remark is the phrase and nothing else. */
  #isAlone(word: number, entry: Entry): boolean {
    const { remark } = SLOT_OF;
    const { scan, places } = this;
    const last = word + entry.rest.length;
    return (
      (scan.starts[word] as number) - (places.starts[remark] as number) <= 1 &&
      (places.ends[remark] as number) - (scan.ends[last] as number) <= 1
    );
  }

  #regionAt(place: number): number {
    if (this.form === null && !this.segmented) return IN_FREE;
    const { slots, starts, ends } = this.places;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] as number;
      if (place >= (starts[slot] as number) && place < (ends[slot] as number)) return REGION_OF[slot] as number;
    }
    return IN_BANK_WORDS;
  }
}

/** By word numbers, both included. */
interface PhrasePlace {
  first: number;
  last: number;
}

function stand(place: PhrasePlace, word: number, { rest }: Entry): void {
  place.first = word;
  place.last = word + rest.length;
}

function first(held: Entry | null, entry: Entry): Entry {
  return held === null || entry.rank < held.rank ? entry : held;
}

function follows(scan: Scan, word: number, rest: readonly number[]): boolean {
  if (word + rest.length > scan.count) return false;
  for (let index = 0; index < rest.length; index++) if (scan.ids[word + index] !== rest[index]) return false;
  return true;
}
