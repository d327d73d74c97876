import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidateKeys, confirmPayee, type OpenInvoice, OpenInvoices, retractPayee } from './index.ts';
import { LIMITS } from './ruleset.ts';
import { ADAEZE, aCredit, anInvoice, from } from './testing/pairs.ts';
import { TENANT } from './testing/rows.ts';

const found = (open: OpenInvoices, row: Parameters<typeof candidateKeys>[0]): string[] =>
  open
    .search(candidateKeys(row))
    .map(({ invoice }) => invoice.id)
    .sort();

function withOne(members: Partial<OpenInvoice> = {}): OpenInvoices {
  const open = new OpenInvoices(TENANT);
  open.putCustomer(ADAEZE);
  open.add(anInvoice(members));
  return open;
}

test('an invoice is found by number, payment link, payee, name and, where nobody is named, amount', () => {
  const open = withOne();
  const payee = { name: 'Ngozi Eze', accountNumber: '0123456789' };
  expect(found(open, aCredit(1n, { text: 'invoice 42', ...from('X') }))).toEqual(['i42']);
  expect(found(open, aCredit(1n, { collectedBy: 'pay_i42' }))).toEqual(['i42']);
  expect(found(open, aCredit(10_000_000n, from('ADAEZE FOODS NIGER')))).toEqual(['i42']);
  expect(found(open, aCredit(10_750_000n))).toEqual(['i42']);
  expect(found(open, aCredit(10_750_000n, { counterparty: payee }))).toEqual([]);
  const confirmed = confirmPayee(ADAEZE, payee);
  open.putCustomer(confirmed);
  expect(found(open, aCredit(10_750_000n, { counterparty: payee }))).toEqual(['i42']);
  const { aliases } = retractPayee(confirmed, payee);
  expect(aliases).toEqual([]);
});

test('another tenant’s, another currency’s and the other direction’s rows find nothing', () => {
  const open = withOne();
  const text = 'INV-0042';
  expect(found(open, aCredit(1n, { text, environmentId: 'env_2' }))).toEqual([]);
  expect(found(open, aCredit(1n, { text, currency: 'USD' }))).toEqual([]);
  expect(found(open, aCredit(1n, { text, direction: 'debit' }))).toEqual([]);
  expect(() => open.add(anInvoice({ organisationId: 'org_2' }))).toThrow(RangeError);
});

test('what is paid is gone, what is paid in part is found by what is left', () => {
  const open = withOne();
  open.update('i42', 5_000_000n);
  expect(found(open, aCredit(10_750_000n))).toEqual([]);
  expect(found(open, aCredit(5_000_000n))).toEqual(['i42']);
  open.update('i42', 0n);
  expect(open.size).toBe(0);
  expect(found(open, aCredit(5_000_000n, { text: 'INV-0042', ...from('ADAEZE FOODS') }))).toEqual([]);
});

test('a customer that is forgotten is found no more, its invoices are', () => {
  const open = withOne();
  open.removeCustomer('c1');
  expect(found(open, aCredit(10_750_000n, from('ADAEZE FOODS')))).toEqual([]);
  expect(found(open, aCredit(10_750_000n, { text: 'INV-0042' }))).toEqual(['i42']);
});

test('memory is bounded', () => {
  const open = new OpenInvoices(TENANT, 2);
  open.add(anInvoice({ id: 'a' }));
  open.add(anInvoice({ id: 'b' }));
  open.add(anInvoice({ id: 'b', open: 1n }));
  expect(() => open.add(anInvoice({ id: 'c' }))).toThrow(RangeError);
});

test('a thousand invoices of one customer and amount cost a row no more than a look-up’s limit', () => {
  const open = new OpenInvoices(TENANT);
  open.putCustomer(ADAEZE);
  for (let each = 0; each < 1_000; each += 1) open.add(anInvoice({ id: `i${each}`, number: `INV-${each}00` }));
  const candidates = found(open, aCredit(10_750_000n, from('ADAEZE FOODS')));
  expect(candidates.length).toBeLessThanOrEqual(LIMITS.invoicesPerLookup + LIMITS.setCandidates);
});

test('after any sequence of changes the index finds exactly what is still open at an amount', () => {
  const change = fc.record({ id: fc.nat(6), open: fc.bigInt({ min: 0n, max: 4n }), removes: fc.boolean() });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const open = new OpenInvoices(TENANT);
      const model = new Map<string, bigint>();
      for (const { id: place, open: amount, removes } of changes) {
        const id = `i${place}`;
        if (removes) {
          open.remove(id);
          model.delete(id);
        } else if (model.has(id)) {
          open.update(id, amount);
          if (amount > 0n) model.set(id, amount);
          else model.delete(id);
        } else {
          open.add(anInvoice({ id, open: amount + 1n }));
          model.set(id, amount + 1n);
        }
        for (let sought = 1n; sought <= 5n; sought += 1n) {
          const expected = [...model].filter(([, held]) => held === sought).map(([held]) => held);
          expect(found(open, aCredit(sought))).toEqual(expected.sort().slice(0, LIMITS.amountAlone));
        }
      }
    }),
    { numRuns: 60 },
  );
});
