import { monthAndYear, type Narrator, type Slip, type Teller } from './narrator.ts';
import { nigerian } from './nigeria.ts';

/** `2547******801`: how M-PESA prints a counterparty's phone. */
export const masked = (slip: Slip, prefix: string): string => `${prefix}******${slip.draw.digits(3)}`;

/**
 * M-PESA's Details templates (prefixes observed in public statements, 2023–2026). Fees are rows of their own, written
 * by the persona, on the same receipt.
 */
export function mpesa(teller: Teller): Narrator {
  const me = `${teller.holder.first} ${teller.holder.last}`.toUpperCase();
  return {
    transferOut: (slip, to) => `Customer Transfer to ${masked(slip, '2547')} - ${to.name}`,
    transferIn: (slip, from) => `Funds received from ${masked(slip, '2547')} - ${from.name}`,
    ownTransfer: (_slip, from, to) => `Customer Transfer from ${from} to ${to} - ${me}`,
    card: (slip, merchant) => `Merchant Payment to ${slip.draw.digits(6)} - ${merchant}`,
    web: (slip, merchant) => `Merchant Payment Online to ${slip.draw.digits(6)} - ${merchant}`,
    hold: (slip, merchant) => `Merchant Payment to ${slip.draw.digits(6)} - ${merchant}`,
    atm: (slip, place) => `Customer Withdrawal At Agent Till ${slip.draw.digits(6)} - ${place} AGENCIES`,
    cashIn: (slip, place) => `Deposit of Funds at Agent Till ${slip.draw.digits(6)} - ${place} AGENCIES`,
    airtime: () => 'Airtime Purchase',
    bill: (_slip, biller, account) => `Pay Bill to ${biller} Acc. ${account}`,
    salary: (slip, employer) =>
      `Salary Payment from ${slip.draw.digits(6)} - ${employer} via API. Original conversation ID is ${slip.draw.letters(16)}.`,
    rent: (slip, landlord) => `Pay Bill to 522522 - KCB PAYBILL AC Acc. ${landlord} RENT ${slip.day.slice(5, 7)}`,
    interest: (slip) => `M-Shwari Interest ${monthAndYear(slip.day)}`,
    smsCharge: () => null,
    maintenance: () => null,
    reversal: (_slip, of) => `${of.split(' - ')[0] ?? of} Reversal`,
    savingsOut: () => 'M-Shwari Deposit',
    savingsIn: () => 'M-Shwari Withdraw',
    settlement: (slip, gateway) =>
      `Business Payment from ${slip.draw.digits(6)} - ${gateway} via API. Original conversation ID is ${slip.draw.letters(16)}.`,
    payroll: (slip, month, staff) => `Business Payment to ${masked(slip, '2547')} - ${staff.name} ${month}`,
    tax: (_slip, kind) => `Pay Bill to 222222 - KRA ITAX Acc. ${kind}`,
    invoice: (slip, from, reference) =>
      `Merchant Customer Payment from ${masked(slip, '2547')} - ${from.name} Acc. ${reference}`,
    supplier: (slip, to, reference) => `Pay Bill to ${slip.draw.digits(6)} - ${to.name} Acc. ${reference}`,
  };
}

/** MTN MoMo in Ghana. */
export function momo(teller: Teller): Narrator {
  return {
    ...mpesa(teller),
    transferOut: (slip, to, remark) => `TRANSFER to ${to.name} ${masked(slip, '23324')} ${remark}`.trimEnd(),
    transferIn: (slip, from, remark) => `CASH_IN from ${from.name} ${masked(slip, '23324')} ${remark}`.trimEnd(),
    ownTransfer: (_slip, from, to) => `TRANSFER ${from} to ${to}`,
    card: (slip, merchant) => `PAYMENT MERCHANT ${merchant} ${slip.draw.digits(6)}`,
    web: (slip, merchant) => `DEBIT ${merchant} ${slip.draw.digits(10)}`,
    atm: (slip, place) => `CASH_OUT agent ${place} ${slip.draw.digits(6)}`,
    cashIn: (slip, place) => `CASH_IN agent ${place} ${slip.draw.digits(6)}`,
    airtime: (_slip, network, phone) => `AIRTIME ${network} ${phone}`,
    bill: (_slip, biller, account) => `PAYMENT BILL ${biller} ${account}`,
    salary: (slip, employer) => `TRANSFER from ${employer} SALARY ${monthAndYear(slip.day)}`,
    rent: (_slip, landlord) => `TRANSFER to ${landlord} rent`,
    interest: () => 'INTEREST MOMO QUARTER',
    reversal: (_slip, of) => `REVERSAL ${of}`,
    savingsOut: () => 'Y’ELLO SAVE DEPOSIT',
    savingsIn: () => 'Y’ELLO SAVE WITHDRAWAL',
    settlement: (slip, gateway) => `TRANSFER from ${gateway} SETTLEMENT ${slip.draw.digits(9)}`,
    tax: (_slip, kind) => `PAYMENT BILL GRA ${kind}`,
  };
}

/** A prepaid telephone line: top-ups in, bundles and calls out. */
export function telco(teller: Teller): Narrator {
  return {
    ...nigerian(teller),
    airtime: (_slip, network) => `${network} Recharge`,
    bill: (_slip, biller) => `Data bundle ${biller}`,
    transferIn: (_slip, from) => `Airtime received from ${from.name}`,
    transferOut: (slip) => `Airtime transfer to ${slip.draw.digits(4)}XXXX`,
    card: (_slip, merchant) => `Voice calls ${merchant}`,
    savingsOut: () => 'Airtime loan repayment',
    savingsIn: () => 'Airtime loan received',
    smsCharge: () => null,
    maintenance: () => null,
  };
}
