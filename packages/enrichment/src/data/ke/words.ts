/** Kenyan structure, merchants and purposes: English and Swahili. */
import type { Rule } from '../country-data.ts';

export const STRUCTURE: readonly Rule[] = [
  {
    id: 'ke.charge',
    words:
      'customer transfer of funds charge|withdrawal charge|pay bill charge|pay merchant charge|fuliza m pesa access fee charge|fuliza access fee|access fee|ledger fee|excise duty|pesalink charge|rtgs charge|mpesa charges|mpesa charge|trx fee|transaction fee',
    debit: 'bank_charges',
    kind: 'fee',
    examples: ['D:Customer Transfer of Funds Charge', 'D:Pay Bill Charge', 'D:Fuliza M-PESA Access Fee Charge'],
    counterExamples: ['D:Customer Transfer to 2547******801 - JANE WANJIKU'],
  },
  {
    id: 'ke.tax',
    words:
      'kra|itax|kra itax|kenya revenue|ecitizen|e citizen|county government|nairobi county|ntsa|nssf|shif|shif contribution|housing levy|ahl',
    anywhere: true,
    debit: 'tax',
    kind: 'tax',
    examples: ['D:KRA ITAX PAYE PRN 1234567890123456', 'D:Pay Bill to 222222 - KRA ITAX Acc. VAT'],
    counterExamples: ['D:Pay Bill to 888880 - KPLC PREPAID Acc. 54607', 'D:EXCISE DUTY ON CHARGE'],
  },
  {
    id: 'ke.savings',
    words:
      'm shwari deposit|m shwari withdraw|m shwari lock|m shwari lock deposit|to m shwari|from m shwari|kcb m pesa deposit|kcb m pesa withdraw|kcb m pesa target|kcb m pesa savings|lock savings|mali deposit|mali withdraw|ziidi deposit|ziidi withdraw|ziidi|m shwari lock activate and save',
    debit: 'savings',
    credit: 'savings',
    kind: 'sweep',
    anywhere: true,
    examples: ['D:M-Shwari Deposit', 'C:M-Shwari Withdraw', 'D:B2C MPESA TO M-SHWARI 254712345678 ABCDEFGHIJ'],
    counterExamples: ['C:M-Shwari Loan Disburse', 'C:M-Shwari Interest NOV 2026'],
  },
  {
    id: 'ke.loan.repayment',
    words:
      'm shwari loan repayment|m shwari loan|kcb m pesa loan|kcb m pesa loan repayment|term loan|fuliza loan repayment|fuliza repayment|hustler fund repayment|hustler fund',
    debit: 'loan_repayment',
    kind: 'loan-repayment',
    examples: ['D:M-Shwari Loan Repayment', 'D:Term Loan 88213'],
    counterExamples: ['C:M-Shwari Loan Disburse', 'D:Merchant Payment Fuliza M-Pesa to 123456 - NAIVAS'],
  },
  {
    id: 'ke.loan.draw',
    words: 'm shwari loan|m shwari loan disburse|kcb m pesa loan|term loan|hustler fund|fuliza',
    credit: 'loan_disbursement',
    kind: 'loan-draw',
    examples: ['C:M-Shwari Loan Disburse'],
    counterExamples: ['D:M-Shwari Loan Repayment', 'C:Funds received from 2547******801 - JANE WANJIKU'],
  },
];

