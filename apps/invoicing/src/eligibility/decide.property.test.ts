import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBooks } from './books.ts';
import { type Decision, decide } from './decide.ts';
import { dryRun } from './dry-run.ts';
import type { Rule } from './patterns.ts';
import { createRowReader, type UpstreamTransaction } from './read-row.ts';
import { compileRuleset, DEFAULT_RULESET, type RulesetSource } from './ruleset.ts';

const reader = createRowReader({ holder: 'BRIGHT LOOM STUDIOS LTD' });
const books = createBooks({
  customers: [{ name: 'Example Ventures Ltd' }],
  openInvoices: [{ id: 'inv_1', number: 'INV-204', currency: 'NGN', openMinor: 5_000_000n }],
});

const words = fc.constantFrom(
  'invoice',
  'payment',
  'family',
  'gift',
  'INV-204',
  'cement',
  'loan',
  'EXAMPLE VENTURES LTD',
  'ADA OBI',
  'NIP',
  'TRF',
  'FROM',
  'TO',
  'GTB',
  'REVERSAL',
  'charge',
  'salary',
  '000013231031004320609009114040',
  '08030000001',
  'Ọjà',
  'k',
  '😀',
);
const narration = fc.oneof(
  fc.array(words, { maxLength: 9 }).chain((parts) => fc.constantFrom(' ', '/', '|', ' - ').map((by) => parts.join(by))),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const name = fc.option(fc.constantFrom('EXAMPLE VENTURES LTD', 'Ada Obi', 'BRIGHT LOOM STUDIOS', ''), { nil: null });
const transaction: fc.Arbitrary<UpstreamTransaction> = fc.record({
  id: fc.uuid(),
  narration: fc.option(narration, { nil: null }),
  type: fc.constantFrom('credit', 'debit'),
  amountMinor: fc.option(fc.bigInt({ min: 0n, max: 10_000_000n }), { nil: null }),
  currency: fc.constantFrom('NGN', 'USD', 'GHC', null),
  status: fc.constantFrom('posted', 'pending', null),
  category: fc.constantFrom('bank_charges', 'salary', 'subscriptions', null),
  reference: fc.constantFrom('INV-204', '000013231031004320609009114040', null),
  counterparty: name.map((text) => (text === null ? null : { name: text })),
});
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    field: fc.constantFrom('narration', 'counterparty', 'reference', 'tag'),
    op: fc.constantFrom('equals', 'contains'),
    value: fc.constantFrom('example ventures', 'ada', 'invoice', 'INV-204', 'credit', 'family gift', 'payment'),
  }),
  fc.record({
    field: fc.constant('narration' as const),
    op: fc.constant('regex' as const),
    value: fc.constantFrom('^nip', 'inv-?\\d+', '.*', 'l.an'),
  }),
);
const lists = fc.record({ allow: fc.array(rule, { maxLength: 5 }), deny: fc.array(rule, { maxLength: 5 }) });
const source = fc.record({
  organisation: lists,
  account: lists,
  referencePattern: fc.constantFrom(null, '^INV-\\d+$'),
});

type Lists = Pick<RulesetSource, 'organisation' | 'account' | 'referencePattern'>;
const under = (said: UpstreamTransaction, rules: Lists): Decision =>
  decide(reader.read(said), { ruleset: compileRuleset({ ...DEFAULT_RULESET, ...rules }), books });

test('a deny rule that hits is never overruled, whatever is allowed', () => {
  fc.assert(
    fc.property(transaction, source, (said, rules) => {
      const { decision, reasons } = under(said, rules);
      if (reasons.some(({ detail }) => detail === 'denylisted')) expect(['rejected', 'skipped']).toContain(decision);
    }),
  );
});

test('the order of rules is nothing, to decisions and to the hash', () => {
  fc.assert(
    fc.property(transaction, source, (said, rules) => {
      const turned = {
        ...rules,
        organisation: { allow: rules.organisation.allow.toReversed(), deny: rules.organisation.deny.toReversed() },
        account: { allow: rules.account.allow.toReversed(), deny: rules.account.deny.toReversed() },
      };
      expect(under(said, turned)).toEqual(under(said, rules));
    }),
  );
});

test('the order of rows is nothing: what was read before leaves no trace', () => {
  fc.assert(
    fc.property(fc.array(transaction, { maxLength: 8 }), source, (rows, rules) => {
      const each = rows.map((said) => under(said, rules));
      const back = rows.toReversed().map((said) => under(said, rules));
      expect(back.toReversed()).toEqual(each);
    }),
  );
});

test('one more allow rule never turns an eligible row into another', () => {
  fc.assert(
    fc.property(transaction, source, rule, (said, rules, more) => {
      if (under(said, rules).decision !== 'eligible') return;
      const wider = { ...rules, account: { ...rules.account, allow: [...rules.account.allow, more] } };
      expect(under(said, wider).decision).toBe('eligible');
    }),
  );
});

test('the deciding reason stands first and the others follow by rule', () => {
  fc.assert(
    fc.property(transaction, source, (said, rules) => {
      const { rule: deciding, detail, reasons, score } = under(said, rules);
      expect(reasons[0]).toMatchObject({ rule: deciding, detail });
      const others = reasons.slice(1).map((reason) => reason.rule);
      expect(others).toEqual(others.toSorted((a, b) => a - b));
      expect(score >= 0 && score <= 1).toBe(true);
    }),
  );
});

test('any text is read, and two readings are the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), fc.string({ unit: 'binary' }), (text, other) => {
      const said: UpstreamTransaction = {
        id: '1',
        narration: text,
        type: 'credit',
        amountMinor: 1n,
        currency: other,
        status: other,
        category: other,
        description: other,
        tags: [other, text],
        reference: text,
        counterparty: { name: other, accountNumber: other },
      };
      expect(reader.read(said)).toEqual(reader.read(said));
      expect(under(said, DEFAULT_RULESET)).toEqual(under(said, DEFAULT_RULESET));
    }),
    { numRuns: 500 },
  );
});

test('a dry run tells exactly the rows whose decision changes', () => {
  fc.assert(
    fc.property(fc.array(transaction, { maxLength: 6 }), source, source, (said, before, after) => {
      const rows = said.map((one) => ({ row: reader.read(one), decision: under(one, before) }));
      const run = dryRun(rows, { ruleset: compileRuleset({ ...DEFAULT_RULESET, ...after }), books });
      const moved = said.filter((one) => {
        const [from, to] = [under(one, before), under(one, after)];
        return from.decision !== to.decision || from.detail !== to.detail || from.rule !== to.rule;
      });
      expect(run.moves.map(({ id }) => id)).toEqual(moved.map(({ id }) => id));
      expect(Object.values(run.counts).reduce((sum, count) => sum + count, 0)).toBe(run.moves.length);
      expect(dryRun(rows, { ruleset: compileRuleset({ ...DEFAULT_RULESET, ...before }), books }).moves).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
