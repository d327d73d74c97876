import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categorise } from './category.ts';
import { RULES } from './category-rules.ts';

describe('what a narration says beyond doubt', () => {
  test.each([
    // The bank's own doing.
    ['debit', 'VALUE ADDED TAX 0000132402159 VAT ON NIP TRANSFER FOR 0000132402159 Water TO ADA', 'bank_charges'],
    ['debit', 'NIP CHARGE 000013230911 NIP TRANSFER COMMISSION via GTWORLD', 'bank_charges'],
    ['debit', 'ELECTRONIC MONEY TRANSFER LEVY', 'bank_charges'],
    ['debit', 'SMS Notification Charge Aug 2021', 'bank_charges'],
    ['debit', 'STAMP DUTY CHARGE', 'bank_charges'],
    ['debit', 'Customer Transfer of Funds Charge', 'bank_charges'],
    ['debit', 'CHARGE FOR 50.00 CHEQUE LEAVES', 'bank_charges'],
    ['credit', 'REVERSAL OF-HANDLING CHARGE MOBILE TRF TO GTB', 'refund'],
    ['credit', '**Rev MC Loc POS Prch-197811394350--PAYCOM NIGERIA', 'refund'],
    ['debit', 'CIB/UTO/refund for zara fam/YETI YEJIDE', 'refund'],
    ['credit', 'OWealth Interest Earned', 'interest'],
    ['debit', 'LOAN REPAYMENT 0098812', 'loan_repayment'],
    ['credit', 'OverDraft of Credit Party', 'loan_disbursement'],
    ['credit', 'NIP/ACME LTD/SALARY MARCH 2026', 'salary'],
    ['credit', 'Salary Payment from 511600 - ACME', 'salary'],
    ['debit', '9MOBILE CHARGE FOR USSD SESSION ce9o7a6s4q5', 'bank_charges'],
    ['debit', 'ATM WITHDRAWAL COMMISSION -363590- ACCESS', 'bank_charges'],
    // Cash and cheques.
    ['debit', 'ATMWDL @30338441 ILUPEJU', 'cash_withdrawal'],
    ['debit', 'ATM CWD @ 73276066- Lagos Lagos 902680548740', 'cash_withdrawal'],
    ['debit', 'MC Agency CashOut-1234567- OPay ADA CHIKA', 'cash_withdrawal'],
    ['debit', 'Customer Withdrawal At Agent Till 12345', 'cash_withdrawal'],
    ['credit', 'Deposit of Funds at Agent Till 12345', 'cash_deposit'],
    ['debit', 'CHQ 00012 SELF', 'cheque'],
    ['credit', 'CHQ 00012 ZENITH', 'cheque_deposits'],
    // Things.
    ['debit', 'Airtime Purchase USSD-GLO- 445HT62799', 'airtime_and_data'],
    ['debit', 'MOBILE BILLS PYMT/ AIRTEL DATA/0911367XXXX', 'airtime_and_data'],
    ['debit', 'BILLS/ IKEDC/77586623306', 'utilities'],
    ['debit', 'Pay Bill to 888880 - KPLC PREPAID Acc. 54', 'utilities'],
    ['debit', 'Pay Bill to 247247 - EQUITY Acc. 54', 'bills'],
    ['debit', 'WEB PYMT SPORTYBET 00912', 'betting_deposit'],
    ['credit', 'SPORTYBET WITHDRAWAL', 'betting_payout'],
    ['debit', 'MC POS Intl- SPOTIFY AB - P5134U', 'subscriptions'],
    ['debit', 'MC Loc Web Prch-638355499550--Bolt Lagos NG-', 'transport'],
    ['debit', 'WEB PYMT PAYSTACK*CHOWDECK 6485508764', 'food_and_dining'],
    ['debit', 'POS/SHOPRITE LEKKI', 'groceries'],
    ['debit', 'NIP/GREENFIELD COLLEGE/SCHOOL FEES JSS1', 'education'],
    ['credit', 'NIP/ACME LTD/INV-123', 'sales'],
    ['credit', 'PAYSTACK SETTLEMENT 20260310', 'sales'],
    // Only the channel is known.
    ['debit', 'POS/WEB PURCHASE TRANSACTION -429583- - 778908', 'pos'],
    ['debit', 'M829825 4XNJ5R0B DCIR POS LANG', 'pos'],
    ['debit', 'WEB PMT FLUTTERWAVE 9921', 'online_transactions'],
    ['debit', '0000132312091322123456789012345 NIP TRANSFER', 'transfer'],
    ['credit', 'Funds received from 2547******801 - JANE', 'transfer'],
    ['credit', '', 'unknown'],
    ['debit', 'BEING PART OF BALANCE', 'unknown'],
  ] as const)('%s: %s → %s', (direction, narration, category) => {
    expect(categorise(narration, direction)).toBe(category);
  });
});

test.each([
  ['debit', 'TRF TO UBER EZE/HOSPITAL EQUIPMENTS', 'transfer'],
  ['debit', 'TRANSFER BETWEEN CUSTOMERS via GTWORLD Uber from GARBA', 'transfer'],
  ['credit', 'MOBILE TRF TO GTB GIFT ONUKE', 'transfer'],
  ['credit', 'NIP/REV JOHN ADEYEMI', 'transfer'],
  ['debit', 'GLORY BOLTON', 'unknown'],
] as const)('a name or remark in a transfer is no shop: %s: %s', (direction, narration, category) => {
  expect(categorise(narration, direction)).toBe(category);
});

test('no narration gets a category that its direction rules out', () => {
  const debitOnly = new Set(
    (
      'airtime_and_data bank_charges betting_deposit bills cash_withdrawal cheque education entertainment food food_and_dining ' +
      'groceries health loan_repayment online_transactions pos rent shopping subscriptions tax transport travel utilities'
    ).split(' '),
  );
  const creditOnly = new Set(
    'betting_payout cash_deposit cheque_deposits interest loan_disbursement salary sales'.split(' '),
  );
  const phrases = RULES.flatMap((rule) => rule.words.split('|'));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...phrases), { maxLength: 6 }), (parts) => {
      const narration = parts.join(' / ').toUpperCase();
      expect(debitOnly).not.toContain(categorise(narration, 'credit'));
      expect(creditOnly).not.toContain(categorise(narration, 'debit'));
    }),
  );
});

test('the time grows with the length of the narration and no faster', () => {
  const hostile = 'transfer levy '.repeat(20_000);
  const start = performance.now();
  categorise(hostile, 'debit');
  expect(performance.now() - start).toBeLessThan(100);
});
