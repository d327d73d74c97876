import {
  cut,
  holderName,
  monthAndYear,
  monthName,
  type Narrator,
  type Slip,
  session,
  shortDate,
  type Teller,
} from './narrator.ts';

/** The common Nigerian wording; banks below print some lines their own way. Shapes: public statement collections, 2020–2026. */
export function nigerian({ bankCode }: Teller): Narrator {
  return {
    transferOut: (slip, to, remark) =>
      `NIP/${to.bank ?? 'BANK'}/${to.name}/${remark || 'TRANSFER'} ${session(slip, bankCode)}`,
    transferIn: (slip, from, remark) =>
      `NIP TFR FROM ${from.name} ${remark} ${session(slip, '000013')}`.replace('  ', ' '),
    ownTransfer: (slip, from, to) => `OWN ACCOUNT TRANSFER ${from} TO ${to} REF:${slip.draw.digits(14)}`,
    card: (slip, merchant) => `POS PURCHASE ${slip.draw.digits(6)} ${merchant} LANG`,
    web: (slip, merchant) => `WEB PYMT PAYSTACK*${merchant} ${slip.draw.digits(10)} LANG`,
    hold: (_slip, merchant) => `PENDING POS ${cut(merchant, 18)}`,
    atm: (slip, place) => `ATMWDL @${slip.draw.digits(8)} ${place} BRANCH NG REF:${slip.draw.digits(6)}`,
    cashIn: (slip, place) => `CASH DEPOSIT BY SELF ${place} ${slip.draw.digits(5)}`,
    airtime: (_slip, network, phone) => `AIRTIME TOPUP/${network}/${phone}`,
    bill: (slip, biller, account) => `BILLS PYMT/${biller}/${account}/${slip.draw.digits(8)}`,
    salary: (slip, employer) => `SALARY PAYMENT ${monthAndYear(slip.day)} FROM ${employer}`,
    rent: (slip, landlord) => `TRF TO ${landlord} HOUSE RENT ${session(slip, bankCode)}`,
    interest: (slip) => `INTEREST PAID FOR ${monthAndYear(slip.day)}`,
    smsCharge: (slip) => `SMS ALERT CHARGE FOR ${monthAndYear(slip.day)} + VAT`,
    maintenance: (slip) => `ACCOUNT MAINTENANCE FEE ${monthAndYear(slip.day)}`,
    reversal: (_slip, of) => `RVSL_${cut(of, 60)}`,
    savingsOut: (slip) => `TRF TO SAVINGS PLAN AUTOSAVE/${slip.draw.letters(10)}`,
    savingsIn: (slip) => `WITHDRAWAL FROM SAVINGS PLAN/${slip.draw.letters(10)}`,
    settlement: (slip, gateway) => `${gateway} SETTLEMENT ${shortDate(slip.day)} ${slip.draw.letters(12)}`,
    payroll: (slip, month, staff) => `STAFF SALARY ${month} ${staff.name} BULK/${slip.draw.digits(9)}`,
    tax: (slip, kind) =>
      `REMITA/${kind === 'VAT' ? 'FIRS VAT' : kind === 'WHT' ? 'FIRS WHT' : 'LIRS PAYE'} ${monthAndYear(slip.day)} RRR ${slip.draw.digits(12)}`,
    invoice: (slip, from, reference) => `NIP CR/${from.name}/PAYMENT FOR ${reference} ${session(slip, '000015')}`,
    supplier: (slip, to, reference) => `NIP/${to.bank ?? 'BANK'}/${to.name}/${reference} ${session(slip, bankCode)}`,
  };
}