export const MERCHANTS: readonly Rule[] = [
  {
    id: 'ke.betting',
    words:
      'betika|odibets|odi bets|sportpesa|sport pesa|mozzart|betin|shabiki|mcheza|betlion|cheza cash|kwikbet|bangbet|22bet kenya|playmaster|sportybet kenya|pepeta|betafriq|lotto kenya|kenya charity sweepstake|dafabet|chezacash|starbet',
    debit: 'betting_deposit',
    credit: 'betting_payout',
    examples: ['D:Pay Bill to 290290 - BETIKA Acc. 0712345678', 'C:Business Payment from 290290 - BETIKA via API.'],
    counterExamples: ['D:Merchant Payment to 123456 - BETINA SHOP'],
  },
  {
    id: 'ke.utilities',
    words:
      'kplc|kplc prepaid|nakuru water|mombasa water|kisumu water|thika water|water company|water and sewerage|water services|kplc postpaid|kenya power|kenya power and lighting|nairobi water|nairobi city water|nawasco|mowasco|kiwasco|ruiru water|ruiruwater|eldowas|zuku|zuku fiber|safaricom home|home fibre|safaricom post paid|faiba|jtl|liquid home|poa internet|mawingu|vilcom|dstv|gotv|multichoice|startimes|star times|azam tv|token|kentoken|stima|maji|progas|kgas|k gas|total gas',
    not: 'stima sacco',
    debit: 'utilities',
    kind: 'bill',
    examples: ['D:Pay Bill to 888880 - KPLC PREPAID Acc. 54607', 'D:Pay Bill to 444400 - NAIROBI WATER Acc. 99'],
    counterExamples: ['D:Merchant Payment to 123456 - WATERFRONT GROCERS'],
  },
  {
    id: 'ke.airtime',
    words:
      'safaricom|safaricom airtime|safaricom offers|safaricom data bundles|airtel kenya|airtel money airtime|telkom kenya|tingg airtime|kopo kopo airtime|bonga',
    not: 'safaricom home|safaricom post paid|safaricom plc shares',
    debit: 'airtime_and_data',
    examples: ['D:Pay Bill to 100100 - SAFARICOM OFFERS Acc. 0712345678'],
    counterExamples: ['D:Pay Bill to 150501 - SAFARICOM HOME Acc. 99'],
  },
  {
    id: 'ke.groceries',
    words:
      'naivas|quickmart|quick mart|carrefour|chandarana|foodplus|chandarana foodplus|cleanshelf|clean shelf|tuskys|uchumi|eastmatt|mathai|magunas|majid al futtaim|greenspoon|zucchini|zucchini greengrocers|khetias|tumaini|powerstar|woolmatt|society stores|jaza supermarket|twiga|kapu|muthoni grocers|farmers choice|shamba',
    debit: 'groceries',
    examples: ['D:Merchant Payment to 123456 - NAIVAS KILIMANI', 'D:POS PURCHASE QUICKMART LAVINGTON KE'],
    counterExamples: ['D:Merchant Payment to 123456 - QUICK REPAIRS'],
  },
  {
    id: 'ke.dining',
    words:
      'java house|artcaffe|art caffe|big square|pizza inn|chicken inn|galitos|kfc|kenchic|creamy inn|cafe javas|mamas kitchen|kilimanjaro jamia|planet yogurt|dormans|connect coffee|urban eatery|steers|naked pizza|hero restaurant|mama oliech|carnivore|brew bistro|njuguna|eatrite|tin roof|about thyme',
    debit: 'food_and_dining',
    examples: ['D:Merchant Payment to 123456 - JAVA HOUSE SARIT', 'D:POS PURCHASE ARTCAFFE WESTGATE KE'],
    counterExamples: ['D:Merchant Payment to 123456 - JAVAN MOTORS'],
  },
  {
    id: 'ke.transport',
    words:
      'little cab|little app|bolt kenya|uber kenya|faras|yego|wasili|super metro|easy coach|modern coast|mash east africa|dreamline|guardian coach|ena coach|2nk|kenya railways|madaraka express|sgr|rubis|rubis energy|totalenergies|vivo energy|shell|kenol|kobil|kenolkobil|ola energy|hass petroleum|national oil|gulf energy|astrol|be energy|lake oil|stabex|dalbit|petrocity|galana|nairobi expressway|moja expressway|matatu|sacco transport|boda|kaps parking|nairobi parking|jambopay|g4s courier|wells fargo courier|sendy|fargo courier',
    debit: 'transport',
    examples: [
      'D:Merchant Payment to 123456 - RUBIS ENERGY NGONG RD',
      'D:Pay Bill to 552800 - MADARAKA EXPRESS Acc. 88',
    ],
    counterExamples: ['D:Merchant Payment to 123456 - RUBINI SHOES'],
  },
  {
    id: 'ke.shopping',
    words:
      'jumia|kilimall|jiji kenya|masoko|copia|hotpoint|hot point|shoprite kenya|bata|miniso|lc waikiki|mr price|textbook centre|text book centre|nairobi sports house|avechi|phone place|phoneplace|sky garden|skygarden|eveready|decathlon kenya|goodlife|vivo activewear|ankara home|opalnet|odds and ends|kitengela glass|toi market|gikomba',
    not: 'goodlife pharmacy|jumia food',
    debit: 'shopping',
    examples: ['D:ECOM JUMIA 123456789012', 'D:Merchant Payment to 123456 - TEXT BOOK CENTRE'],
    counterExamples: ['D:Merchant Payment to 123456 - GOODLIFE PHARMACY'],
  },
  {
    id: 'ke.health',
    words:
      'goodlife pharmacy|haltons|nairobi hospital|aga khan|aga khan hospital|aga khan university|gertrudes|mater hospital|mp shah|karen hospital|avenue hospital|coptic hospital|kenyatta national|kenyatta hospital|knh|nairobi womens|bliss healthcare|bliss medical|aar healthcare|pharmaplus|mydawa|my dawa|lancet kenya|metropolis|equity afia|equity afya|penda health|penda medical|nhif|sha|social health authority',
    debit: 'health',
    examples: ['D:Pay Bill to 200222 - NHIF Acc. 33', 'D:Merchant Payment to 123456 - GOODLIFE PHARMACY'],
    counterExamples: ['D:Merchant Payment to 123456 - SHAH TRADERS'],
  },
  {
    id: 'ke.education',
    words:
      'university of nairobi|uon|kenyatta university|strathmore|jkuat|moi university|egerton|usiu|mount kenya university|mku|helb|knec|kasneb|kuccps|zetech|daystar university|riara|brookhouse|makini|moringa school|elimu|masinde muliro|technical university|cooperative university|kca university|kca',
    debit: 'education',
    examples: ['D:Pay Bill to 200800 - HELB Acc. 12345678', 'D:Pay Bill to 300059 - STRATHMORE Acc. 881'],
    counterExamples: ['D:Merchant Payment to 123456 - RIARAN SHOP'],
  },
  {
    id: 'ke.lenders',
    words:
      'tala|tala mobile|branch|branch international|zenka|zenka digital|okash|opesa|hustler fund|ipesa|zash|kashway|lendplus|timiza|kcb mpesa loan|eazzy loan|stawika|berry loan|asa kenya|platinum credit|momentum credit|mogo|mogo kenya|watu|watu credit|m kopa|mkopa|mycredit|my credit|premier credit|faulu loan|ngao credit|letshego|izwe|equitel loan',
    not: 'branch manager',
    debit: 'loan_repayment',
    credit: 'loan_disbursement',
    examples: [
      'D:Pay Bill to 851900 - TALA MOBILE Acc. 0712345678',
      'C:Business Payment from 998608 - BRANCH INTERNATIONAL via API.',
    ],
    counterExamples: ['D:Merchant Payment to 123456 - TALANTA BAR'],
  },
  {
    id: 'ke.saccos',
    words:
      'stima sacco|mwalimu sacco|harambee sacco|unaitas|kenya police sacco|cytonn|chamasoft|koa|ndovu|sacco|chama|tower sacco|hazina sacco|imarika|gusii sacco|waumini sacco|chumz|m chama',
    debit: 'savings',
    credit: 'savings',
    examples: ['D:Pay Bill to 546448 - STIMA SACCO Acc. 7721', 'C:Business Payment from 546448 - UNAITAS via API.'],
    counterExamples: ['D:Merchant Payment to 123456 - KOALA SHOP'],
  },
  {
    id: 'ke.investments',
    words:
      'cic money market|cic mmf|sanlam mmf|britam mmf|etica|etica capital|nabo capital|genghis capital|dyer and blair|faida investment|nse|m akiba|treasury mobile direct|icea mmf|old mutual mmf|zimele|gulfcap|african alliance|binance|hisa app|acorn|vuka',
    debit: 'investments',
    credit: 'investments',
    examples: ['D:Pay Bill to 600100 - CIC MONEY MARKET Acc. 3321'],
    counterExamples: ['D:Merchant Payment to 123456 - ACORNS TOYS'],
  },
  {
    id: 'ke.insurance',
    words:
      'britam|jubilee insurance|jubilee health|cic insurance|icea lion|madison insurance|heritage insurance|old mutual|uap|uap old mutual|apa insurance|apollo apa|first assurance|liberty life|kenindia|resolution insurance|directline|directline assurance|ga insurance|sanlam|geminia|turaco|lami|bismart|aak insurance',
    debit: 'insurance',
    credit: 'insurance',
    examples: ['D:Pay Bill to 328100 - BRITAM Acc. 12', 'D:MPESA PAYBILL JUBILEE INSURANCE ACC 8831 ABCDE12345'],
    counterExamples: ['D:Merchant Payment to 123456 - BRITANIA BAKERY'],
  },
  {
    id: 'ke.travel',
    words:
      'kenya airways|jambojet|fly540|safarilink|skyward express|skyward|airkenya|sarova|serena|serena hotel|safari park|pride inn|prideinn|sopa lodge|bonfire adventures|expeditions maasai|sense of africa',
    debit: 'travel',
    examples: ['D:Pay Bill to 789789 - JAMBOJET Acc. 8X', 'D:POS PURCHASE SAROVA STANLEY KE'],
    counterExamples: ['D:Merchant Payment to 123456 - SERENADE SALON'],
  },
  {
    id: 'ke.settlement',
    words:
      'pesapal|kopo kopo|kopokopo|till settlement|ipay settlement|cellulant|tingg|dpo group|intasend|flutterwave|jambopay settlement|lipa na mpesa settlement|equity merchant',
    credit: 'sales',
    kind: 'settlement',
    examples: ['C:Business Payment from 511600 - KOPO KOPO via API.'],
    counterExamples: ['C:Funds received from 2547******801 - JANE WANJIKU'],
  },
];

