import { holderName, monthAndYear, type Narrator, shortDate, type Teller } from './narrator.ts';

/** Kenyan banks (KCB, Equity, Co-operative, Absa). */
export function kenyan({ holder }: Teller): Narrator {
  const me = holderName(holder);
  return {
    transferOut: (slip, to, remark) => `PESALINK TRF TO ${to.name}/${remark}/${slip.draw.letters(12)}`,
    transferIn: (slip, from, remark) => `PESALINK CR ${from.name}/${remark}/${slip.draw.letters(12)}`,
    ownTransfer: (slip, from, to) => `IFT ${from} TO ${to} REF ${slip.draw.letters(10)}`,
    card: (slip, merchant) => `POS PURCHASE ${merchant} KE ${slip.draw.digits(12)}`,
    web: (slip, merchant) => `ECOM ${merchant} ${slip.draw.digits(12)}`,
    hold: (_slip, merchant) => `CARD AUTH ${merchant}`,
    atm: (slip, place) => `ATM WDL ${place} ${slip.draw.digits(6)}`,
    cashIn: (slip, place) => `AGENT DEPOSIT ${place} TILL ${slip.draw.digits(6)}`,
    airtime: (_slip, network, phone) => `AIRTIME ${network} 254${phone.slice(1)}`,
    bill: (slip, biller, account) => `MPESA PAYBILL ${biller} ACC ${account} ${slip.draw.letters(10)}`,
    salary: (slip, employer) => `SALARY ${monthAndYear(slip.day)} ${employer}`,
    rent: (slip, landlord) => `STO RENT ${landlord} ${monthAndYear(slip.day)}`,
    interest: (slip) => `INT.PD ${monthAndYear(slip.day)}`,
    smsCharge: () => 'SMS ALERTS FEE INCL EXCISE DUTY',
    maintenance: () => 'LEDGER FEE',
    reversal: (_slip, of) => `REV ${of}`,
    savingsOut: (slip) => `B2C MPESA TO M-SHWARI 254${holder.phone.slice(1)} ${slip.draw.letters(10)}`,
    savingsIn: (slip) => `C2B MPESA FROM M-SHWARI 254${holder.phone.slice(1)} ${slip.draw.letters(10)}`,
    settlement: (slip, gateway) => `${gateway} TILL SETTLEMENT ${shortDate(slip.day)} ${slip.draw.letters(10)}`,
    payroll: (slip, month, staff) => `BULK PAYMENT ${month} SALARY ${staff.name} ${slip.draw.digits(8)}`,
    tax: (slip, kind) => `KRA ITAX ${kind} PRN ${slip.draw.digits(16)}`,
    invoice: (slip, from, reference) => `RTGS CR ${from.name} INV ${reference} ${slip.draw.letters(12)}`,
    supplier: (slip, to, reference) => `EFT ${to.name} ${reference} BY ${me} ${slip.draw.digits(8)}`,
  };
}

export function ghanaian(teller: Teller): Narrator {
  return {
    ...kenyan(teller),
    transferOut: (slip, to, remark) => `GIP TRF TO ${to.name} ${remark} ${slip.draw.digits(12)}`,
    transferIn: (slip, from, remark) => `GIP CR ${from.name} ${remark} ${slip.draw.digits(12)}`,
    card: (slip, merchant) => `GH-LINK POS ${merchant} ACCRA GH ${slip.draw.digits(8)}`,
    cashIn: (slip, place) => `CASH DEPOSIT ${place} BRANCH ${slip.draw.digits(5)}`,
    airtime: (_slip, network, phone) => `AIRTIME TOP UP ${network} ${phone}`,
    bill: (slip, biller, account) => `GHANA.GOV/${biller}/${account}/${slip.draw.digits(8)}`,
    rent: (slip, landlord) => `RENT ADVANCE ${landlord} ${slip.draw.digits(8)}`,
    smsCharge: () => 'E-ALERT FEE',
    maintenance: () => 'COT/ACCOUNT SERVICE FEE',
    savingsOut: (slip) => `TRF TO INVESTMENT A/C ${slip.draw.digits(8)}`,
    savingsIn: (slip) => `TRF FROM INVESTMENT A/C ${slip.draw.digits(8)}`,
    settlement: (slip, gateway) => `${gateway} COLLECTIONS ${shortDate(slip.day)} ${slip.draw.digits(9)}`,
    tax: (slip, kind) => `GRA ${kind} ${monthAndYear(slip.day)} ${slip.draw.digits(10)}`,
  };
}

export function southAfrican({ holder }: Teller): Narrator {
  const initials = `${holder.first[0] ?? ''} ${holder.last}`.toUpperCase();
  return {
    transferOut: (_slip, to, remark) => `PAYSHAP PMT ${to.name} ${remark}`.trimEnd(),
    transferIn: (_slip, from, remark) => `IMMEDIATE TRF CR ${from.name} ${remark}`.trimEnd(),
    ownTransfer: (_slip, from, to) => `INTER ACCOUNT TRF ${from} ${to}`,
    card: (slip, merchant) =>
      `POS PURCHASE ${merchant} ${slip.draw.digits(6)}*${slip.draw.digits(4)} ${slip.day.slice(8, 10)}/${slip.day.slice(5, 7)}`,
    web: (slip, merchant) => `E-COMMERCE ${merchant} ${slip.draw.digits(6)}*${slip.draw.digits(4)}`,
    hold: (_slip, merchant) => `RESERVED FUNDS ${merchant}`,
    atm: (slip, place) => `ATM CASH ${place} ${slip.draw.digits(8)}`,
    cashIn: (slip, place) => `CASH DEPOSIT ${place} ${slip.draw.digits(6)}`,
    airtime: (_slip, network, phone) => `PREPAID AIRTIME ${network} ${phone}`,
    bill: (slip, biller, account) => `DEBIT ORDER ${biller} ${account} ${slip.draw.digits(6)}`,
    salary: (_slip, employer) => `MAGTAPE CREDIT SALARY ${employer}`,
    rent: (_slip, landlord) => `STOP ORDER RENT ${landlord}`,
    interest: () => 'CREDIT INTEREST',
    smsCharge: () => '#SMS NOTIFICATION FEE',
    maintenance: () => '#MONTHLY ACCOUNT FEE',
    reversal: (_slip, of) => `REVERSAL ${of}`,
    savingsOut: () => `TRANSFER TO SAVINGS POCKET ${initials}`,
    savingsIn: () => `TRANSFER FROM SAVINGS POCKET ${initials}`,
    settlement: (slip, gateway) => `${gateway} MERCHANT SETTLEMENT ${slip.draw.digits(8)}`,
    payroll: (_slip, month, staff) => `SALARY ${month} ${staff.name}`,
    tax: (slip, kind) => `SARS-${kind === 'WHT' ? 'PROV' : kind} ${slip.draw.digits(19)}`,
    invoice: (_slip, from, reference) => `ACB CREDIT ${from.name} ${reference}`,
    supplier: (_slip, to, reference) => `FNB OB PMT ${to.name} ${reference}`,
  };
}
