/** Access, First Bank, OPay. */
import type { Template } from '../country-data.ts';

const ACCESS: readonly Template[] = [
  {
    id: 'ng.access.mobile-trf',
    form: '(mobile|cob|primus|mob) trf to {bank}/{remark}/{name}',
    anywhere: true,
    kind: 'transfer',
    examples: [
      ['D:MOBILE TRF TO PAY/ /ZAINE LADI SHABU', { counterparty: 'ZAINE LADI SHABU', bank: 'PAY', channel: 'MOBILE' }],
      ['D:23r555432wa/MOBILE TRF TO PAY/ Payment for Ties/ MUSA', { counterparty: 'MUSA', reason: 'Payment for Ties' }],
    ],
    counterExamples: ['D:MOBILE TRF TO GTB/ LANDLORD RENT FOR QUARTER', 'C:MOBILE TRF FROM ACCESS//SAMI EKUNDE IBITE'],
  },
  {
    id: 'ng.access.mobile-trf-unnamed',
    form: '(mobile|cob|primus|mob) trf to {bank}/{remark}',
    anywhere: true,
    kind: 'transfer',
    examples: [
      ['D:MOBILE TRF TO GTB/ LANDLORD RENT FOR QUARTER', { reason: 'LANDLORD RENT FOR QUARTER', bank: 'GTB' }],
    ],
    counterExamples: ['D:MOBILE TRF TO GTB'],
  },
  {
    id: 'ng.access.mobile-trf-from',
    form: '(mobile|cob|primus) trf from {bank}/{remark}/{name}',
    anywhere: true,
    kind: 'transfer',
    examples: [['C:MOBILE TRF FROM ACCESS//SAMI EKUNDE IBITE', { counterparty: 'SAMI EKUNDE IBITE', bank: 'ACCESS' }]],
    counterExamples: ['C:TRF FROM SAMI EKUNDE'],
  },
  {
    id: 'ng.access.trf',
    form: 'trf/{remark}/frm{from} to {to>}- {skip}',
    kind: 'transfer',
    examples: [
      ['D:TRF/Smoothie/FRMTOPE PRISCA GARBA TO ADA OBI- 070', { counterparty: 'ADA OBI', reason: 'Smoothie' }],
      ['D:TRF//FRMTOPE PRISCA GARBA TO ZARA- C39', { counterparty: 'ZARA' }],
    ],
    counterExamples: ['D:TRF/NIP/Transfer to ADA OBI/'],
  },
  {
    id: 'ng.access.mobile-union',
    form: '{skip}/mobile/{anybank} transfer from {from} - {remark}',
    kind: 'transfer',
    channel: 'MOBILE',
    examples: [
      [
        'C:IFE PEJU O/MOBILE/UNION Transfer from IFE PEJU O - plumber generator',
        { counterparty: 'IFE PEJU O', reason: 'plumber generator', channel: 'MOBILE' },
      ],
    ],
    counterExamples: ['C:MOBILE/UNION'],
  },
  {
    id: 'ng.access.fbnmobile',
    form: '{from}/fbnmobile:{holder}/{remark}',
    kind: 'transfer',
    channel: 'MOBILE',
    examples: [['C:GARBA TOPE MUSA/FBNMOBILE:TOPE PRISCA GARBA/NONE', { counterparty: 'GARBA TOPE MUSA' }]],
    counterExamples: ['C:FBNMOBILE'],
  },
  {
    id: 'ng.access.mob-uto',
    form: '{from}/mob/uto/{holder}/{remark}/{ref}',
    direction: 'credit',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      ['C:JIDE J MUSA/MOB/UTO/TOPE VERA/October /76777322914', { counterparty: 'JIDE J MUSA', reason: 'October' }],
    ],
    counterExamples: ['D:MOB/UTO/VICTORY UZO/food /68073394823 000004230826355992202146136'],
  },
  {
    id: 'ng.access.bills',
    form: '(bills|mobile bills pymt|bills pymt|bills payment|bill payment|web bills pymt|mobile bills)/{merchant}/{account}[/{ref}]',
    kind: 'bill',
    examples: [
      ['D:BILLS/ IKEDC/77586623306', { counterparty: 'IKEDC', accountNumber: '77586623306' }],
      ['D:MOBILE BILLS PYMT/ AIRTEL DATA/0911367XXXX', { counterparty: 'AIRTEL DATA', channel: 'MOBILE' }],
    ],
    counterExamples: ['C:BILLS SETTLED'],
  },
  {
    id: 'ng.access.airtime',
    form: '(901 airtime topup|airtime topup|airtime)/{account}/{skip}',
    kind: 'airtime',
    debit: 'airtime_and_data',
    examples: [
      ['D:901 Airtime Topup/+9170251797038/NAUKWQTCOK185992013561977356', { accountNumber: '+9170251797038' }],
    ],
    counterExamples: ['C:RVSL_AIRTIME/ 9MOBILE/98220168585', 'D:AIRTIME MTN 0803'],
  },
  {
    id: 'ng.access.atm',
    form: 'atmwdl @{terminal} {place} ref:{ref}',
    kind: 'cash-withdrawal',
    channel: 'ATM',
    debit: 'cash_withdrawal',
    examples: [
      [
        'D:ATMWDL @55924207 ILUPEJU BRANCH LAGOS STATE, NG REF:457490/053224856913',
        { channel: 'ATM', terminal: '55924207', location: 'ILUPEJU BRANCH LAGOS STATE' },
      ],
    ],
    counterExamples: ['D:ATM WD @ 37762467'],
  },
  {
    id: 'ng.access.card',
    form: '(pos/web pmt|pos pmt|web pmt|web pymt|pos pymt) {merchant}',
    kind: 'card',
    examples: [
      ['D:POS/WEB PMT PALMPAY LIMITED LA LANG', { counterparty: 'PALMPAY LIMITED', channel: 'POS', location: 'LA' }],
      [
        'D:WEB PYMT PAYSTACK*CHOWDECK 6485508764 PSTK LANG',
        { counterparty: 'CHOWDECK', channel: 'WEB', processor: 'paystack' },
      ],
    ],
    counterExamples: ['D:WEB TRANSFER FROM OLU ADEBE'],
  },
];

