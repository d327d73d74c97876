/** Ghanaian structure, merchants and purposes: English, Twi and Ga. */
import type { Rule } from '../country-data.ts';

export const STRUCTURE: readonly Rule[] = [
  {
    id: 'gh.charge',
    words:
      'e alert fee|ealert fee|e alert|cot account service fee|account service fee|e levy|elevy|momo charge|momo fee|gip charge|gip fee|ach charge|nhil|getfund levy|covid levy|transfer fee|cash out fee|cashout fee',
    debit: 'bank_charges',
    kind: 'fee',
    examples: ['D:E-ALERT FEE', 'D:COT/ACCOUNT SERVICE FEE', 'D:E-LEVY ON TRANSFER'],
    counterExamples: ['D:GIP TRF TO AMA MENSAH 882913001234'],
  },
  {
    id: 'gh.tax',
    words:
      'gra|ghana revenue|ghana revenue authority|ssnit|gra vat|gra paye|gra wht|customs ghana|accra metropolitan|property rate|dvla|passport office ghana',
    anywhere: true,
    debit: 'tax',
    kind: 'tax',
    examples: ['D:GRA PAYE NOV 2026 8829130012', 'D:GRA VAT NOV 2026 8829130012'],
    counterExamples: ['D:GIP TRF TO GRACE MENSAH 882913001234'],
  },
  {
    id: 'gh.cash',
    words: 'cash out|cash_out|token withdrawal|xpress cash',
    debit: 'cash_withdrawal',
    kind: 'cash-withdrawal',
    examples: ['D:TOKEN WITHDRAWAL OSU'],
    counterExamples: ['D:CASH OUT FEE'],
  },
  {
    id: 'gh.loan',
    words: 'qwikloan|qwik loan|xtracash|xtra cash|ahomka loan|fido loan|ready loan|mokash loan|mokash',
    debit: 'loan_repayment',
    credit: 'loan_disbursement',
    kind: 'loan-repayment',
    examples: ['D:QWIKLOAN REPAYMENT', 'C:QWIKLOAN DISBURSED'],
    counterExamples: ['D:QUICK LOANER CAR'],
  },
];