export const KEYWORDS: readonly Rule[] = [
  {
    id: 'ke.purpose',
    words: 'karo|karo ya shule|shule|ada ya shule|school fees',
    debit: 'education',
    examples: ['D:PESALINK TRF TO JANE WANJIKU/karo ya shule/ABCDEFGH1234'],
    counterExamples: ['D:PESALINK TRF TO JANE WANJIKU/karoti/ABCDEFGH1234'],
  },
  {
    id: 'ke.purpose.rent',
    words: 'kodi|kodi ya nyumba|nyumba|rent',
    debit: 'rent',
    examples: ['D:PESALINK TRF TO JANE WANJIKU/kodi ya nyumba/ABCDEFGH1234'],
    counterExamples: ['D:PESALINK TRF TO JANE WANJIKU/kodisha/ABCDEFGH1234'],
  },
  {
    id: 'ke.purpose.food',
    words: 'chakula|lunch ya|mboga|unga|nyama|chai|fare ya lunch',
    debit: 'food',
    examples: ['D:PESALINK TRF TO JANE WANJIKU/chakula/ABCDEFGH1234'],
    counterExamples: ['D:PESALINK TRF TO JANE WANJIKU/chakra yoga/ABCDEFGH1234'],
  },
  {
    id: 'ke.purpose.fare',
    words: 'nauli|nauli ya|mafuta|stima ya gari',
    debit: 'transport',
    examples: ['D:PESALINK TRF TO JANE WANJIKU/nauli/ABCDEFGH1234'],
    counterExamples: ['D:PESALINK TRF TO JANE WANJIKU/naulika/ABCDEFGH1234'],
  },
  {
    id: 'ke.purpose.giving',
    words: 'sadaka|zaka|fungu la kumi|mchango|harambee|matanga|harusi|zawadi|kanisa|zawadi ya',
    debit: 'gifts_and_donations',
    credit: 'gifts_and_donations',
    examples: [
      'D:PESALINK TRF TO JANE WANJIKU/sadaka/ABCDEFGH1234',
      'D:PESALINK TRF TO JANE WANJIKU/mchango wa harusi/ABCDEFGH1234',
    ],
    counterExamples: ['D:PESALINK TRF TO SADAKA MOHA/unga/ABCDEFGH1234'],
  },
  {
    id: 'ke.purpose.health',
    words: 'hospitali|dawa|matibabu|daktari',
    debit: 'health',
    examples: ['D:PESALINK TRF TO JANE WANJIKU/dawa/ABCDEFGH1234'],
    counterExamples: ['D:PESALINK TRF TO JANE WANJIKU/dawati/ABCDEFGH1234'],
  },
];

/** Tried after all trades: a gateway is known, its shop is not. */
export const GATEWAYS: readonly Rule[] = [
  {
    id: 'ke.gateways',
    words: 'dpo|pesapal|ipay|ipay ltd|flutterwave|jambopay|intasend|cellulant|kopo kopo',
    debit: 'online_transactions',
    examples: ['D:Pay Bill Online to 463141 - DPO Acc. 7UQ40BJ1'],
    counterExamples: ['D:Pay Bill to 888880 - KPLC PREPAID Acc. 54607'],
  },
];
