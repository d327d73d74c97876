import type { Category } from '../src/category.ts';
import { code } from './codes.ts';
import { noisy } from './noise.ts';
import type { Random } from './random.ts';
import type { Form, Labelled, Pools, Word } from './tables.ts';

/**
 * One row of a wording. Slots: `{NAME}` the other side, a person; `{HOLDER}` the account's own; `{SHOP}` and other
 * pools by name, with `:category` to narrow them; `{remark}`, with `:20` to cut it as banks do; the rest are codes
 * (codes.ts). A slot's letter case is the case it prints in.
 */
export function fill(form: Form, pools: Pools, random: Random): Labelled {
  const filling = new Filling(form, pools, random);
  let narration = filling.narration();
  if (form.text.startsWith('@spaced ')) narration = spaced(narration, random);
  return {
    template: form.template,
    country: form.country,
    bank: form.bank,
    credit: form.credit,
    amountMinor: amountOf(form.amount, random),
    holder: filling.holder,
    narration,
    category: filling.category(),
    channel: form.channel,
    counterparty: filling.counterparty(narration),
  };
}

const PLACE = /\{([^}:]+)(?::([^}]+))?\}/g;

class Filling {
  readonly #form: Form;
  readonly #pools: Pools;
  readonly #random: Random;
  readonly #printed = new Map<string, string>();
  readonly #name: string;
  readonly holder: string;
  #category: Category | null = null;

  constructor(form: Form, pools: Pools, random: Random) {
    this.#form = form;
    this.#pools = pools;
    this.#random = random;
    this.#name = this.#person();
    this.holder = this.#person();
  }

  narration(): string {
    const text = this.#form.text.replace('@spaced ', '');
    return text
      .replace(PLACE, (_, slot: string, detail?: string) => this.#slot(slot, detail))
      .replace(/ {2,}/g, ' ')
      .trim();
  }

  category(): Category {
    const { category } = this.#form;
    if (category !== 'remark' && !category.endsWith('shop')) return category as Category;
    if (this.#category === null) throw new Error(`${this.#form.template} has no slot for its category`);
    return this.#category;
  }

  counterparty(narration: string): string {
    const { counterparty } = this.#form;
    if (counterparty === 'N/A' || counterparty === '?') return counterparty;
    if (counterparty.startsWith('=')) return counterparty.slice(1);
    if (counterparty === 'biller') return narration.split(' - ')[1]?.split(' Acc')[0] ?? '?';
    const printed = this.#printed.get(counterparty);
    if (printed === undefined) throw new Error(`${this.#form.template} prints no ${counterparty}`);
    return printed.trim();
  }

  #slot(slot: string, detail: string | undefined): string {
    const lower = slot.toLowerCase();
    const limit = Number(detail);
    if (lower === 'remark') return this.#print(lower, this.#remark(slot, detail), limit);
    if (lower.startsWith('glued')) return this.#glued(slot);
    if (lower.startsWith('name')) return this.#print('name', this.#cased(slot, this.#name, 'glued'), limit);
    if (lower.startsWith('holder')) return this.#print('holder', this.#holder(slot), limit);
    if (lower === 'surnameonly') return this.#word('LAST', undefined).value.toUpperCase();
    if (this.#has(slot)) return this.#print(lower.replace('glued', ''), this.#pooled(slot, detail), limit);
    return code(slot, this.#random);
  }

  #print(name: string, value: string, limit: number): string {
    const shown = Number.isFinite(limit) ? value.slice(0, limit) : value;
    if (!this.#printed.has(name)) this.#printed.set(name, shown);
    return shown;
  }

  /** Two or three names in either order, sometimes with a title. */
  #person(): string {
    const first = this.#word('FIRST', undefined).value;
    const last = this.#word('LAST', undefined).value;
    const middle = this.#random.chance(0.45) ? this.#word('FIRST', undefined).value : '';
    const parts = this.#random.chance(0.5) ? [last, first, middle] : [first, middle, last];
    return parts.filter((part) => part !== '').join(' ');
  }

  #holder(slot: string): string {
    if (slot.includes('FIRST')) return (this.holder.split(' ')[0] ?? '').toUpperCase();
    if (slot.includes('SWAP')) return this.holder.split(' ').reverse().join(' ').toUpperCase();
    return this.#cased(slot, this.holder, 'glued');
  }

  #cased(slot: string, value: string, joined: string): string {
    const text = slot.toLowerCase().includes(joined) ? value.replaceAll(' ', '') : value;
    if (slot === slot.toUpperCase()) return text.toUpperCase();
    return slot === slot.toLowerCase() ? text.toLowerCase() : text;
  }

