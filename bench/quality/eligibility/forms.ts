/**
 * Lines as banks print them, with what is true of each: the truth of a form with `{remark}` is its remark's. Shapes are
 * real, every name and number is invented. `unseen`: no rule was written or changed by what these forms gave.
 */
export interface Form {
  readonly id: string;
  readonly side: 'seen' | 'unseen';
  readonly credit: boolean;
  /** Rows below the floor are made of it too. */
  readonly small?: boolean;
  /** The decision and the detail; absent where the remark decides. */
  readonly truth?: string;
  readonly text: string;
}

const credit = (side: Form['side'], lines: Record<string, string>): Form[] =>
  Object.entries(lines).map(([id, text]) => ({ id, side, credit: true, small: text.includes('{who}'), text }));
const fixed = (side: Form['side'], isCredit: boolean, truth: string, lines: Record<string, string>): Form[] =>
  Object.entries(lines).map(([id, text]) => ({ id, side, credit: isCredit, truth, text }));

export const FORMS: readonly Form[] = [
  ...credit('seen', {
    'gtb.session': 'TRANSFER BETWEEN CUSTOMERS {session}|{remark}|{session}||{who} REF:{session}',
    'gtb.gtworld': 'TRANSFER BETWEEN CUSTOMERS via GTWORLD {remark} Intra Transfer REF:{long} from {who} to {holder}',
    'gtb.inward': 'NIBSS Instant Payment Inward {session} {remark} FROM {bank}/{who} REF:{long}',
    'zenith.nip': 'NIP/{bank}/{who}/{remark}',
    'zenith.pipe': 'TRF FRM {who} TO {holder}|{remark}',
    'access.frm': 'TRF/{remark}/FRM {who} TO {holder}- 058',
    'access.union': '{who}/MOBILE/UNION Transfer from {who} - {remark}',
    'uba.mob': 'MOB/UTO/{who}/{remark} /{phone} {session}',
    'uba.nxg': 'TNF-/NXG :TRF/{remark}/FRM {who} AJ{long}',
    'sterling.bank': 'BANKNIP From 000014 PAYREF: {remark} SENDER: {who}',
    'web.transfer': 'WEB TRANSFER FROM {who} - {remark}',
    'plain.slash': '{who}/{remark}',
  }),
  ...credit('seen', {
    'zenith.nipcr': 'NIP CR/MOB/{who}/{bank}/{remark}',
    'access.mobile': 'MOBILE TRF FROM {bank}/{remark}/{who}',
    'fcmb.inward': 'INWARD TRANSFER FROM {who}: {remark}',
    'wema.nip': 'NIP:{who}-{remark}/{session}',
    'stanbic.inflow': 'NIP INFLOW {session} B/O {who} IFO {holder} {remark}',
    'kuda.local': 'Local funds transfer from {who}: {remark}',
    'first.fip': 'FIP:{bank}/{who}/{remark}',
    'union.pipe': 'NIP TRF|{who}|{remark}|{session}',
    'opay.received': 'receivemoney {bank}|{who}|{remark}',
    'fidelity.ift': 'IFT FROM {who} TO {holder} {remark}',
    'neft.credit': 'NEFT {long}/{who}/{remark}',
    'keystone.dash': 'Trf from {who} ({bank}) - {remark}',
  }),
  ...fixed('seen', true, 'eligible business_keyword', {
    'settle.paystack': 'PAYSTACK SETTLEMENT {day}',
    'settle.card': 'Card settlement - terminal {four}',
    'settle.hmo': 'HYGEIA HMO CLAIMS SETTLEMENT',
  }),
  ...fixed('seen', true, 'eligible business_keyword', {
    'settle.pos': 'POS SETTLEMENT T+1 {day} MID {long}',
    'settle.flw': 'FLW*MERCHANT SETTLEMENT {day}',
    'settle.contract': 'RTGS INFLOW {long} CONTRACT PAYMENT FROM STATE MINISTRY OF WORKS',
  }),
  ...fixed('seen', true, 'rejected no_business_signal', {
    'bare.nipcr': 'NIP CR/{who}/{bank}',
    'bare.received': 'Received from {who}',
    'bare.outward': 'NIBSS Instant Payment Inward {session} FROM {bank}/{who} REF:{long}',
    'bare.cash': 'CASH DEPOSIT BY {who}',
  }),
  ...fixed('seen', true, 'rejected no_business_signal', {
    'bare.mobile': 'MOBILE TRF FROM {bank}//{who}',
    'bare.tfr': 'NIP TFR FROM {who}',
    'bare.webpay': 'WEB PAYMENT RECEIVED FROM {who}',
    'bare.atm': 'FUNDS TRANSFER -{four}48- -{four}07-Ogudu Branch ATM3 Ogudu Lagos LANG',
    'bare.topup': 'TopupWithCard',
  }),
  ...fixed('seen', true, 'rejected personal_keyword', {
    'salary.acme': 'SALARY PAYMENT {month}',
    'loan.quick': 'LOAN DISBURSEMENT QUICKCREDIT/{four}',
  }),
  ...fixed('seen', true, 'rejected personal_keyword', {
    'salary.nip': 'NIP/{bank}/ORCHARD FOODS LTD/SALARY {month} 2026',
    'loan.renmoney': 'RENMONEY MFB LOAN DISB {long}',
  }),
  ...fixed('seen', true, 'skipped reversal', {
    'rev.rvsl': 'RVSL_AIRTIME/ 9MOBILE/{phone}',
    'rev.star': '**Rev MC Loc Web Prch-{long}--Bolt Lagos NG-',
    'rev.failed': 'FAILED NIBSS INSTANT PAYMENT {session} NIP Reversal (commission) REF:{session}',
  }),
  ...fixed('seen', true, 'skipped reversal', {
    'rev.of': 'REVERSAL OF-HANDLING CHARGE MOBILE TRF TO GTB/ {who}',
    'rev.nip': 'NIP REVERSAL {session} payment for invoice 22 TO {bank}/{who}',
    'rev.refund': 'REFUND: POS PURCHASE {four} SHOPRITE IKEJA',
  }),
  ...fixed('seen', true, 'skipped interest', {
    'int.owealth': 'OWealth Interest Earned',
    'int.pd': 'INT.PD {month} 2026',
  }),
  ...fixed('seen', true, 'skipped interest', {
    'int.credit': 'CREDIT INTEREST CAPITALISED {month}',
    'int.cashback': 'Cashback',
  }),
  ...fixed('seen', true, 'skipped own_account', {
    'own.owealth': 'OWealth Withdrawal',
    'own.nip': 'NIP/{bank}/{holder}/funding',
    'own.piggy': 'Transfer from PiggyVest',
  }),
  ...fixed('seen', true, 'skipped own_account', {
    'own.cut': 'NIP CR/MOB/{holdercut}/{bank}',
    'own.trf': 'TRF FRM {holder} TO {holder}|invoice float',
    'own.save': 'Auto-save withdrawal to wallet',
  }),
  ...fixed('seen', false, 'skipped charge', {
    'fee.nip': 'NIP CHARGE + VAT',
    'fee.comm': 'COMMISSION MOBILE TRF TO PAY/ /{who}',
    'fee.ussd': '9MOBILE CHARGE FOR USSD SESSION {long}',
    'fee.vat': 'VALUE ADDED TAX {session} VAT ON NIP TRANSFER FOR {session} invoice TO {bank}/{who} ReF:{long}',
  }),
  ...fixed('seen', false, 'skipped charge', {
    'fee.sms': 'SMS ALERT FEE-29/06-28/07/2026 + VAT',
    'fee.card': 'VERVE CARD MAINTENANCE CHARGE FOR Q/3 {holder} Ref: OH{four}934NAL',
    'fee.cot': 'POS Comm Settlement {long}',
    'fee.token': 'Hardware token fee incl VAT',
    'fee.wht': 'WHT ON INTEREST:01-08-2026 INTEREST run',
  }),
  ...fixed('seen', false, 'skipped levy', { 'levy.emtl': 'FGN ELECTRONIC MONEY TRANSFER LEVY' }),
  ...fixed('seen', false, 'skipped levy', {
    'levy.stamp': 'FGN STAMP DUTY FOR {four} TXNS',
    'levy.emt': 'STAMP DUTY COLLECTION ACCOUNT./EMT Levy {long}',
  }),
  ...fixed('seen', false, 'skipped debit_not_refund', {
    'out.gtb': 'NIBSS Instant Payment Outward {session} printing TO {bank}/{who} /26.875/REF:{long}',
    'out.atm': 'ATM WD @ {four}7467-NULL Ikorodu {long} / {long}',
    'out.pos': 'POS/WEB PURCHASE TRANSACTION -{four}83- - 778908-KUDA MICROFINANCE BANK 151 BAYO M NG',
    'out.airtime': 'Airtime//{phone}//MTN',
  }),
  ...fixed('seen', false, 'skipped debit_not_refund', {
    'out.nip': 'NIP CR/MOB/{who}/UBA /OUTSOURCED LAB 10JAN',
    'out.cib': 'CIB/UTO/Balance Payment for /{who}',
    'out.invoice': 'TRF/invoice 88/FRM {holder} TO {who}- 058',
    'out.web': 'WEB PYMT PAYSTACK*CHOWDECK {long} PSTK LANG',
    'out.diesel': 'MOBILE TRF TO GTB/ TOTALENERGIES DIESEL SUPPLY',
  }),
  ...fixed('seen', false, 'rejected personal_keyword', {
    'out.gift': 'MOB/UTO/{who}/birthday gift /{phone} {session}',
  }),

  ...credit('seen', {
    'providus.nip': 'NIPMINI/{who}/{remark}/{phone}',
    'polaris.app': 'VULTE FT FROM: {who} TO: {holder}/{remark}',
    'jaiz.trf': '{session} Trf By {who} :- {remark}',
    'moniepoint.in': 'Transfer from {who} | {remark}',
    'palmpay.note': 'Received from {who} Note: {remark}',
    'stanbic.at': '@{remark} {who} {bank} {session}',
    'ecobank.rapid': 'RapidTransfer:{remark}:{who}:{long}',
    'unity.nibss': 'NIBSS/{bank}/{who}/{remark}/{long}',
    'alat.nip': 'ALAT NIP TRANSFER FROM {who} TO {holder} Narration: {remark}',
    'heritage.octo': 'OCTOPUS-TRF-{who}-{remark}-{four}',
    'sun.incoming': 'Incoming {session} {who} {remark}',
    'gtb.ussd': 'USSD NIP TRANSFER FROM {who} *737* {remark}',
  }),
  ...fixed('seen', true, 'eligible business_keyword', {
    'settle.isw': 'INTERSWITCH SETTLEMENT MERCHANT {long}',
    'settle.remita': 'REMITA/{long}/STATE UNIVERSITY/CONTRACT PAYMENT MOBILISATION',
    'settle.subs': 'MONNIFY SUBSCRIPTION PAYOUT {day}',
  }),
  ...fixed('seen', true, 'rejected no_business_signal', {
    'bare.bank': '{bank}/{who}/{session}',
    'bare.web': 'NIBSS Instant Payment {session} {who}',
    'bare.agent': 'CashIn {who}|+{phone}',
    'bare.cheque': 'CHQ DEP {four} {bank}',
  }),
  ...fixed('seen', true, 'rejected personal_keyword', {
    'loan.fair': 'FAIRMONEY LOAN CREDIT {long}',
    'salary.sal': 'GAPS/{long}/ORCHARD FOODS LTD/STAFF SALARY {month}',
  }),
  ...fixed('seen', true, 'skipped reversal', {
    'rev.rsvl': 'RSVL NIP/{bank}/{who}/invoice 22',
    'rev.auto': 'AUTO REVERSAL - POS PURCHASE {four}',
    'rev.chargeback': 'Reversed: USSD transfer {session}',
  }),
  ...fixed('seen', true, 'skipped interest', {
    'int.run': 'Int.Pd:01-06-2026 to 30-06-2026',
    'int.bonus': 'Weekly bonus',
  }),
  ...fixed('seen', true, 'skipped own_account', {
    'own.cashbox': 'CashBox withdrawal',
    'own.frm': 'TRF/float/FRM {holder} TO {holder}- 058',
    'own.turned': 'NIP/{bank}/STUDIOS BRIGHT LOOM/ops',
  }),
  ...fixed('seen', false, 'skipped charge', {
    'fee.maint': 'CURRENT ACCOUNT MAINTENANCE FEE {month}',
    'fee.atm': 'ATM WITHDRAWAL COMMISSION -{four}90-',
    'fee.fip': 'FIP CHARGES {four}',
    'fee.issue': 'Instant MasterCard - {four}46856 issuance fee',
    'fee.overseas': 'OVERSEAS BANK CHARGES {long}',
  }),
  ...fixed('seen', false, 'skipped levy', {
    'levy.duty': 'Stamp Duties {day}',
    'levy.cyber': 'CYBERSECURITY LEVY {long}',
  }),
  ...fixed('seen', false, 'skipped debit_not_refund', {
    'out.mob': 'MOB/UTO/{who}/printing /{phone} {session}',
    'out.salary': 'CIB/UTO/contract labour/{who}',
    'out.card': 'MC Loc POS Prch-{long}--UBA PHARMACEUTICAL TANKO LANG-',
    'out.bill': 'BILLS/ IKEDC/{long}',
  }),
  ...credit('seen', {
    'sterling.onebank': 'OneBank Transfer from {who} to {holder} {remark}',
    'taj.pay': 'FT/{long}/{remark}/{who}',
    'globus.nip': 'NIP CREDIT {who} {remark} REF {long}',
    'lotus.slash': 'LOTUS/IN/{bank}/{who}//{remark}',
    'vfd.credit': 'Credit: {remark}; Sender: {who}; Bank: {bank}',
    'parallex.from': '{remark} from {who}',
    'titan.bracket': 'Inflow ({who}) {remark} {session}',
    'standard.b2b': 'B2B PAYMENT {who}|{remark}',
    'rubies.in': 'Payment from {who}/{remark}',
    'wema.alat': 'ALAT/{who}/{remark} to {holder}',
    'fcmb.mobile': 'FCMB MOBILE/{remark}/FROM {who}/{long}',
    'access.cob': 'COB TRF FROM {who}/{remark}',
  }),
  ...fixed('seen', true, 'eligible business_keyword', {
    'settle.opay': 'OPAY MERCHANT SETTLEMENT {day} {long}',
    'settle.quick': 'QUICKTELLER SETTLEMENT FOR {day}',
    'settle.lga': 'GIFMIS/{long}/PAYMENT FOR SERVICES/RIVERBEND FARMS LTD',
  }),
  ...fixed('seen', true, 'rejected no_business_signal', {
    'bare.ussd': 'USSD-NIP/{bank}/{who}/',
    'bare.in': 'Instant Payment Inward {session} {bank} {who}',
    'bare.trf': 'TRF//FRM {who} TO {holder}- 033',
    'bare.sent': 'NIP/KUDA/{who}/SENT FROM KUDA',
    'bare.dep': 'CSH DEP {four} IKEJA BRANCH',
  }),
  ...fixed('seen', true, 'rejected personal_keyword', {
    'loan.carbon': 'CARBON LOAN DISBURSEMENT/{four}',
    'salary.neft': 'NEFT/{long}/STATE TREASURY/PENSION {month}',
  }),
  ...fixed('seen', true, 'skipped reversal', {
    'rev.trf': 'RVSL TRF/rent payment/FRM {holder} TO {who}- 058',
    'rev.pos': '**Rev POS/WEB PURCHASE TRANSACTION -{four}83-',
  }),
  ...fixed('seen', true, 'skipped interest', {
    'int.paid': 'Interest Paid {month} 2026',
    'int.cashbox': 'CashBox INTEREST',
  }),
  ...fixed('seen', true, 'skipped own_account', {
    'own.mob': 'MOBILE TRF FROM GTB/own/{holder}',
    'own.spend': 'Spend and save withdrawal',
  }),
  ...fixed('seen', false, 'skipped charge', {
    'fee.vatmob': 'VAT MOBILE TRF TO PAY/ /{who}',
    'fee.alert': 'SMS NOTIFICATION CHARGE {month} 2026',
    'fee.leaves': 'CHARGE FOR 50.00 CHEQUE LEAVES',
    'fee.telco': 'TELCO CHARGE {long} USSD TELCO SESSSION CHARGE',
  }),
  ...fixed('seen', false, 'skipped levy', {
    'levy.emtl': 'EMTL {day}',
    'levy.fgn': 'FGN STAMP DUTY/N{four}0146 ON 02-AUG-26',
  }),
  ...fixed('seen', false, 'skipped debit_not_refund', {
    'out.fip': 'FIP:MB:{bank}/{who}/supply',
    'out.send': 'Send to {who}',
    'out.webpur': 'Web Pur @ -Lagos Lagos N {long}',
    'out.data': 'MobileData {phone}|DataAir',
  }),
  // The fourth such set: written after the rules, and no rule was changed by it.
  ...credit('unseen', {
    'premium.in': 'PREMIUMTRUST INFLOW/{who}/{bank}/{remark}',
    'optimus.pipe': 'Inward NIP|{bank}|{who}|{remark}',
    'suntrust.frm': 'NIP FRM {who}/{remark}/{session}',
    'citi.ref': 'ACH CR {who} REF {remark}',
    'nova.colon': 'NOVA TRF: {who}: {remark}',
    'signature.dash': 'Inflow from {who} - {remark} - {bank}',
    'alpha.mobile': 'MOBILE/{phone}/{who}/{remark}',
    'carbon.app': 'CARBON/{who}/{remark}',
    'zenith.ibtc': 'CIP CR/{who}/STANBIC/{remark}',
    'gtb.for': 'TRANSFER FROM {who} FOR {remark}',
  }),
  ...fixed('unseen', true, 'eligible business_keyword', {
    'settle.pstk': 'PSTK SETTLEMENT/{long}/{day}',
    'settle.term': 'TERMINAL {four} DAILY SETTLEMENT',
  }),
  ...fixed('unseen', true, 'rejected no_business_signal', {
    'bare.inflow': 'Inflow from {who}',
    'bare.pay': 'MOBILE PAYMENT FROM {who}',
    'bare.cip': 'CIP CR/{who}/{bank}',
    'bare.fund': 'WALLET FUNDING {long}',
  }),
  ...fixed('unseen', true, 'rejected personal_keyword', {
    'salary.may': '{month} SALARY/ORCHARD FOODS LTD',
    'loan.palm': 'PALMPAY LOAN CREDIT {four}',
  }),
  ...fixed('unseen', true, 'skipped reversal', {
    'rev.web': 'RVSL WEB PYMT PAYSTACK*CHOWDECK {long}',
    'rev.utu': 'Reversal MOB/UTU/{who}/contract',
  }),
  ...fixed('unseen', true, 'skipped interest', { 'int.sav': 'SAVINGS INTEREST {month}', 'int.wht': 'INT PAID {day}' }),
  ...fixed('unseen', true, 'skipped own_account', {
    'own.fip': 'FIP:{bank}/{holder}/',
    'own.target': 'TARGET SAVINGS LIQUIDATION',
  }),
  ...fixed('unseen', false, 'skipped charge', {
    'fee.trf': 'TRANSFER COMMISSION FOR {session} via GTWORLD taxify TO {who}',
    'fee.maintain': 'CARD MAINT. QTR3 2026 {long}',
    'fee.vat': 'VAT ON SMS ALERT {month}',
  }),
  ...fixed('unseen', false, 'skipped levy', { 'levy.money': 'ELECTRONIC MONEY TRANSFER LEVY {day}' }),
  ...fixed('unseen', false, 'skipped debit_not_refund', {
    'out.gaps':
      'TRANSFER BETWEEN CUSTOMERS viaGAPS{long}-07PAYMENTFORPIPESfromBRIGHTLOOMSTUDIOSLTDtoKUNLEADEREF:{long}',
    'out.pur': 'POS Pur @ {four}JVLU-PALMPAY LIMITED LA {long}',
    'out.cash': 'MC Agency CashOut-{long}- OPay {who} Lokoja A KONG',
  }),
];