export const MERCHANTS: readonly Rule[] = [
  {
    id: 'gh.betting',
    words:
      'soccabet|betfox|bet fox|betplanet|mybet africa|mybet|eurobet|supabets|safaribet|premierbet ghana|sportybet ghana|betpawa ghana|nla|national lottery authority|game park|gamepark|alpha lotto',
    debit: 'betting_deposit',
    credit: 'betting_payout',
    examples: ['D:PAYMENT MERCHANT SOCCABET 882913', 'C:CASH_IN from BETFOX 23324******112'],
    counterExamples: ['D:PAYMENT MERCHANT SOCCER SHOP 882913'],
  },
  {
    id: 'gh.utilities',
    words:
      'ecg|ecg prepaid|ecg powerapp|ecg postpaid|nedco|ghana water|gwcl|ghana water company|ghana water ltd|dstv|gotv|multichoice|startimes|surfline|telesol|vodafone broadband|telecel broadband|mtn fibre|busy internet|zoomlion|jekora|sky tv|prepaid meter|enclave power',
    debit: 'utilities',
    kind: 'bill',
    examples: ['D:GHANA.GOV/ECG/88291300/11223344', 'D:PAYMENT BILL GHANA WATER 88291300'],
    counterExamples: ['D:PAYMENT MERCHANT WATERPROOFERS 882913'],
  },
  {
    id: 'gh.telcos',
    not: 'telecel cash',
    words:
      'mtn airtime|mtn data|mtn bundle|telecel airtime|telecel data|vodafone cash airtime|vodafone airtime|vodafone data|airteltigo|airtel tigo|at airtime|mtn ghana|scancom|telecel|glo ghana',
    debit: 'airtime_and_data',
    kind: 'airtime',
    examples: ['D:PAYMENT BILL AIRTELTIGO 0264123456', 'D:PAYMENT BILL TELECEL 0204123456'],
    counterExamples: ['D:MTN MOMO TO AMA MENSAH 23324******112'],
  },
  {
    id: 'gh.groceries',
    words:
      'melcom|maxmart|max mart|palace|palace mall|koala|koala market|citydia|shoprite ghana|china mall|marina market|game ghana|farmers market|makola|kaneshie market|accra mall shoprite|kwikstore',
    not: 'koala bar|melcom electronics',
    debit: 'groceries',
    examples: ['D:GH-LINK POS MAXMART ACCRA GH 88291300', 'D:PAYMENT MERCHANT MELCOM 882913'],
    counterExamples: ['D:PAYMENT MERCHANT PALATIAL SALON 882913'],
  },
  {
    id: 'gh.dining',
    words:
      'papaye|papaye fast food|kfc ghana|pizzaman|pizzaman chickenman|chickenman|eddys pizza|starbites|star bites|barcelos|burger king ghana|marwako|basilissa|second cup|cuppa cappuccino|honeysuckle|buka restaurant|azmera|bush canteen|bosphorus|mama samia|auntie muni|auntie muni waakye|breakfast to breakfast|chix and ribs|frankies|la chaumiere|vida e caffe',
    debit: 'food_and_dining',
    examples: ['D:GH-LINK POS PAPAYE OSU GH 88291300', 'D:PAYMENT MERCHANT PIZZAMAN 882913'],
    counterExamples: ['D:PAYMENT MERCHANT PAPAYA FARMS 882913'],
  },
  {
    id: 'gh.transport',
    words:
      'goil|star oil|starlink oil|petrosol|zen petroleum|frimps oil|allied oil|benab oil|shell vivo|shell ghana|total ghana|pacific oil|puma ghana|stc|intercity stc|vip jeoun|vip transport|metro mass|oa tours|yango|yango ghana|bolt ghana|uber ghana|ghana highway|so energy|nasona|dukes oil',
    debit: 'transport',
    examples: ['D:GH-LINK POS GOIL TEMA GH 88291300', 'D:PAYMENT MERCHANT STAR OIL 882913'],
    counterExamples: ['D:PAYMENT MERCHANT STARLET OILS 882913'],
  },
  {
    id: 'gh.shopping',
    words:
      'jumia|jiji ghana|tonaton|compu ghana|compughana|franko|franko trading|telefonika|electroland|somovision|woodin|gtp|vlisco|hubtel mall|bata ghana|mr price ghana|orca deco|orca|kingdom books',
    not: 'jumia food',
    debit: 'shopping',
    examples: ['D:ECOM JUMIA 123456789012', 'D:PAYMENT MERCHANT FRANKO TRADING 882913'],
    counterExamples: ['D:PAYMENT MERCHANT FRANK FOODS 882913'],
  },
  {
    id: 'gh.health',
    words:
      'korle bu|korlebu|37 military hospital|ridge hospital|nyaho|nyaho medical|lister hospital|trust hospital|ernest chemist|ernest chemists|top up pharmacy|nhis ghana|medlab|synlab ghana|lancet ghana|euracare ghana|mpharma|east cantonments pharmacy|addpharma',
    debit: 'health',
    examples: ['D:PAYMENT MERCHANT ERNEST CHEMISTS 882913', 'D:GH-LINK POS NYAHO MEDICAL ACCRA GH 88291300'],
    counterExamples: ['D:PAYMENT MERCHANT ERNESTINA SALON 882913'],
  },
  {
    id: 'gh.education',
    words:
      'university of ghana|ug legon|legon|knust|ucc|university of cape coast|ashesi|gimpa|uew|wassce|bece|waec ghana|upsa|central university|ghana institute of languages|gctu|ttu|ho technical university|accra technical university',
    debit: 'education',
    examples: ['D:GHANA.GOV/KNUST/88291300/11223344', 'D:PAYMENT BILL ASHESI 88291300'],
    counterExamples: ['D:PAYMENT MERCHANT LEGONIA FOODS 882913'],
  },
  {
    id: 'gh.insurance',
    words:
      'enterprise life|enterprise insurance|sic|sic life|sic insurance|star assurance|glico|hollard ghana|hollard|metropolitan life|vanguard assurance|prudential life ghana|starlife|acacia health|phoenix insurance ghana|milife|allianz ghana|apex health insurance',
    debit: 'insurance',
    credit: 'insurance',
    examples: ['D:PAYMENT BILL ENTERPRISE LIFE 88291300', 'D:PAYMENT BILL GLICO 88291300'],
    counterExamples: ['D:PAYMENT MERCHANT ENTERPRISE STORES 882913'],
  },
  {
    id: 'gh.savings',
    words:
      'susu|susu box|y ello save|yello save|save with momo|petra trust|axis pension|investment a c|databank|epack|edc|epp|stanlib ghana|tbill momo|achieve app|mtn y ello|black star brokerage|ic wealth',
    debit: 'investments',
    credit: 'investments',
    examples: ['D:PAYMENT BILL DATABANK 88291300', 'D:PAYMENT BILL PETRA TRUST 88291300'],
    counterExamples: ['D:PAYMENT MERCHANT DATA BANKS CAFE 882913'],
  },
  {
    id: 'gh.lenders',
    words:
      'fido|fido micro credit|bayport|izwe ghana|izwe|letshego ghana|letshego|dalex|dalex finance|afb ghana|opportunity international|jumo|float ghana|nano loan|myloan',
    debit: 'loan_repayment',
    credit: 'loan_disbursement',
    examples: ['D:PAYMENT BILL FIDO 88291300', 'D:PAYMENT BILL BAYPORT 88291300'],
    counterExamples: ['D:PAYMENT MERCHANT BAYPARK HOTEL 882913'],
  },
  {
    id: 'gh.settlement',
    words:
      'hubtel|expresspay|express pay|paystack|slydepay|zeepay|theteller|theteller settlement|nsano|korba|hubtel collections|momo collections|ghipss settlement',
    credit: 'sales',
    kind: 'settlement',
    examples: ['C:GIP CR HUBTEL 882913001234'],
    counterExamples: ['D:PAYMENT MERCHANT HUBTEL 882913'],
  },
  {
    id: 'gh.travel',
    words:
      'passion air|passionair|africa world airlines|awa airlines|kempinski|movenpick|labadi beach hotel|labadi beach|accra city hotel|golden tulip accra|royal senchi|alisa hotel|coconut grove',
    debit: 'travel',
    examples: ['D:ECOM PASSION AIR 123456789012', 'D:GH-LINK POS LABADI BEACH HOTEL ACCRA GH 88291300'],
    counterExamples: ['D:PAYMENT MERCHANT PASSION SALON 882913'],
  },
];