export function gtbank(teller: Teller): Narrator {
  const me = holderName(teller.holder);
  const nibss = (slip: Slip, remark: string, to: string): string =>
    `NIBSS Instant Payment Outward ${session(slip, teller.bankCode)} ${remark} TO ${to} /26.875/REF:${slip.draw.digits(30)} from ${me}`;
  return {
    ...nigerian(teller),
    transferOut: (slip, to, remark) =>
      to.bank === 'GTB'
        ? `TRANSFER BETWEEN CUSTOMERS via GTWORLD ${remark} Intra Transfer REF:${slip.draw.digits(36)} from ${me} to ${to.name}`
        : nibss(slip, remark, `${to.bank ?? 'BANK'}/${to.name}`),
    transferIn: (slip, from, remark) => {
      const id = session(slip, '000014');
      return `TRANSFER BETWEEN CUSTOMERS ${id}|${remark || 'NA'}|${id}||${from.name} REF:${id}`;
    },
    ownTransfer: (slip, from, to) => `OWN ACCOUNT TRANSFER via GTWORLD ${from} to ${to} REF:${slip.draw.digits(24)}`,
    card: (slip, merchant) =>
      `POS/WEB PURCHASE TRANSACTION -${slip.draw.digits(6)}- -${slip.draw.digits(6)}-${merchant} LA NG`,
    atm: (slip, place) =>
      `CASH WITHDRAWAL FROM OTHER ATM -${slip.draw.digits(6)}- -${slip.draw.digits(6)}-${slip.draw.digits(15)} ${place} NG`,
    airtime: (slip, network, phone) =>
      `Airtime Purchase USSD-${network}- ${slip.draw.letters(5)}${slip.draw.digits(18)}-${phone}- AIRTIME`,
    rent: (slip, landlord) => nibss(slip, 'House rent', `FBN/${landlord}`),
    smsCharge: (slip) =>
      `SMS CHARGE SMS ALERT CHARGE FOR 01${monthName(slip.day)}-28${monthName(slip.day)}${slip.day.slice(0, 4)} - Full`,
    maintenance: () => 'ACCOUNT MAINTENANCE CHARGE',
    reversal: (slip, of) =>
      `FAILED NIBSS INSTANT PAYMENT ${session(slip, teller.bankCode)} NIP Reversal ${cut(of, 40)}`,
    supplier: (slip, to, reference) => nibss(slip, reference, `${to.bank ?? 'BANK'}/${to.name}`),
    payroll: (slip, month, staff) =>
      `TRANSFER BETWEEN CUSTOMERS via GAPS ${slip.draw.digits(6)}-${slip.draw.letters(12)}-${month} STAFF SALARY from ${teller.holder.company} to ${staff.name} REF: ${slip.draw.digits(25)}`,
  };
}

export function zenith(teller: Teller): Narrator {
  return {
    ...nigerian(teller),
    transferOut: (_slip, to, remark) => `NIP CR/${to.name}/${to.bank ?? 'BANK'}${remark ? `/${remark}` : ''}`,
    transferIn: (_slip, from, remark) => `NIP/${from.bank ?? 'BANK'}/${from.name}/${remark}`,
    card: (slip, merchant) => `MC Loc POS Prch-${slip.draw.digits(12)}--${merchant} LANG-`,
    web: (slip, merchant) => `MC Loc Web Prch-${slip.draw.digits(12)}--${merchant} NG-`,
    atm: (slip, place) => `MC Loc ATM Wdl-${slip.draw.digits(12)}--${place} NG-`,
    airtime: (_slip, network, phone) => `Airtime//${phone}//${network}`,
    rent: (_slip, landlord) => `TRF FRM ${holderName(teller.holder)} TO ${landlord}|House rent`,
    smsCharge: (slip) => `SMS Notification Charge ${monthAndYear(slip.day)}`,
    reversal: (_slip, of) => `**Rev ${cut(of, 70)}`,
    invoice: (_slip, from, reference) => `CIP CR/${from.name}/${reference}`,
  };
}

export function access(teller: Teller): Narrator {
  const me = holderName(teller.holder);
  return {
    ...nigerian(teller),
    transferOut: (_slip, to, remark) => `TRF/${remark}/FRM${me} TO ${to.name}- 058`,
    transferIn: (_slip, from, remark) => `MOBILE TRF FROM ${from.bank ?? 'ACCESS'}/${remark}/${from.name}`,
    card: (slip, merchant) => `POS/WEB PMT ${merchant} ${slip.draw.letters(8)} LANG`,
    atm: (slip, place) =>
      `ATMWDL @${slip.draw.digits(8)} ${place} NG REF:${slip.draw.digits(6)}/${slip.draw.digits(12)}`,
    airtime: (slip, _network, phone) => `901 Airtime Topup/${phone}/${slip.draw.letters(10)}${slip.draw.digits(12)}`,
    rent: (_slip, landlord) => `MOBILE TRF TO FBN/ LANDLORD RENT/${landlord}`,
    smsCharge: (slip) =>
      `SMS ALERT FEE-01/${slip.day.slice(5, 7)}-28/${slip.day.slice(5, 7)}/${slip.day.slice(0, 4)} + VAT`,
    reversal: (_slip, of) => `REVERSAL OF-${cut(of, 60)}`,
  };
}

