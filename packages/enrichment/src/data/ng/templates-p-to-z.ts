/** PalmPay, Polaris, Sterling, UBA, Zenith. */
import type { Template } from '../country-data.ts';

const PALMPAY_TO_STERLING: readonly Template[] = [
  {
    id: 'ng.palmpay.send',
    form: 'send to {to}[ - {remark}]',
    kind: 'transfer',
    channel: 'MOBILE',
    examples: [['D:Send to HALIMA-Victory', { counterparty: 'HALIMA-Victory', channel: 'MOBILE' }]],
    counterExamples: ['D:SENT TO ADA'],
  },
  {
    id: 'ng.palmpay.received',
    form: 'received from {from}[ - {remark}]',
    kind: 'transfer',
    channel: 'MOBILE',
    examples: [['C:Received from Kunle', { counterparty: 'Kunle', channel: 'MOBILE' }]],
    counterExamples: ['C:TRF FROM KUNLE'],
  },
  {
    id: 'ng.polaris.app',
    form: '(etz|mob.bnkg):{code}/{name}/{skip}',
    kind: 'transfer',
    examples: [
      [
        'D:E T Z : 0 5 7 /K U N L E A DEGA RB A/ D G BNK 2 : V U L T E F T F ROM : AMI N A BIS I F E M I T O : KU N L E A D E G AR B A : : 7 8 8 6 3 7 6 0 6 0 0 6 3 0 0 2 8 3 8',
        { counterparty: 'KUNLEADEGARBA', channel: 'NIP' },
      ],
    ],
    counterExamples: ['D:ETZ CHARGES'],
  },
  {
    id: 'ng.sterling.onebank-remark',
    form: 'tss/onebank_transfer to {to}/{anybank} from {from}/{remark} ref: {ref}',
    anywhere: true,
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:NIBSS INSTANT PAYMENT TSS/OneBANK_TRANSFER to ADA OBI/PALM from UDE EZE/light token UDE EZE Ref: NO41941TGX43',
        { counterparty: 'ADA OBI', bank: 'PALM', reference: 'NO41941TGX43' },
      ],
    ],
    counterExamples: ['D:TSS/OneBANK_TRANSFER to ADA OBI'],
  },
  {
    id: 'ng.sterling.onebank-banks',
    form: 'tss/onebank_transfer to {to}/{anybank} from {from}/{skip}',
    anywhere: true,
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:NIBSS INSTANT PAYMENT TSS/OneBANK_TRANSFER to ADA OBI/GTBank from UDE EZE/Sterling rice',
        { counterparty: 'ADA OBI', bank: 'GTBank' },
      ],
    ],
    counterExamples: ['D:TSS/OneBANK_TRANSFER to ADA OBI'],
  },
  {
    id: 'ng.sterling.onebank',
    form: 'tss/onebank_transfer to {to}[ from {from}]',
    anywhere: true,
    kind: 'transfer',
    channel: 'MOBILE',
    examples: [['D:TSS/OneBANK_TRANSFER to ADA OBI 991203948576123', { counterparty: 'ADA OBI' }]],
    counterExamples: ['D:NIBSS INSTANT PAYMENT TSS'],
  },
  {
    id: 'ng.sterling.banknip',
    form: 'banknip from {code} payref: {remark}sender: {name}',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      ['C:BANKNIP From 000014 PAYREF: - SENDER: ADA BISI CHIKA', { counterparty: 'ADA BISI CHIKA', channel: 'NIP' }],
    ],
    counterExamples: ['C:BANKNIP CHARGE'],
  },
];