export const KEYWORDS: readonly Rule[] = [
  {
    id: 'gh.purpose.food',
    words: 'aduane|waakye|kenkey|banku|fufu|jollof|kelewele|chop money',
    debit: 'food',
    examples: ['D:GIP/AMA MENSAH/waakye/882913001', 'D:GIP/AMA MENSAH/aduane/882913001'],
    counterExamples: ['D:GIP/AMA MENSAH/adua/882913001'],
  },
  {
    id: 'gh.purpose.fare',
    words: 'trotro|lorry fare|pragya|okada|tnt',
    debit: 'transport',
    examples: ['D:GIP/AMA MENSAH/trotro/882913001'],
    counterExamples: ['D:GIP/AMA MENSAH/lorry hire deposit/882913001'],
  },
  {
    id: 'gh.purpose.school',
    words: 'sukuu fees|sukuu|school fees|wassce',
    debit: 'education',
    examples: ['D:GIP/AMA MENSAH/sukuu fees/882913001'],
    counterExamples: ['D:GIP/AMA MENSAH/sukudi/882913001'],
  },
  {
    id: 'gh.purpose.giving',
    words: 'ayie|ayie donation|asore|nsawa|outdooring|one week celebration|akyede',
    debit: 'gifts_and_donations',
    credit: 'gifts_and_donations',
    examples: ['D:GIP/AMA MENSAH/nsawa/882913001', 'D:GIP/AMA MENSAH/outdooring/882913001'],
    counterExamples: ['D:GIP/AMA MENSAH/outdoor chairs/882913001'],
  },
  {
    id: 'gh.purpose.rent',
    words: 'rent advance|dan ka|hiring',
    debit: 'rent',
    examples: ['D:GIP/AMA MENSAH/rent advance/882913001'],
    counterExamples: ['D:GIP/AMA MENSAH/parents/882913001'],
  },
];
