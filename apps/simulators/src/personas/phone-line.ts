import type { DayBook } from '../history/entry.ts';
import { receive } from './habits.ts';
import { account, type Life, lifeOf, referenceOf, slipOf } from './life.ts';
import type { Persona } from './persona.ts';

/** A prepaid line at a telco: recharges in, bundles and calls out. Whoever signs in there has one. */
export const phoneLine: Persona = {
  accounts(visit) {
    const life = lifeOf(visit, 'line');
    const shape = { place: 1, type: 'telecom_account', name: 'Main Balance', opening: [20_000, 180_000] as const };
    return [{ ...account(life, { ...shape, fill: (book) => lineDay(book, life) }), bvn: null }];
  },
};

const BUNDLES = [
  { name: '1.5GB 30 DAYS', kobo: 100_000 },
  { name: '500MB 1 DAY', kobo: 35_000 },
  { name: '6GB 7 DAYS', kobo: 250_000 },
] as const;

function lineDay(book: DayBook, life: Life): void {
  const { draw } = book;
  const move = (second: number, amount: number, credit: boolean, narration: string): void => {
    book.add({ second, amount, credit, narration, reference: referenceOf(life, slipOf(book, second)), party: null });
  };
  if (draw.chance(0.3))
    move(
      book.between(7, 10),
      draw.pick([20_000, 50_000, 100_000, 200_000]),
      true,
      life.say.airtime(slipOf(book, 0), life.bank.name, ''),
    );
  const bundle = draw.pick(BUNDLES);
  if (draw.chance(0.22))
    move(book.between(10, 22), bundle.kobo, false, life.say.bill(slipOf(book, 0), bundle.name, ''));
  if (draw.chance(0.5))
    move(book.between(8, 22), draw.int(3, 90) * 100, false, life.say.card(slipOf(book, 0), `${draw.int(1, 19)} MIN`));
  if (draw.chance(0.03)) receive(book, life, draw.pick(life.contacts), { second: book.between(9, 20), amount: 50_000 });
}