const UBA: readonly Template[] = [
  {
    id: 'ng.uba.mob',
    form: '(mob|ussd|web)/(uto|utu)/{name}/{remark}/{skip}',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:MOB/UTO/VICTORY UZO/food /68073394823 000004230826355992202146136',
        { counterparty: 'VICTORY UZO', reason: 'food', channel: 'NIP' },
      ],
    ],
    counterExamples: ['C:JIDE J MUSA/MOB/UTO/TOPE VERA/October /76777322914'],
  },
  {
    id: 'ng.uba.mob-short',
    form: '(mob|ussd|web)/(uto|utu)/{name}[/{remark}]',
    kind: 'transfer',
    channel: 'NIP',
    examples: [['D:MOB/UTO/VICTORY UZO/food', { counterparty: 'VICTORY UZO', reason: 'food' }]],
    counterExamples: ['D:MOB TOPUP 9414778921'],
  },
  {
    id: 'ng.uba.cib',
    form: 'cib/(uto|utu)/{remark>}/{name}',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:CIB/UTO/Balance Payment for /GARBA UZO QUDUS',
        { counterparty: 'GARBA UZO QUDUS', reason: 'Balance Payment for', channel: 'NIP' },
      ],
    ],
    counterExamples: ['D:CIB CHARGE'],
  },
  {
    id: 'ng.uba.nxg',
    form: '[tnf-/]nxg :trf/{remark}/frm {from}[ to {to}][ t {skip}]',
    kind: 'transfer',
    examples: [
      [
        'C:TNF-/NXG :TRF/Spotify/FRM TOPE PRISCA GARBA T AL346100614937716310858544',
        { counterparty: 'TOPE PRISCA GARBA', reason: 'Spotify' },
      ],
      [
        'C:TNF-/NXG :TRF//FRM TOPE PRISCA GARBA TO IJEOMA FN047300494843277142793026',
        { counterparty: 'TOPE PRISCA GARBA' },
      ],
    ],
    counterExamples: ['D:NXG :TRFFuelexpensefortheofficeFRMIFUNE'],
  },
  {
    id: 'ng.uba.nxg-glued',
    form: 'nxg :trf{remark}<FRM>{from}',
    kind: 'transfer',
    examples: [['C:NXG :TRFFuelexpensefortheofficeFRMIFUNE', { counterparty: 'IFUNE' }]],
    counterExamples: ['C:NXG :ONOME TOPE PRISCA GARBA TO A 250257066625'],
  },
  {
    id: 'ng.uba.nxg-named',
    form: 'nxg :{from} to {skip}',
    kind: 'transfer',
    examples: [['C:NXG :TOPE PRISCA GARBA TO A 250257066625', { counterparty: 'TOPE PRISCA GARBA' }]],
    counterExamples: ['C:NXG CHARGE'],
  },
  {
    id: 'ng.uba.card',
    form: '(pos|web) pur @ [{code}]-{merchant} / {skip}',
    kind: 'card',
    examples: [
      [
        'D:POS Pur @ 1997JVLU-PALMPAY LIMITED LA 350516781847 / 522186372108',
        { counterparty: 'PALMPAY LIMITED', channel: 'POS', location: 'LA' },
      ],
      ['D:Web Pur @ -Lagos Lagos N 842035002563 / 865360388444', { channel: 'WEB', kind: 'card' }],
    ],
    counterExamples: ['D:POS PUR T ABUKE ISE 2214TMTR LANG 803456'],
  },
  {
    id: 'ng.uba.atm',
    form: 'atm (cwd|wd|wdl) @ {terminal}-{place} / {skip}',
    kind: 'cash-withdrawal',
    channel: 'ATM',
    debit: 'cash_withdrawal',
    examples: [
      [
        'D:ATM CWD @ 03571764- MARYLAND BRANCH LAGOS S 286920797795 / 677502952431',
        { channel: 'ATM', terminal: '03571764', location: 'MARYLAND BRANCH LAGOS S' },
      ],
    ],
    counterExamples: ['D:ATM WITHDRAWAL COMMISSION'],
  },
];

