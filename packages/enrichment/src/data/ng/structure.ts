/** Structure that only Nigerian rows print. Before the common rules. */
import type { Rule } from '../country-data.ts';

export const STRUCTURE: readonly Rule[] = [
  {
    id: 'ng.tax',
    words:
      'firs|lirs|firs vat|firs wht|lirs paye|nrs|paye|customs duty|import duty|nigeria customs|state irs|kadirs|ogirs|riirs|personal income tax|company income tax|land use charge|capital gains tax|cit|tax payment',
    not: 'first bank',
    debit: 'tax',
    kind: 'tax',
    examples: ['D:FIRS VAT NOV 2026 RRR 290118374455', 'D:LIRS PAYE NOV 2026'],
    counterExamples: ['D:VALUE ADDED TAX VAT ON NIP TRANSFER FOR 40654', 'D:NIP/FIRST BANK/ADA OBI'],
  },
  {
    id: 'ng.sweep',
    words: 'owealth|cashbox|save4me|spend save|owealth balance|owealth withdrawal|owealth deposit|auto save to owealth',
    not: 'owealth interest|cashbox interest|owealth interest earned',
    debit: 'savings',
    credit: 'savings',
    kind: 'sweep',
    examples: ['C:OWealth Withdrawal', 'D:Auto-save to OWealth Balance'],
    counterExamples: ['C:OWealth Interest Earned', 'C:CashBox INTEREST'],
  },
  {
    id: 'ng.charge',
    words:
      'nip charge|pos comm|comm settlement|cot charge|ussd charge|nip chg|nip comm|nip vat|fip charge|sms charges|owealth fee|trf charge|visa card maint|mastercard maint|verve card maintenance|naira card fee|otp charge|token charge|quarterly card|qtr card|quarter card|card maint fee|nuban charge|pay with transfer charge',
    debit: 'bank_charges',
    kind: 'fee',
    examples: ['D:POS Comm Settlement', 'D:POS: PAY WITH TRANSFER CHARGE + VAT (20/04/2026)'],
    counterExamples: ['C:POS SETTLEMENT 20260310'],
  },
  {
    id: 'ng.top-up-by-card',
    words: 'topupwithcard|addmoney|add money|wallet funding|fund wallet|wallet topup|wallet top up',
    debit: 'transfer',
    credit: 'transfer',
    kind: 'transfer',
    examples: ['C:TopupWithCard'],
    counterExamples: ['D:Top up Airtime'],
  },
];