export function uba(teller: Teller): Narrator {
  return {
    ...nigerian(teller),
    transferOut: (slip, to, remark) =>
      `MOB/UTO/${cut(to.name, 18)}/${remark} /${slip.draw.digits(11)} ${session(slip, '000004')}`,
    transferIn: (slip, from, remark) =>
      `TNF-/NXG :TRF/${remark}/FRM ${cut(from.name, 20)} T ${slip.draw.letters(2)}${slip.draw.digits(21)}`,
    card: (slip, merchant) =>
      `POS Pur @ ${slip.draw.letters(8)}-${merchant} ${slip.draw.digits(12)} / ${slip.draw.digits(12)}`,
    web: (slip, merchant) => `Web Pur @ -${merchant} Lagos N ${slip.draw.digits(12)} / ${slip.draw.digits(12)}`,
    atm: (slip, place) =>
      `ATM CWD @ ${slip.draw.digits(8)}- ${place} ${slip.draw.digits(12)} / ${slip.draw.digits(12)}`,
    supplier: (_slip, to, reference) => `CIB/UTO/${reference}/${to.name}`,
  };
}

export function firstbank(teller: Teller): Narrator {
  return {
    ...nigerian(teller),
    transferOut: (_slip, to, remark) => `FIP:MB:${to.bank ?? 'BANK'}/${to.name}/${remark}`,
    transferIn: (_slip, from) => `FIP:${from.bank ?? 'BANK'}/${from.name}`,
    airtime: (_slip, network, phone) => `USSD AIRTIME ${network}/${phone}`,
  };
}

export function opay(teller: Teller): Narrator {
  return {
    ...nigerian(teller),
    transferOut: (_slip, to) => `ACTransfer ${to.bank ?? 'Bank'}|${to.name}`,
    transferIn: (_slip, from) => `receivemoney ${(from.bank ?? 'bank').toLowerCase()}Bank|${from.name}`,
    card: (_slip, merchant) => `MAcquiring ${merchant}`,
    atm: (slip, place) => `CashOut ${place.toLowerCase()} agent|+${slip.draw.digits(13)}`,
    airtime: (_slip, network, phone) => `Airtime | ${phone.slice(0, 7)}XXXX | ${network}`,
    interest: () => 'OWealth Interest Earned',
    smsCharge: () => null,
    maintenance: () => null,
    reversal: () => 'REFUND',
    savingsOut: () => 'Auto-save to OWealth Balance',
    savingsIn: () => 'OWealth Withdrawal',
  };
}

export function kuda(teller: Teller): Narrator {
  return {
    ...nigerian(teller),
    transferOut: (_slip, to, remark) => `${to.name}/${to.accountNumber ?? ''}/${to.bank ?? ''} ${remark}`.trimEnd(),
    transferIn: (_slip, from, remark) => `Transfer from ${from.name} ${remark}`.trimEnd(),
    card: (_slip, merchant) => `Card purchase ${merchant}`,
    web: (_slip, merchant) => `Online payment ${merchant}`,
    smsCharge: () => null,
    maintenance: () => null,
    savingsOut: () => 'Spend + Save',
    savingsIn: () => 'Pocket withdrawal',
  };
}

export function sterling(teller: Teller): Narrator {
  return {
    ...nigerian(teller),
    transferOut: (slip, to, remark) => `TSS/OneBANK_TRANSFER to ${to.name} ${remark} ${slip.draw.digits(15)}`,
    transferIn: (_slip, from, remark) => `BANKNIP From 000014 PAYREF: ${remark} - SENDER: ${from.name}`,
    smsCharge: (slip) =>
      `SMS NOTIFICATION CHARGE FOR ${monthAndYear(slip.day)} ${holderName(teller.holder)} Ref: ${slip.draw.letters(11)}`,
  };
}

/** Glyph spacing as in files of this bank: a blank between most letters. */
const spaced = (text: string): string =>
  text.replaceAll(/(\S)(?=\S)/g, (letter, _all, index: number) => (index % 5 === 3 ? letter : `${letter} `));

export function polaris(teller: Teller): Narrator {
  const me = holderName(teller.holder);
  return {
    ...nigerian(teller),
    transferOut: (slip, to, remark) =>
      spaced(`ETZ:033/${to.name}/DGBNK2:VULTEFT FROM:${me} TO:${to.name}:${remark}${slip.draw.digits(18)}`),
    transferIn: (slip, from, remark) =>
      `MOB.BNKG:${slip.draw.digits(3)}/${from.name}/${remark} ${session(slip, '000008')}`,
  };
}
