import type { Keyring } from '@kente/kit/secrets';
import type { EnvId } from '../../tenancy/index.ts';
import { endOfLagosDay } from '../lagos-day.ts';
import type { PartyAccount } from '../records/index.ts';
import type { MandateStatus } from './lifecycle.ts';
import type { Mandate } from './mandate.ts';
import { planTotal } from './schedule.ts';
import type { NewMandateRow, StoredMandate } from './store.ts';
import { type FixedTerms, type MandateType, planOf, type Terms } from './terms.ts';

/** How mandates stand in their table: the account sealed, kobo as text in JSON. */
export class Rows {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  seal(envId: EnvId, id: string, account: PartyAccount): Buffer {
    return this.#keyring.seal(place(envId, id), JSON.stringify(account));
  }

  /** As it stood in the answer that made it. */
  asMade(mandate: Mandate): Mandate {
    const status = mandate.mandateType === 'signed' ? 'active' : 'initiated';
    return { ...mandate, status, approvedAt: null, readyAt: null };
  }

  open(envId: EnvId, row: StoredMandate): Mandate {
    const { account_sealed: sealed } = row;
    return {
      ...{ id: row.id, link: row.link, nibssCode: row.nibss_code, status: row.status as MandateStatus },
      mandateType: row.mandate_type as MandateType,
      debitType: row.debit_type === 'fixed' ? 'fixed' : 'variable',
      ...{ amountMinor: row.amount_minor, totalMinor: row.total_minor },
      ...{ takenMinor: row.taken_minor, reservedMinor: row.reserved_minor },
      ...{ description: row.description, reference: row.reference, customerId: row.customer_id },
      feeBearer: row.fee_bearer === 'customer' ? 'customer' : 'business',
      verification: row.verification as Terms['verification'],
      allowPartialSweep: row.allow_partial_sweep,
      fixed: fixedOf(row.fixed),
      meta: row.meta as Record<string, unknown>,
      ...{ startDay: row.start_date, endDay: row.end_date, endDate: endOfLagosDay(row.end_date) },
      redirectUrl: row.redirect_url,
      account: sealed === null ? null : (JSON.parse(this.#keyring.open(place(envId, row.id), sealed)) as PartyAccount),
      ...{ accountKey: row.account_key, createdAt: row.created_at, initiatedAt: row.initiated_at },
      ...{ approvedAt: row.approved_at, readyAt: row.ready_at, readyTold: row.ready_told },
    };
  }
}

const place = (envId: EnvId, id: string) => ({ tenant: envId, column: 'mandates.account', row: id });

/** The columns that the terms decide. */
export function termColumns(terms: Terms) {
  const plan = planOf(terms);
  return {
    ...{ reference: terms.reference, mandate_type: terms.mandateType, debit_type: terms.debitType },
    ...{ amount_minor: terms.amountMinor, total_minor: plan ? planTotal(plan) : terms.amountMinor },
    ...{ description: terms.description, fee_bearer: terms.feeBearer, verification: terms.verification },
    ...{ allow_partial_sweep: terms.allowPartialSweep, start_date: terms.startDate, end_date: terms.endDate },
    fixed: terms.fixed === null ? null : fixedColumn(terms.fixed),
    meta: JSON.stringify(terms.meta),
  } satisfies Partial<NewMandateRow>;
}

/** JSON has no big integers. */
const fixedColumn = ({ initialDebitMinor, minimumDueMinor, ...rest }: FixedTerms): string =>
  JSON.stringify({
    ...rest,
    initialDebitMinor: initialDebitMinor === null ? null : String(initialDebitMinor),
    minimumDueMinor: String(minimumDueMinor),
  });

function fixedOf(column: unknown): FixedTerms | null {
  if (column === null) return null;
  const { initialDebitMinor, minimumDueMinor, ...rest } = column as Omit<
    FixedTerms,
    'initialDebitMinor' | 'minimumDueMinor'
  > & { initialDebitMinor: string | null; minimumDueMinor: string };
  return {
    ...rest,
    initialDebitMinor: initialDebitMinor === null ? null : BigInt(initialDebitMinor),
    minimumDueMinor: BigInt(minimumDueMinor),
  };
}