  #has(slot: string): boolean {
    return this.#words(slot).length > 0;
  }

  #words(slot: string): readonly Word[] {
    const { country } = this.#form;
    const name = slot.replace('GLUED', '');
    return this.#pools.get(`${country} ${name}`) ?? this.#pools.get(`${country} ${name.toUpperCase()}`) ?? [];
  }

  /** A category first, then a word of it: a long list of shops of one kind does not crowd out the rest. */
  #word(slot: string, detail: string | undefined): Word {
    const words = this.#words(slot);
    const kept = words.filter(({ category }) =>
      detail?.startsWith('!') ? category !== detail.slice(1) : detail === undefined || category === detail,
    );
    const kind = this.#random.pick(kept.length > 0 ? kept : words).category;
    const kinds = [...new Set(kept.map(({ category }) => category))];
    const wanted = kinds.length > 1 && this.#random.chance(0.7) ? this.#random.pick(kinds) : kind;
    return this.#random.pick((kept.length > 0 ? kept : words).filter(({ category }) => category === wanted));
  }

  #pooled(slot: string, detail: string | undefined): string {
    const word = this.#word(slot, Number.isFinite(Number(detail)) ? undefined : detail);
    if (word.category !== '-') this.#category = word.category as Category;
    if (slot !== slot.toUpperCase() && slot !== slot.toLowerCase()) {
      return word.value === word.value.toUpperCase() ? titled(word.value) : word.value;
    }
    return this.#cased(slot, word.value, 'glued');
  }

  #remark(slot: string, detail: string | undefined): string {
    const limit = Number(detail);
    const pool = `remark.${this.#form.credit && detail !== 'church' ? 'credit' : 'debit'}`;
    const wanted = Number.isFinite(limit) ? undefined : detail;
    for (;;) {
      const word = this.#word(pool, wanted);
      // Purposes, and words about a pot, belong to the forms that ask for them.
      if (wanted === undefined && (word.category === 'church' || word.category === 'goal')) continue;
      // A remark cut in its first word would say something else.
      if (Number.isFinite(limit) && word.value.length > limit) continue;
      this.#category = word.category as Category;
      return slot === slot.toUpperCase() ? word.value.toUpperCase() : noisy(word.value, this.#random);
    }
  }

  /** A remark as bulk files print it: no blanks, and the whole narration glued around it. */
  #glued(slot: string): string {
    if (slot === 'GLUEDTRANSFER') return this.#random.pick(['IMPREST', 'FUNDINGOFACCOUNT', 'TRANSFER', 'OPERATIONS']);
    const word = this.#word(`remark.${this.#form.credit ? 'credit' : 'debit'}`, undefined);
    if (word.category === 'goal' || word.category === 'church' || word.value === '') return this.#glued(slot);
    this.#category = word.category as Category;
    const text = word.value.replaceAll(' ', '');
    return slot === 'GLUED' ? `PAYMENTFOR${text.toUpperCase()}` : text.charAt(0).toUpperCase() + text.slice(1);
  }
}

function titled(value: string): string {
  return value.toLowerCase().replace(/(^|[\s.])\p{L}/gu, (start) => start.toUpperCase());
}

/** Major units as written in the form, drawn on a log scale, round when large. */
function amountOf(range: string, random: Random): bigint {
  if (range.includes('|') || !range.includes('-')) {
    return BigInt(Math.round(Number(random.pick(range.split('|'))) * 100));
  }
  const [low, high] = range.split('-').map(Number);
  const amount = (low ?? 1) * ((high ?? 1) / (low ?? 1)) ** random.next();
  if (amount < 100 || random.chance(0.2)) return BigInt(Math.round(amount * 100));
  return BigInt(Math.round(amount / 50) * 5_000);
}

/** Blanks between the letters, as some banks' PDFs give them; runs of letters stay together here and there. */
function spaced(text: string, random: Random): string {
  let printed = '';
  for (const letter of text.replaceAll(' ', '')) printed += random.chance(0.28) ? letter : `${letter} `;
  return printed.trim();
}
