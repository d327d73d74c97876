/** One narration read: the form that it fits, and the phrases in it by where they stand. */
import { FLOATS, OPENS, TELLS } from '../compile/classes.ts';
import { bankKey, type CompiledCountry, type Form, type Forms } from '../compile/country.ts';
import { type Entry, IN_BANK_WORDS, IN_FREE, IN_MERCHANT, IN_NAME, IN_REMARK, STAGES } from '../compile/lexicon.ts';
import { fits, Places, type Reading, SLOT_OF, SLOTS } from '../compile/template.ts';
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
  readonly scan: Scan;
  readonly places = new Places();
  form: Form | null = null;
  /** No form fits, but the text has parts between slashes. */
  segmented = false;
  /** The telling phrases, each the first in rank of its stage. */
  structure: Entry | null = null;
  merchant: Entry | null = null;
  weakMerchant: Entry | null = null;
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
    this.scan = new Scan(country.vocabulary);
  }

  get display(): string {
    return this.scan.display;
  }
  get lower(): string {
    return this.scan.lower;
  }

  isBank(text: string): boolean {
    return this.#country.banks.has(bankKey(text));
  }

  read(narration: string, credit: boolean): void {
    this.structure = this.merchant = this.weakMerchant = this.keyword = null;
    this.trade = this.channel = this.processor = null;
    this.session = -1;
    this.scan.read(narration);
    this.form = this.#fit(credit);
    this.segmented = this.form === null && segment(this.scan, this, this.places);
    unglue(this.scan, this, this.places, this.#isPurpose);
    this.#phrases(credit);
  }

  /** A purpose of the payer's begins at a word. */
  readonly #isPurpose = (word: number): boolean => {
    const head = this.#country.phrases[this.scan.ids[word] as number];
    if (head === undefined) return false;
    const next = word + 1 < this.scan.count ? (this.scan.ids[word + 1] as number) : 0;
    if (this.#anyPurpose(head.alone, word)) return true;
    const more = next === 0 ? undefined : head.more.get(next);
    return more !== undefined && this.#anyPurpose(more, word);
  };

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

  #fit(credit: boolean): Form | null {
    const { scan, places } = this;
    places.clear();
    if (scan.count === 0) return null;
    const opening =
      ((scan.flags[0] as number) & OPENS) === 0 ? undefined : this.#country.openings[scan.ids[0] as number];
    if (opening !== undefined) {
      for (const form of this.#candidates(opening, 0)) {
        if (this.#try(form, credit, (scan.starts[0] as number) - form.lead)) return form;
      }
    }
    const { floating } = this.#country;
    for (let word = 0; word < scan.count; word++) {
      if (((scan.flags[word] as number) & FLOATS) === 0) continue;
      const forms = floating[scan.ids[word] as number];
      if (forms === undefined) continue;
      for (const form of this.#candidates(forms, word)) {
        const at = form.compiled.startsWithSlot ? 0 : (scan.starts[word] as number) - form.lead;
        if (this.#try(form, credit, at)) return form;
      }
    }
    places.clear();
    return null;
  }

  #candidates({ any, bySecond }: Forms, word: number): readonly Form[] {
    if (word + 1 >= this.scan.count) return any;
    const second = this.scan.ids[word + 1] as number;
    return second === 0 ? any : (bySecond.get(second) ?? any);
  }

  #try(form: Form, credit: boolean, at: number): boolean {
    const { direction } = form.template;
    if (at < 0 || (direction !== undefined && (direction === 'credit') !== credit)) return false;
    if (form.opening !== null && !this.scan.lower.startsWith(form.opening, at)) return false;
    return fits(form.compiled, this, at, this.places);
  }

  #phrases(credit: boolean): void {
    const { scan } = this;
    const { phrases } = this.#country;
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
      if (region === 0) continue;
      const next = word + 1 < scan.count ? (scan.ids[word + 1] as number) : 0;
      const more = next === 0 ? undefined : head.more.get(next);
      if (more !== undefined) this.#match(more, word, region, credit);
      if (head.alone.length > 0) this.#match(head.alone, word, region, credit);
    }
  }

  #match(entries: readonly Entry[], word: number, region: number, credit: boolean): void {
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] as Entry;
      if ((entry.regions & region) === 0 || !follows(this.scan, word + 1, entry.rest)) continue;
      const last = word + entry.rest.length;
      if (entry.stage === 'not') this.#silenced.push(entry.rule, last);
      else if (this.#isWithinLonger(entry, last)) continue;
      else if (this.#silenced.length === 0 || !this.#isSilenced(entry.rule, word))
        this.#note(entry, word, region, credit);
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

  #note(entry: Entry, word: number, region: number, credit: boolean): void {
    if (entry.start && word > 0) return;
    const { stage } = entry;
    if (stage === 'channel') this.channel = first(this.channel, entry);
    else if (stage === 'processor') this.processor ??= entry;
    else {
      // A rule that speaks of one direction says nothing about the other.
      if ((credit ? entry.credit : entry.debit) === null && (entry.credit ?? entry.debit) !== null) return;
      if (entry.rest.length > 0) {
        this.#covered[entry.stageNumber] = word + entry.rest.length;
        this.#coveredBy[entry.stageNumber] = entry.rest.length;
      }
      if (stage === 'structure') this.structure = first(this.structure, entry);
      else if (stage === 'keyword') this.keyword = first(this.keyword, entry);
      else if (stage === 'trade') this.trade = first(this.trade, entry);
      else if (!entry.weak) this.merchant = first(this.merchant, entry);
      else if (region !== IN_REMARK || this.#isAlone(word, entry)) this.weakMerchant = first(this.weakMerchant, entry);
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

function first(held: Entry | null, entry: Entry): Entry {
  return held === null || entry.rank < held.rank ? entry : held;
}

function follows(scan: Scan, word: number, rest: readonly number[]): boolean {
  if (word + rest.length > scan.count) return false;
  for (let index = 0; index < rest.length; index++) if (scan.ids[word + index] !== rest[index]) return false;
  return true;
}
