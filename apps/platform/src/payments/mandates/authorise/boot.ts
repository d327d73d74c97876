import { toWire } from '@kente/kit/money';
import type { Institutions } from '../../../institutions/index.ts';
import type { Environment } from '../../../tenancy/index.ts';
import type { Mandate } from '../mandate.ts';
import type { AuthoriseBoot, AuthoriseView, PageBank, PageTerms } from './types.ts';

/** Ecobank, Standard Chartered, Union and Unity: their apps send NGN 100 and more. Source: payments contract, 5.7. */
const LEAST_MINOR: Readonly<Record<string, number>> = { '050': 10_000, '068': 10_000, '032': 10_000, '215': 10_000 };

export const unknownBoot = (): AuthoriseBoot => ({
  ...{ link: null, business: { name: '', app: '' }, mode: 'live', terms: null, banks: [], view: null },
  problem: {
    title: 'This link does not exist',
    message: 'Check that you have opened the whole address, or ask for a new link.',
  },
});

export const bootOf = (
  institutions: Institutions,
  { business, app, mode }: Environment,
  mandate: Mandate,
  view: AuthoriseView,
): AuthoriseBoot => ({
  ...{ link: mandate.link, problem: null, business: { name: business.name, app: app.name }, mode, view },
  ...{ terms: termsOf(mandate), banks: banksOf(institutions) },
});

function termsOf({ debitType, mandateType, amountMinor, fixed, ...mandate }: Mandate): PageTerms {
  return {
    ...{ debitType, sweep: mandateType === 'sweep', amount: toWire(amountMinor), description: mandate.description },
    ...{ startDay: mandate.startDay, endDay: mandate.endDay, feeBearer: mandate.feeBearer },
    fixed: fixed && {
      ...{ frequency: fixed.frequency, interval: fixed.interval, firstDay: fixed.initialDebitDate },
      firstAmount: fixed.initialDebitMinor === null ? null : toWire(fixed.initialDebitMinor),
    },
  };
}

/** Those that take direct debit. A bank that is in the directory of institutions has its picture from there. */
function banksOf(institutions: Institutions): PageBank[] {
  const icons = new Map(
    institutions
      .list()
      .filter(({ type, nipCode }) => type === 'PERSONAL_BANKING' && nipCode !== null)
      .map((institution) => [institution.nipCode, new URL(institutions.iconUrl(institution)).pathname]),
  );
  return institutions
    .banks()
    .filter(({ direct_debit }) => direct_debit)
    .map(({ name, bank_code: code, nip_code }) => ({
      ...{ name, code, icon: icons.get(nip_code) ?? null, leastMinor: LEAST_MINOR[code] ?? null },
    }));
}
