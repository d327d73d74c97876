import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Allocation,
  type AllocationKind,
  allocate,
  type Balance,
  left,
  paymentStatus,
  reverse,
} from './allocation.ts';

const tenant = { organisationId: 'org_1', environmentId: 'env_1' };
const side = (id: string, total: bigint, members: Partial<Balance> = {}): Balance => ({
  ...tenant,
  id,
  currency: 'NGN',
  total,
  allocated: 0n,
  ...members,
});
const allocation = (members: Partial<Allocation> = {}): Allocation => ({
  id: 'a1',
  transactionId: 't1',
  invoiceId: 'i1',
  amount: 1_000n,
  kind: 'payment',
  method: 'manual',
  score: null,
  actor: 'user_1',
  createdAt: '2026-11-20T10:00:00.000Z',
  reversedAt: null,
  ...members,
});
const LATER = '2026-11-21T10:00:00.000Z';

test('a payment takes from the row and pays the invoice', () => {
  const after = allocate({ transaction: side('t1', 1_000n), invoice: side('i1', 1_500n) }, allocation());
  expect(left(after.transaction)).toBe(0n);
  expect(left(after.invoice)).toBe(500n);
  expect(paymentStatus(after.invoice)).toBe('PARTIAL');
});

test('a deduction pays the invoice alone, an overpayment takes from the row alone', () => {
  const before = { transaction: side('t1', 1_000n), invoice: side('i1', 1_000n) };
  const withheld = allocate(before, allocation({ kind: 'withholding' }));
  expect([left(withheld.transaction), paymentStatus(withheld.invoice)]).toEqual([1_000n, 'PAID']);
  const kept = allocate(before, allocation({ kind: 'overpayment' }));
  expect([left(kept.transaction), paymentStatus(kept.invoice)]).toEqual([0n, 'PENDING']);
});

test.each([
  ['more than the invoice has open', {}, { invoice: side('i1', 999n) }],
  ['more than the payment has left', {}, { transaction: side('t1', 999n) }],
  ['another currency', {}, { invoice: side('i1', 1_000n, { currency: 'USD' }) }],
  ['another tenant', {}, { invoice: side('i1', 1_000n, { organisationId: 'org_2' }) }],
  ['nothing', { amount: 0n }, {}],
  ['less than nothing', { amount: -1n }, {}],
  ['a pair that is not its own', { invoiceId: 'i2' }, {}],
  ['what was reversed', { reversedAt: LATER }, {}],
])('refuses to allocate %s', (_, members, sides) => {
  const balances = { transaction: side('t1', 1_000n), invoice: side('i1', 1_000n), ...sides };
  expect(() => allocate(balances, allocation(members))).toThrow(expect.objectContaining({ status: 409 }));
});

test('GHC and GHS are one currency', () => {
  const balances = {
    transaction: side('t1', 1_000n, { currency: 'GHC' }),
    invoice: side('i1', 1_000n, { currency: 'GHS' }),
  };
  expect(left(allocate(balances, allocation()).invoice)).toBe(0n);
});

test('an allocation is reversed once, and keeps all but the time of it', () => {
  const before = { transaction: side('t1', 1_000n), invoice: side('i1', 1_500n) };
  const made = allocation();
  const undone = reverse(allocate(before, made), made, LATER);
  expect(undone.balances).toEqual(before);
  expect(undone.allocation).toEqual({ ...made, reversedAt: LATER });
  expect(() => reverse(before, undone.allocation, LATER)).toThrow(expect.objectContaining({ code: 'invalid_state' }));
});

const KINDS: readonly AllocationKind[] = ['payment', 'fee', 'withholding', 'rounding', 'overpayment'];
const command = fc.record({
  transaction: fc.nat(2),
  invoice: fc.nat(2),
  amount: fc.bigInt({ min: -5n, max: 700n }),
  kind: fc.constantFrom(...KINDS),
  undo: fc.option(fc.nat(30), { nil: null }),
});

test('no sequence of allocations and reversals takes more than a side has, or leaves a balance that its allocations do not explain', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const transactions = [0, 1, 2].map((place) => side(`t${place}`, 1_000n));
      const invoices = [0, 1, 2].map((place) => side(`i${place}`, 900n, place === 2 ? { currency: 'USD' } : {}));
      const kept: Allocation[] = [];
      const put = ({ transaction, invoice }: { transaction: Balance; invoice: Balance }): void => {
        transactions[Number(transaction.id.slice(1))] = transaction;
        invoices[Number(invoice.id.slice(1))] = invoice;
      };
      const at = (transactionId: string, invoiceId: string): { transaction: Balance; invoice: Balance } => ({
        transaction: transactions[Number(transactionId.slice(1))] as Balance,
        invoice: invoices[Number(invoiceId.slice(1))] as Balance,
      });
      for (const { transaction, invoice, amount, kind, undo } of commands) {
        try {
          const target = undo === null ? undefined : kept[undo];
          if (target !== undefined) {
            const undone = reverse(at(target.transactionId, target.invoiceId), target, LATER);
            put(undone.balances);
            kept[kept.indexOf(target)] = undone.allocation;
          } else {
            const made = allocation({
              id: `a${kept.length}`,
              transactionId: `t${transaction}`,
              invoiceId: `i${invoice}`,
              amount,
              kind,
            });
            put(allocate(at(made.transactionId, made.invoiceId), made));
            kept.push(made);
          }
        } catch (error) {
          expect(error).toMatchObject({ name: 'Refusal', status: 409 });
        }
        const live = kept.filter(({ reversedAt }) => reversedAt === null);
        for (const each of transactions) {
          const taken = live.filter(
            ({ transactionId, kind: of }) => transactionId === each.id && ['payment', 'overpayment'].includes(of),
          );
          expect(each.allocated).toBe(taken.reduce((sum, one) => sum + one.amount, 0n));
          expect(each.allocated).toBeLessThanOrEqual(each.total);
        }
        for (const each of invoices) {
          const taken = live.filter(({ invoiceId, kind: of }) => invoiceId === each.id && of !== 'overpayment');
          expect(each.allocated).toBe(taken.reduce((sum, one) => sum + one.amount, 0n));
          expect(each.allocated).toBeLessThanOrEqual(each.total);
        }
        expect(invoices[2]?.allocated).toBe(0n);
      }
    }),
  );
});