const FIRSTBANK: readonly Template[] = [
  {
    id: 'ng.firstbank.mobile',
    form: 'fbnmobile:{name}/{remark}',
    kind: 'transfer',
    channel: 'MOBILE',
    examples: [['D:FBNMOBILE:CHUKWU EBUKA/mtn data', { counterparty: 'CHUKWU EBUKA', reason: 'mtn data' }]],
    counterExamples: ['C:GARBA TOPE MUSA/FBNMOBILE:TOPE PRISCA GARBA/NONE'],
  },
  {
    id: 'ng.firstbank.fip-via',
    form: 'fip:(mb|ussd|ib|pos):{anybank}/{name}[/{remark}]',
    kind: 'transfer',
    examples: [['D:FIP:MB:GTB/ADA OBI/rice', { counterparty: 'ADA OBI', bank: 'GTB', reason: 'rice', channel: 'NIP' }]],
    counterExamples: ['D:FIP CHARGES', 'C:FIP:GTB/IBRAHE MUHAME'],
  },
  {
    id: 'ng.firstbank.fip',
    form: 'fip:{anybank}/{name}[/{remark}]',
    kind: 'transfer',
    channel: 'NIP',
    examples: [['C:FIP:GTB/IBRAHE MUHAME', { counterparty: 'IBRAHE MUHAME', bank: 'GTB', channel: 'NIP' }]],
    counterExamples: ['D:FIP CHARGES'],
  },
  {
    id: 'ng.firstbank.trf-nip',
    form: 'trf/nip/transfer (to|from) {name}[/{remark}]',
    kind: 'transfer',
    channel: 'NIP',
    examples: [['D:TRF/NIP/Transfer to ABUL-KHE ENTERPRISES/...', { counterparty: 'ABUL-KHE ENTERPRISES' }]],
    counterExamples: ['D:TRF/Smoothie/FRMTOPE GARBA TO ADA OBI- 070'],
  },
];