const ZENITH: readonly Template[] = [
  {
    id: 'ng.zenith.nip-cr-mob',
    form: 'nip cr/mob/{name}/{anybank}[/{remark}]',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:NIP CR/MOB/NURA, BISI JIDE/UBA /OUTSOURCED LAB 10JAN',
        { counterparty: 'NURA, BISI JIDE', bank: 'UBA', reason: 'OUTSOURCED LAB 10JAN', channel: 'NIP' },
      ],
      ['C:NIP CR/MOB/DR BAYO OJE/UBA', { counterparty: 'DR BAYO OJE', bank: 'UBA' }],
    ],
    counterExamples: ['D:NIP CR/AMINA FUNKE/KUDA'],
  },
  {
    id: 'ng.zenith.nip-cr-bank',
    form: '(nip|cip) cr/{name}/{bank}[/{remark}]',
    kind: 'transfer',
    channel: 'NIP',
    examples: [['D:NIP CR/AMINA FUNKE/KUDA', { counterparty: 'AMINA FUNKE', bank: 'KUDA' }]],
    counterExamples: ['C:NIP CR/ADUNNI STORES/PAYMENT FOR INV-2026-0043'],
  },
  {
    id: 'ng.zenith.nip-cr',
    form: '(nip|cip) cr/{name}[/{remark}]',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'C:NIP CR/ADUNNI STORES/PAYMENT FOR INV-2026-0043 000015261121094512',
        { counterparty: 'ADUNNI STORES', reference: 'INV-2026-0043' },
      ],
    ],
    counterExamples: ['C:cip cr subscriptions'],
  },
  {
    id: 'ng.zenith.cip-unnamed',
    form: '(nip|cip) cr {remark}',
    kind: 'transfer',
    channel: 'NIP',
    examples: [['C:cip cr subscriptions', { reason: 'subscriptions', channel: 'NIP' }]],
    counterExamples: ['C:CIP CR/ADA OBI/rice'],
  },
  {
    id: 'ng.zenith.trf-charge',
    form: 'trf frm {holder} to |{words}',
    kind: 'transfer',
    examples: [['D:TRF FRM AMINA WINIFRED-BISI TO |Balance Enquiry Charge', { kind: 'fee' }]],
    counterExamples: ['D:TRF FRM AMINA WINIFRED-BISI TO WALE BAYO WALE|Shoes'],
  },
  {
    id: 'ng.zenith.trf',
    form: 'trf (frm|from) {from} to {to}|{remark}',
    kind: 'transfer',
    examples: [
      ['D:TRF FRM AMINA WINIFRED-BISI TO WALE BAYO WALE|Shoes', { counterparty: 'WALE BAYO WALE', reason: 'Shoes' }],
    ],
    counterExamples: ['D:TRF FRM AMINA'],
  },
  {
    id: 'ng.zenith.pos-intl',
    form: '(**rev |)(mc|vc|vs) (pos|web) intl- {merchant} - {skip}',
    kind: 'card',
    examples: [['D:MC POS Intl- SPOTIFY AB - P5134U - 18/09/2021', { counterparty: 'SPOTIFY AB', channel: 'POS' }]],
    counterExamples: ['D:MC POS Pyt-647363345288--3736086570--3A DAYO CLOSE--PEJU'],
  },
  {
    id: 'ng.zenith.card',
    form: '(**rev |)(mc|vc|vs) (loc pos prch|loc pos pyt|pos loc|loc pos|pos prch|loc web prch|loc web pyt|web prch|loc web)-{code}--{merchant}[--{skip}]',
    kind: 'card',
    examples: [
      ['D:MC Loc Web Prch-638355499550--Bolt Lagos NG-', { counterparty: 'Bolt', channel: 'WEB', location: 'Lagos' }],
      [
        'C:**Rev MC Loc POS Prch-197811394350--PAYCOM NIGERIA LIMITED Ikeja NG-',
        { counterparty: 'PAYCOM NIGERIA LIMITED', kind: 'reversal' },
      ],
    ],
    counterExamples: ['D:*ISO:MC POS Loc Pyt Fee-21C676569851--WT|OBINNE REMI ONOME IBADAN NG'],
  },
  {
    id: 'ng.zenith.pos-pyt',
    form: '(**rev |)(mc|vc|vs) (pos|web) pyt-{code}--{code}--[wt|]{merchant}[--{skip}]',
    kind: 'card',
    examples: [
      [
        'D:MC POS Pyt-960694901198--093MUU7ACN--PAYCOM NIGERIA LIMITED LA LANG--K',
        { counterparty: 'PAYCOM NIGERIA LIMITED', channel: 'POS' },
      ],
    ],
    counterExamples: ['D:MC Loc POS Prch-132692550173--UBA PHARMACEUTICAL TANKO LANG-'],
  },
  {
    id: 'ng.zenith.atm',
    form: '(mc|vc|vs) (loc atm wdl|atm wdl loc|intl atm wdl)-{code}--{place} ng{skip}',
    kind: 'cash-withdrawal',
    channel: 'ATM',
    debit: 'cash_withdrawal',
    examples: [
      ['D:MC Loc ATM Wdl-351153054455--GTBank Mide Ibadan NG-', { channel: 'ATM', location: 'GTBank Mide Ibadan' }],
    ],
    counterExamples: ['D:*ISO:MC Loc ATM Wdl Fee-760959759197--IFE Ibadan NG-'],
  },
  {
    id: 'ng.zenith.agency',
    form: '(mc|vc|vs) (agency cashout|loc cash){skip}-{code}-[-][wt|]{merchant}',
    kind: 'cash-withdrawal',
    channel: 'ATM',
    debit: 'cash_withdrawal',
    examples: [
      [
        'D:MC Agency CashOut-587005117291-WT|WALE ZARA OUTFIT IBADAN NG',
        { channel: 'ATM', kind: 'cash-withdrawal', counterparty: 'WALE ZARA OUTFIT' },
      ],
    ],
    counterExamples: ['D:MC Loc POS Prch-132692550173--UBA PHARMACEUTICAL TANKO LANG-'],
  },
  {
    id: 'ng.zenith.airtime',
    form: 'airtime//{account}//{name}',
    kind: 'airtime',
    debit: 'airtime_and_data',
    examples: [['D:Airtime//08031234567//MTN', { counterparty: 'MTN', accountNumber: '08031234567' }]],
    counterExamples: ['C:Rvsl:Airtime//86925568454//7Ffbowk'],
  },
  {
    id: 'ng.zenith.collection',
    form: 'r-{digits}/{words}:{skip}/{name}/{skip}',
    kind: 'transfer',
    examples: [
      ['C:R-481877673/UNIVERSITY:ONOME/AMINA FUNKE/IBLOIBPOWMSFJHDMUW4098405', { counterparty: 'AMINA FUNKE' }],
    ],
    counterExamples: ['C:R K STORES'],
  },
  {
    id: 'ng.zenith.up-ib',
    form: '(up-ib online transfer|up-ib|up-ussd)[|mob/uto]/{name}[/{remark}]',
    kind: 'transfer',
    examples: [
      [
        'C:UP-IB Online Transfer|MOB/UTO/EXAMPLE COOPERATIVE/Tope Remi',
        { counterparty: 'EXAMPLE COOPERATIVE', reason: 'Tope Remi' },
      ],
    ],
    counterExamples: ['C:UPLOAD'],
  },
];

export const TEMPLATES_P_TO_Z: readonly Template[] = [...PALMPAY_TO_STERLING, ...UBA, ...ZENITH];
