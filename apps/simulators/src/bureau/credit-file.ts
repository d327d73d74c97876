import { Draw, hash32 } from '../history/draw.ts';

/** A loan as the bureau reports it. Money in kobo. */
export interface BureauLoan {
  institution: string;
  status: 'open' | 'closed';
  currency: 'NGN';
  opening_balance: number;
  repayment_amount: number;
  balance: number;
  tenor: number;
  paid: number;
}

const LENDERS = [
  'KORA CREDIT',
  'SWIFTLOAN MFB',
  'NAIRAWISE FINANCE',
  'BLUE RIDGE BANK',
  'PALMGROVE COOPERATIVE',
] as const;

/**
 * What the bureau knows of the holder of a BVN: the same for ever. The last digit tells how many open loans there are:
 * 0–3 none, 4–6 one, 7–8 two, 9 three. A BVN that ends in 0 has no file at all.
 */
export function creditFile(bvn: string): BureauLoan[] | null {
  const last = Number(bvn.at(-1));
  if (last === 0) return null;
  const open = last < 4 ? 0 : last < 7 ? 1 : last < 9 ? 2 : 3;
  const draw = new Draw(`credit file ${bvn}`);
  const first = hash32(bvn) % LENDERS.length;
  return Array.from({ length: open + 1 }, (_, index): BureauLoan => {
    const isOpen = index < open;
    const tenor = draw.pick([6, 12, 18, 24]);
    const paid = isOpen ? draw.int(1, tenor - 1) : tenor;
    const repayment = draw.int(8, 60) * 100_000;
    return {
      institution: LENDERS[(first + index) % LENDERS.length] ?? LENDERS[0],
      status: isOpen ? 'open' : 'closed',
      currency: 'NGN',
      opening_balance: repayment * tenor,
      repayment_amount: repayment,
      balance: repayment * (tenor - paid),
      ...{ tenor, paid },
    };
  });
}