const OPAY: readonly Template[] = [
  {
    id: 'ng.opay.transfer',
    form: 'actransfer {anybank}|{name}',
    kind: 'transfer',
    channel: 'MOBILE',
    examples: [
      [
        'D:ACTransfer Access Bank|Ijeoma Qudus Victory',
        { counterparty: 'Ijeoma Qudus Victory', bank: 'Access Bank', channel: 'MOBILE' },
      ],
      ['D:ACTransfer MONIE POINT| OGUDU PIE EXPRESS 712736312956010449', { counterparty: 'OGUDU PIE EXPRESS' }],
    ],
    counterExamples: ['D:AATransfer Vera Tope'],
  },
  {
    id: 'ng.opay.wallet',
    form: 'aatransfer {name}',
    kind: 'transfer',
    channel: 'MOBILE',
    examples: [['D:AATransfer Vera Tope', { counterparty: 'Vera Tope', channel: 'MOBILE' }]],
    counterExamples: ['D:ACTransfer Access Bank|Ijeoma Qudus Victory'],
  },
  {
    id: 'ng.opay.received',
    form: 'receivemoney {anybank}|{name}',
    kind: 'transfer',
    channel: 'MOBILE',
    examples: [['C:receivemoney Palmpay|NNEKA CHIKA ZIK', { counterparty: 'NNEKA CHIKA ZIK', bank: 'Palmpay' }]],
    counterExamples: ['C:RECEIVED FROM ADA'],
  },
  {
    id: 'ng.opay.airtime',
    form: 'airtime | {account} | {name}',
    kind: 'airtime',
    debit: 'airtime_and_data',
    examples: [['D:Airtime | 703831XXXX | MTN', { counterparty: 'MTN', accountNumber: '703831XXXX' }]],
    counterExamples: ['D:Airtime 3239149223|AMINA'],
  },
  {
    id: 'ng.opay.services',
    form: '(tv|electricity|betting|mobile data|internet|education) | {account} | {merchant}',
    kind: 'bill',
    examples: [['D:Electricity | 0101234567890 | IKEDC', { counterparty: 'IKEDC', accountNumber: '0101234567890' }]],
    counterExamples: ['D:ELECTRICITY BILL'],
  },
  {
    id: 'ng.opay.cash',
    form: '(cashout|cashin) {name}|{account}',
    channel: 'ATM',
    examples: [
      [
        'D:CashOut winifred yeti qudus|+1661921147915',
        { kind: 'cash-withdrawal', counterparty: 'winifred yeti qudus' },
      ],
      ['C:CashIn Kunle Zara Kemilade|+5318015811323', { kind: 'cash-deposit', counterparty: 'Kunle Zara Kemilade' }],
    ],
    counterExamples: ['D:CASHOUT'],
  },
  {
    id: 'ng.kuda.online',
    form: '(card online purchase|online purchase|card purchase|web purchase): {merchant}[ via {words}]',
    kind: 'card',
    channel: 'WEB',
    examples: [
      ['D:Card online purchase: Glovo via Paystack', { counterparty: 'Glovo', channel: 'WEB', processor: 'paystack' }],
    ],
    counterExamples: ['D:ONLINE PURCHASE FEE'],
  },
  {
    id: 'ng.opay.merchant',
    form: '(macquiring|card purchase|card payment|online payment|merchant payment) [(pos|web) ]{merchant}',
    kind: 'card',
    examples: [
      ['D:MAcquiring MAMA PUT', { counterparty: 'MAMA PUT', channel: 'POS' }],
      ['D:Online payment JUMIA', { counterparty: 'JUMIA', channel: 'WEB' }],
    ],
    counterExamples: ['D:CARD MAINT. QTR3 2023'],
  },
];

export const TEMPLATES_A_TO_O: readonly Template[] = [...ACCESS, ...FIRSTBANK, ...OPAY];
