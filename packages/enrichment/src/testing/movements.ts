import type { Movement } from '../movement.ts';

let made = 0;

/** A movement of ₦1,000 from ADA OKEKE, unless told otherwise. A name gives its key. */
export function aMovement(fields: Partial<Movement> & { readonly day: string }): Movement {
  made++;
  const counterparty = fields.counterparty === undefined ? 'ADA OKEKE' : fields.counterparty;
  return {
    ...{ id: `row-${String(made).padStart(6, '0')}`, credit: true, amountMinor: 100_000n, balanceMinor: null },
    ...{ narration: `NIP CR/${counterparty ?? 'TRANSFER'}`, category: 'transfer', channel: null, kind: 'transfer' },
    ...{ ownAccount: false, reversed: false, charge: false },
    ...fields,
    counterparty,
    counterpartyKey:
      fields.counterpartyKey === undefined ? (counterparty?.toLowerCase() ?? null) : fields.counterpartyKey,
  };
}

/** The same movement on each of these days. */
export function movementsOn(days: readonly string[], fields: Partial<Movement> = {}): Movement[] {
  return days.map((day) => aMovement({ ...fields, day }));
}
