/** GTBank: the session id and the fee stand inside the text; GAPS prints without blanks. */
import type { Template } from '../country-data.ts';

export const TEMPLATES_GTBANK: readonly Template[] = [
  {
    id: 'ng.gtb.nip-ifo',
    form: 'nibss instant payment outward {session}{remark} ifo : {anybank}/{name} ref:{ref}',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:NIBSS Instant Payment Outward 000013231020233349518265362092 193482870825430777-1 500038 PAYMENT REIMBURSEMENT FOR LEGAL 632839451 IFO : UBA/YEJIDE CHUMA YETI REF:545234232883205656120140797378',
        { counterparty: 'YEJIDE CHUMA YETI', bank: 'UBA', sessionId: '000013231020233349518265362092' },
      ],
    ],
    counterExamples: [
      'D:NIBSS Instant Payment Outward 000013231020233349518265362092 rice TO UBA/ADA OBI /10.75/REF:1',
    ],
  },
  {
    id: 'ng.gtb.nip-bank',
    form: 'nibss instant payment outward {session}{remark>} to {anybank}/{name} /{digits}.{digits}/ref:{ref}',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:NIBSS Instant Payment Outward 000013240120170155138276934156 Softwares TO UBA/Garba Mide Efe /26.875/REF:252369667111287682550913190908 f rom',
        { counterparty: 'Garba Mide Efe', bank: 'UBA', reason: 'Softwares', channel: 'NIP' },
      ],
      [
        'D:NIBSS Instant Payment Outward 000013231028346192441433420902 TO PTB/Budpay Checkout /26.875/REF:166970051568179734945478416174 f rom',
        { counterparty: 'Budpay Checkout', processor: 'budpay' },
      ],
    ],
    counterExamples: ['D:NIP CHARGE 000013230911388970525605415479 NIP TRANSFER COMMISSION'],
  },
  {
    id: 'ng.gtb.nip',
    form: 'nibss instant payment outward {session}[ via gtworld]{remark>} to {name} /{digits}.{digits}/ref:{ref}',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:NIBSS Instant Payment Outward 000013231103420307293091249724 Printing TO Nura Remi Bayo /10.75/REF:510749964862864924662087344988',
        { counterparty: 'Nura Remi Bayo', reason: 'Printing' },
      ],
    ],
    counterExamples: ['D:NIBSS Instant Payment Outward 000013231103420307293091249724 Printing'],
  },
  {
    id: 'ng.gtb.nip-gaps',
    form: 'nibss instant payment outward {remark>} to {bank} - {name}',
    anywhere: true,
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:000013250628071514000251089068 GAPS0493901874207935166S NIBSS Instant Payment Outward SECURITY 1 EXPENSE JUNE TO FBN - AHE .',
        { counterparty: 'AHE', bank: 'FBN' },
      ],
    ],
    counterExamples: ['D:NIBSS Instant Payment Outward 000013231103420307293091249724 Printing'],
  },
  {
    id: 'ng.gtb.nip-unnamed',
    form: 'nibss instant payment outward {remark}[ ref:{ref}]',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:NIBSS Instant Payment Outward 000013230704426469917604617426 031592702977810296-2 BOXES 3 BY 3 REF:798494583050125150661934015834',
        { channel: 'NIP', sessionId: '000013230704426469917604617426' },
      ],
    ],
    counterExamples: ['C:FAILED NIBSS INSTANT PAYMENT 000013230919783205736435038170 NIP Reversal'],
  },
  {
    id: 'ng.gtb.transfer-for',
    form: 'transfer for {session}{remark>} to [{bank}/]{name} ref:{ref}',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'D:TRANSFER FOR 000013231004928866764980397843 God udoka you TO Ebele Gambo Femi ReF:5650796314255798298706543554387855949',
        { counterparty: 'Ebele Gambo Femi', reason: 'God udoka you' },
      ],
    ],
    counterExamples: ['D:TRANSFER FOR ADA'],
  },
  {
    id: 'ng.gtb.intra',
    form: 'transfer between customers via gtworld {remark}[ intra transfer] ref:{ref} from {from} to {to}',
    kind: 'transfer',
    channel: 'MOBILE',
    examples: [
      [
        'D:TRANSFER BETWEEN CUSTOMERS via GTWORLD Thanks Intra Transfer REF:5166051971673393297163558173586615192 from GARBA UZO QUDUS to FEMI EBELE GAMBO',
        { counterparty: 'FEMI EBELE GAMBO', reason: 'Thanks', channel: 'MOBILE' },
      ],
    ],
    counterExamples: ['D:TRANSFER BETWEEN CUSTOMERS 000015230930318459323175301935|studio|508722||TANKO REF:1'],
  },
  {
    id: 'ng.gtb.gaps-glued',
    form: '(transfer between customers|own account transfer) viagaps{digits}-{digits}{remark>}<from>{from}<to>{to>}ref:{ref}',
    kind: 'transfer',
    examples: [
      [
        'D:TRANSFER BETWEEN CUSTOMERS viaGAPS220453520656415478-5519165441INKFORPRINTERfromACMEBUILDSERVICESLIMITEDtoKUNLEADEGARBAREF:1302018469350213242983333',
        { counterparty: 'KUNLEADEGARBA', reason: 'INKFORPRINTER' },
      ],
    ],
    counterExamples: ['D:TRANSFER BETWEEN CUSTOMERS via GAPS 921813-X from ACME to ADA OBI REF: 1'],
  },
  {
    id: 'ng.gtb.gaps',
    form: 'transfer between customers via gaps {code}-{remark} from {from} to {to} ref:{ref}',
    kind: 'transfer',
    examples: [
      [
        'D:TRANSFER BETWEEN CUSTOMERS via GAPS 921813-TPGEDX37TIR-JUNE STAFF SALARY from ACMEBUILD SERVICES LIMITED to YETI YEJIDE CHUMA REF: 5747944546578118392274516',
        { counterparty: 'YETI YEJIDE CHUMA' },
      ],
    ],
    counterExamples: ['D:TRANSFER BETWEEN CUSTOMERS viaGAPS22-55INKfromACMEtoADAREF:13'],
  },
  {
    id: 'ng.gtb.gaps-from',
    form: 'transfer between customers via gaps {digits} {remark} from {from} ref:{ref}',
    direction: 'credit',
    kind: 'transfer',
    examples: [
      [
        'C:TRANSFER BETWEEN CUSTOMERS via GAPS 182734 STAFF ENTITLEMENT JUN 2026 from ACMEBUILD SERVICES LIMITED REF: 5747944546578118392274516',
        { counterparty: 'ACMEBUILD SERVICES LIMITED', kind: 'salary' },
      ],
    ],
    counterExamples: ['C:TRANSFER BETWEEN CUSTOMERS via GAPS 921813-X from ACME to ADA OBI REF: 1'],
  },
  {
    id: 'ng.gtb.gaps-unnamed',
    form: 'transfer between customers viagaps{digits}-{digits}{remark}ref:{ref}',
    kind: 'transfer',
    examples: [
      [
        'D:TRANSFER BETWEEN CUSTOMERS viaGAPS614544440350608615- 2803195366SOFTWAREREF:2522257997766285486049180',
        { reason: 'SOFTWARE' },
      ],
    ],
    counterExamples: ['D:TRANSFER BETWEEN CUSTOMERS'],
  },
  {
    id: 'ng.gtb.own',
    form: 'own account transfer {words}[ from {from}][ to {to}]',
    kind: 'transfer',
    own: true,
    debit: 'transfer',
    credit: 'transfer',
    examples: [
      [
        'D:OWN ACCOUNT TRANSFER viaGAPS980957386024498035-1EXTRAXMASHAMPERREF:7362379277245024495664054',
        { ownAccount: true },
      ],
    ],
    counterExamples: ['D:TRANSFER BETWEEN CUSTOMERS'],
  },
  {
    id: 'ng.gtb.inward-ifo',
    form: 'transfer between customers {session}|trf ifo {holder}|{skip}||{name}[ ref:{ref}]',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'C:TRANSFER BETWEEN CUSTOMERS 000004230331770632903967420651|TRF IFO ACMEBUILD SERVICES LIMITEDLTD|NA||BAYO SERVICES LIMITED REF:000004230331770632903967420651',
        { counterparty: 'BAYO SERVICES LIMITED', channel: 'NIP' },
      ],
    ],
    counterExamples: ['C:TRANSFER BETWEEN CUSTOMERS 090267231107954221827136571571|MEAT|005620||Mide Vera REF:1'],
  },
  {
    id: 'ng.gtb.inward-mob',
    form: 'transfer between customers {session}|(mob2|mob)/uto/to {holder}/{remark}|{skip}||{name}[ ref:{ref}]',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'C:TRANSFER BETWEEN CUSTOMERS 000004240203605646737817387859|MOB2/UTO/To GARBA QUDUS/for hassan|000004240203605646737817387859||FUNKE HASSAN PEJU REF:000004240203605646737817387859',
        { counterparty: 'FUNKE HASSAN PEJU', reason: 'for hassan' },
      ],
    ],
    counterExamples: ['C:MOB/UTO/ADA OBI/rice/123'],
  },
  {
    id: 'ng.gtb.inward',
    form: 'transfer between customers {session}|{remark}[/at68{skip}]|{skip}||{name}[ ref:{ref}]',
    kind: 'transfer',
    channel: 'NIP',
    examples: [
      [
        'C:TRANSFER BETWEEN CUSTOMERS 090267231107954221827136571571|MEAT|005620 890408917606816070466390||Mide Victory Vera REF:090267231107954221827136571571',
        { counterparty: 'Mide Victory Vera', reason: 'MEAT', sessionId: '090267231107954221827136571571' },
      ],
      [
        'C:TRANSFER BETWEEN CUSTOMERS 090405231207268694387897281409|Borrow /AT68_TRF2DELE1zik2594551554629325680|AT68 _TRF2DELE1zik2594551554629325680||Peju Street Worship REF:090405231207268694387897281409',
        { counterparty: 'Peju Street Worship', reason: 'Borrow' },
      ],
    ],
    counterExamples: ['C:TRANSFER BETWEEN CUSTOMERS via GTWORLD rice REF:1 from ADA OBI to EZE UDE'],
  },
  {
    id: 'ng.gtb.neft',
    form: 'neft transfer {code}/nft/{digits}/{digits}/{name}/{remark}',
    kind: 'transfer',
    channel: 'NEFT',
    examples: [
      [
        'C:NEFT TRANSFER TRCLGZIB/NFT/11/335272865/CORONATION REGISTRARS/MTNN - PAYMENT 34 OF 30/09/2025',
        { counterparty: 'CORONATION REGISTRARS', channel: 'NEFT' },
      ],
    ],
    counterExamples: ['C:NEFT FROM ADA OBI'],
  },
  {
    id: 'ng.gtb.atm-deposit',
    form: 'funds transfer -{digits}- -{digits}-{place} atm{skip}',
    kind: 'cash-deposit',
    channel: 'ATM',
    credit: 'cash_deposit',
    debit: 'cash_withdrawal',
    examples: [
      [
        'C:FUNDS TRANSFER -384948- -352407-Ogudu Branch ATM3 Ogudu Lagos LANG',
        { channel: 'ATM', location: 'Ogudu Branch' },
      ],
    ],
    counterExamples: ['D:FUNDS TRANSFER -279227- -250251-T Cash Savers 279227 8XTYOGIB LANG'],
  },
  {
    id: 'ng.gtb.card',
    form: '(funds transfer|pos/web purchase transaction|pos purchase transaction|web purchase transaction) -{digits}- -{digits}-{merchant}',
    kind: 'card',
    channel: 'POS',
    examples: [
      [
        'D:FUNDS TRANSFER -188119- -650605-T Cravings and More 188119 6ROBICVE LANG',
        { counterparty: 'Cravings and More', channel: 'POS' },
      ],
      [
        'D:POS/WEB PURCHASE TRANSACTION -601971- - 739721-FOOD CONCEPTS PLC LA NG',
        { counterparty: 'FOOD CONCEPTS PLC', location: 'LA' },
      ],
    ],
    counterExamples: ['D:FUNDS TRANSFER ADA OBI'],
  },
  {
    id: 'ng.gtb.pos',
    form: 'pos pur {merchant}',
    kind: 'card',
    channel: 'POS',
    examples: [['D:POS PUR T ABUKE ISE 2214TMTR LANG 803456', { counterparty: 'ABUKE ISE', channel: 'POS' }]],
    counterExamples: ['D:POS Pur @ 1997JVLU-PALMPAY LIMITED LA 350516781847 / 522186372108'],
  },
  {
    id: 'ng.gtb.atm',
    form: '(cash withdrawal from other atm|cash withdrawal from atm|atm cash withdrawal) -{skip}- -{digits}-{digits} {place}',
    kind: 'cash-withdrawal',
    channel: 'ATM',
    debit: 'cash_withdrawal',
    examples: [
      [
        'D:CASH WITHDRAWAL FROM OTHER ATM - 964345- -783043-499463673797017 OJOTA NG',
        { channel: 'ATM', location: 'OJOTA' },
      ],
    ],
    counterExamples: ['D:ATM WITHDRAWAL COMMISSION -462612- - 433029-499463673797017 OJOTA NG'],
  },
  {
    id: 'ng.gtb.airtime',
    form: 'airtime purchase ussd-{name}-{skip}',
    kind: 'airtime',
    channel: 'USSD',
    debit: 'airtime_and_data',
    examples: [
      [
        'D:Airtime Purchase USSD-GLO- 445HT6279992170370196775-0491329152501- AIRTIME',
        { channel: 'USSD', counterparty: 'GLO' },
      ],
    ],
    counterExamples: ['D:Airtime Purchase GTWORLD- 893AT7343446819825555924-3949160752897- AIRTIME'],
  },
  {
    id: 'ng.gtb.airtime-app',
    form: 'via airtime via gtworld airtime to {name} airtime{skip}',
    kind: 'airtime',
    channel: 'MOBILE',
    debit: 'airtime_and_data',
    examples: [
      ['D:VIA AIRTIME VIA GTWORLD AIRTIME TO GLO AIRTIME COLLECTION', { counterparty: 'GLO', channel: 'MOBILE' }],
    ],
    counterExamples: ['D:AIRTIME TO GLO'],
  },
];
