/** South African structure, merchants and purposes: English, Afrikaans, isiZulu. */
import type { Rule } from '../country-data.ts';

export const STRUCTURE: readonly Rule[] = [
  {
    id: 'za.charge',
    words:
      'monthly account fee|monthly service fee|account fee|sms notification fee|notification fee|service fees|service fee|admin charge|card fee|cash deposit fee|cash withdrawal fee|payment fee|declined fee|dishonour fee|unpaid fee|rtc fee|payshap fee|atm fee|initiation fee|overdraft service fee|bankkoste|diensgelde|byt fee|eft fee|international transaction fee|intl transaction fee|currency conversion|penalty fee|monthly account admin fee|sms payment notification fee|ucount fee|insufficient funds|non bank atm',
    debit: 'bank_charges',
    kind: 'fee',
    examples: ['D:#MONTHLY ACCOUNT FEE', 'D:#SMS NOTIFICATION FEE', 'D:PAYSHAP FEE'],
    counterExamples: ['D:PAYSHAP PAYMENT TO THANDI NKOSI'],
  },
  {
    id: 'za.tax',
    words:
      'sars|sars vat|sars paye|sars prov|sars efiling|uif|licensing dept|traffic fines|traffic dept|rtmc|aarto|dept of home affairs|home affairs|cipc',
    anywhere: true,
    debit: 'tax',
    kind: 'tax',
    examples: ['D:SARS-PROV 1234567890123456789', 'D:SARS-VAT 1234567890123456789'],
    counterExamples: ['D:POS PURCHASE SARSAPARILLA BAR'],
  },
  {
    id: 'za.grant',
    words: 'sassa|sassa grant|social grant|srd grant|uif payment|gepf|pensioen|salaris|umholo',
    credit: 'salary',
    kind: 'salary',
    anywhere: true,
    examples: ['C:SASSA GRANT 112233', 'C:ACB CREDIT GEPF 88291300'],
    counterExamples: ['D:SARS-PROV 1234567890123456789'],
  },
  {
    id: 'za.savings',
    words:
      'savings pocket|savings account|money maximiser|money maximizer|goalsave|goal save|notice deposit|32 day notice|to pocket|from pocket|spend pocket|bank your change|live better savings|round up transfer|savings transfer|transfer to savings|transfer from savings|to savings|from savings|tax free savings|fixed deposit|access facility|save your change',
    debit: 'savings',
    credit: 'savings',
    kind: 'sweep',
    examples: ['D:TRANSFER TO SAVINGS POCKET T NKOSI', 'D:BANK YOUR CHANGE 112233'],
    counterExamples: ['C:CREDIT INTEREST'],
  },
  {
    id: 'za.airtime',
    words:
      'prepaid airtime|prepaid mobile|prepaid data|vas airtime|cell c airtime|vodacom airtime|mtn airtime|telkom airtime|prepaid mobile purchase|prepaid vodacom|prepaid mtn|prepaid telkom|prepaid cell c|data bundle',
    debit: 'airtime_and_data',
    kind: 'airtime',
    examples: ['D:PREPAID AIRTIME VODACOM 0821234567'],
    counterExamples: ['D:PREPAID ELECTRICITY CITY POWER'],
  },
  {
    id: 'za.lotto',
    words: 'lotto|powerball|lotto purchase|ithuba|national lottery',
    debit: 'betting_deposit',
    credit: 'betting_payout',
    kind: 'bill',
    examples: ['D:LOTTO PURCHASE 112233', 'D:POWERBALL 112233'],
    counterExamples: ['D:POS PURCHASE LOTTA SHOES'],
  },
];

export const MERCHANTS: readonly Rule[] = [
  {
    id: 'za.betting',
    words:
      'hollywoodbets|hollywood bets|supabets|betway|sportingbet|playa bets|playabets|world sports betting|wsb|gbets|sunbet|easybet|betxchange|lottostar|lotto star|topbet|bettabets|yesplay|10bet|bet co za|tab betting|marshalls world|keith ho|interbet|pokerbet',
    debit: 'betting_deposit',
    credit: 'betting_payout',
    examples: ['D:E-COMMERCE HOLLYWOODBETS 412345*6789', 'C:ACB CREDIT SUPABETS 88291300'],
    counterExamples: ['D:POS PURCHASE HOLLYWOOD COSTUMES'],
  },
  {
    id: 'za.utilities',
    words:
      'eskom|city power|prepaid electricity|prepaid elec|electricity purchase|joburg water|johannesburg water|rand water|city of johannesburg|city of joburg|coj|city of cape town|coct|city of tshwane|tshwane|ethekwini|ekurhuleni|nelson mandela bay|mangaung|buffalo city|msunduzi|municipality|dstv|multichoice|openview|telkom|telkom fibre|telkom sa|afrihost|webafrica|web africa|vumatel|vuma|openserve|cool ideas|coolideas|rain|rain networks|mweb|axxess|herotel|supersonic|rsaweb|frogfoot|octotel|metrofibre|pikitup|rates and taxes|easypay electricity',
    not: 'rain coats|rain boots',
    debit: 'utilities',
    examples: ['D:PREPAID ELECTRICITY CITY POWER 112233', 'D:DEBIT ORDER AFRIHOST 88291300 112233'],
    counterExamples: ['D:POS PURCHASE RAINBOW CHICKEN'],
  },
  {
    id: 'za.telcos',
    words:
      'vodacom|vodashop|mtn sp|mtn south africa|mtn|cell c|cellc|virgin mobile|telkom mobile|fnb connect|capitec connect|mr price mobile',
    debit: 'airtime_and_data',
    examples: ['D:DEBIT ORDER VODACOM 88291300 112233', 'D:POS PURCHASE CELL C SANDTON'],
    counterExamples: ['D:POS PURCHASE MOUNTAIN CAFE'],
  },
  {
    id: 'za.groceries',
    words:
      'checkers|checkers hyper|checkers sixty60|sixty60|shoprite|pick n pay|pnp|pnp express|pnp fam|pnp crp|woolworths|woolworths food|ww food|spar|superspar|kwikspar|tops spar|food lovers|food lovers market|boxer|boxer superstores|usave|ok foods|ok grocer|makro|cambridge food|choppies|fruit and veg|fruit veg city|saveway|game|roots butchery|impala fruit|oxford freshmarket|jwayelani|fresh stop|freshstop|woolies|elite cash and carry|tops at spar|dis chem baby',
    not: 'game reserve|spar a|game lodge',
    debit: 'groceries',
    examples: ['D:POS PURCHASE PNP CRP SANDTON 412345*6789 14/11', 'D:POS PURCHASE SUPERSPAR NORWOOD'],
    counterExamples: ['D:POS PURCHASE GAME RESERVE LODGE', 'D:POS PURCHASE BOXERCISE GYM'],
  },
  {
    id: 'za.dining',
    words:
      'nandos|steers|wimpy|kfc|mcdonalds|mcd|debonairs|debonairs pizza|fishaways|roman s pizza|romans pizza|ocean basket|spur|panarottis|mugg and bean|mugg bean|vida e caffe|seattle coffee|bootlegger|rocomamas|roco mamas|john dorys|hungry lion|chicken licken|burger king|simply asia|cappuccinos|doppio zero|tashas|kauai|krispy kreme|mr d|mr d food|mrd|uber eats|checkers food|col cacchio|pizza perfect|galitos|barcelos|cattle baron|hussar grill|turn n tender|primi|starbucks|milky lane|the fat cake|wiesenhof|bossa|anat|andiccio|ginos|news cafe|europa|motherland coffee',
    not: 'spurs football',
    debit: 'food_and_dining',
    examples: ["D:POS PURCHASE NANDO'S ROSEBANK", 'D:POS PURCHASE OCEAN BASKET MENLYN'],
    counterExamples: ['D:POS PURCHASE OCEANIC TRAVEL'],
  },
  {
    id: 'za.transport',
    words:
      'engen|sasol|caltex|astron energy|shell|bp|total|totalenergies|gautrain|prasa|metrorail|rea vaya|myciti|a re yeng|putco|intercape|greyhound|translux|baz bus|sanral|sanral e toll|etoll|tolls|bakwena|n3tc|n3 toll|trac n4|plaza toll|admyt|kaching parking|interpark|uber|bolt|indrive|supa quick|hi q|tiger wheel|tiger wheel and tyre|bidvest car rental|avis|europcar|hertz|first car rental|tracker|netstar|cartrack|midas|autozone|goldwagen|dekra|aa south africa|the courier guy|courier guy|pudo|postnet|fastway|aramex|ram hand to hand|zebediela',
    not: 'total beauty|total child|shell beach house|bp check|total tools',
    debit: 'transport',
    examples: ['D:POS PURCHASE ENGEN SANDTON', 'D:POS PURCHASE GAUTRAIN ROSEBANK'],
    counterExamples: ['D:POS PURCHASE TOTAL BEAUTY'],
  },
  {
    id: 'za.shopping',
    words:
      'takealot|takealo t|superbalist|bash|mr price|mrp|mrp home|ackermans|pep|pep stores|pep home|jet|edgars|foschini|tfg|markham|truworths|identity|exact|sportscene|totalsports|sheet street|home choice|homechoice|coricraft|builders|builders warehouse|buco|cashbuild|leroy merlin|makro online|incredible connection|hi fi corp|hificorp|istore|dion wired|game stores|cape union mart|due south|old khaki|poetry|h and m|zara|cotton on|factorie|typo|clicks beauty|exclusive books|cna|pna|toys r us|toy kingdom|west pack|west pack lifestyle|crazy store|the crazy store|mambos|yuppiechef|faithful to nature|evetech|wootware|loot|bidorbuy|bob shop|onedayonly|one day only|shein|temu|amazon|sportsmans warehouse|outdoor warehouse|rage|legit|queenspark|woolworths clothing|dunns|beaver canoe|fabiani|volpes|verimark|refinery|lovisa|sorbet|pets world|absolute pets|petworld|outsurance shop',
    not: 'jet fuel|jet ski|pep talk|exact change|rage room|identity document',
    debit: 'shopping',
    examples: ['D:E-COMMERCE TAKEALOT 412345*6789', 'D:POS PURCHASE PEP STORES SOWETO'],
    counterExamples: ['D:POS PURCHASE PEPPER TREE CAFE', 'D:POS PURCHASE JET SKI HIRE'],
  },
  {
    id: 'za.health',
    words:
      'clicks|clicks pharmacy|dis chem|dischem|dis chem pharmacy|netcare|mediclinic|life healthcare|lancet|lancet laboratories|ampath|pathcare|discovery health|bonitas|momentum health|gems|medihelp|fedhealth|bestmed|polmed|intercare|medirite|alpha pharm|link pharmacy|spec savers|specsavers|torga optical|vision works|mellins|lenmed|dr smith|profmed|keyhealth|essential med|dentalcare|specsaver|prime cure|medikredit',
    not: 'clicks photo|gems and jewels',
    debit: 'health',
    examples: ['D:POS PURCHASE DIS-CHEM MENLYN', 'D:DEBIT ORDER DISCOVERY HEALTH 88291300 112233'],
    counterExamples: ['D:POS PURCHASE GEMS AND JEWELS'],
  },
  {
    id: 'za.insurance',
    words:
      'outsurance|discovery life|discovery insure|discovery insurance|santam|old mutual|sanlam|liberty life|liberty|momentum|hollard|king price|miway|auto and general|auto general|budget insurance|first for women|dialdirect|dial direct|1life|1 life|avbob|assupol|clientele|metropolitan|metropolitan life|brightrock|naked insurance|pineapple insurance|telesure|bidvest insurance|absa life|fnb life|capitec life|fnb insurance|standard insurance|old mutual insure|guardrisk|safrican|sanlam sky|hollard life|african unity|kgori|iwyze|virseker|funeral cover|funeral policy|prosperity insurance|dotsure|mutual and federal|bryte|bonitas gap|stratum|zestlife|union life|channel life|doves',
    not: 'liberty cafe|momentum health|metropolitan bakery',
    debit: 'insurance',
    credit: 'insurance',
    examples: ['D:DEBIT ORDER OUTSURANCE 88291300 112233', 'D:DEBIT ORDER AVBOB 88291300 112233'],
    counterExamples: ['D:POS PURCHASE LIBERTY CAFE'],
  },
  {
    id: 'za.mortgage',
    words:
      'home loan|home loans|bond repayment|bond instalment|bond payment|home loan repayment|sa home loans|sahl|ooba|mortgage|bond account',
    not: 'home loan account fee',
    debit: 'rent',
    examples: ['D:DEBIT ORDER SA HOME LOANS 88291300 112233', 'D:HOME LOAN BOND REPAYMENT 2785972957'],
    counterExamples: ['D:DEBIT ORDER WESBANK 88291300 112233'],
  },
  {
    id: 'za.lenders',
    words:
      'african bank|capfin|wonga|finchoice|lime24|lime 24|wesbank|mfc|nedbank mfc|bayport|direct axis|directaxis|old mutual finance|fasta|boodle|finbond|mobicred|payflex|payjustnow|pay just now|happy pay|happypay|rcs|rcs group|tenacity|tfg account|truworths account|edcon|vehicle finance|personal loan|credit card payment|student loan|nsfas repayment|capitec loan|capitec credit|absa vehicle|standard bank vaf|real people|atlas finance|getbucks|mpowa|dunns account|lewis stores account|lewis group|hoist|teljoy|rent to own',
    debit: 'loan_repayment',
    credit: 'loan_disbursement',
    examples: ['D:DEBIT ORDER WESBANK 88291300 112233', 'D:DEBIT ORDER AFRICAN BANK 88291300 112233'],
    counterExamples: ['D:POS PURCHASE WESTBANK HOTEL'],
  },
  {
    id: 'za.investments',
    words:
      'easyequities|easy equities|satrix|allan gray|coronation|ninety one|10x|10x investments|sygnia|psg|prudential im|m and g investments|luno|valr|binance|ovex|old mutual unit trust|sanlam investments|discovery invest|stanlib|purple group|nedgroup investments|10x retirement|foord|prescient|investec wealth|franc app|stash by liberty|altvest|retail savings bonds',
    not: 'coronation street|ninety one cafe',
    debit: 'investments',
    credit: 'investments',
    examples: ['D:DEBIT ORDER ALLAN GRAY 88291300 112233', 'D:PAYSHAP PAYMENT TO EASYEQUITIES'],
    counterExamples: ['D:POS PURCHASE ALLANS NURSERY'],
  },
  {
    id: 'za.education',
    words:
      'unisa|university of south africa|wits|uct|university of cape town|university of pretoria|stellenbosch university|uj|university of johannesburg|ukzn|nwu|ufs|tut|cput|dut|varsity college|iie|rosebank college|damelin|boston city campus|mancosa|regenesys|curro|advtech|spark schools|crawford|reddford|reddam|st johns college|nsfas|van schaik|juta|educor|milpark|richfield|imm graduate|getsmarter|hyperiondev|wethinkcode',
    debit: 'education',
    examples: ['D:DEBIT ORDER CURRO 88291300 112233', 'D:FNB OB PMT UNISA'],
    counterExamples: ['D:POS PURCHASE CURRY DEN'],
  },
  {
    id: 'za.entertainment',
    words:
      'ster kinekor|sterkinekor|nu metro|numetro|computicket|webtickets|quicket|ticketpro|howler|gold reef city|ratanga|ushaka|monte casino|montecasino|emperors palace|sun city|grandwest|virgin active|planet fitness|zone fitness|gym company|bounce|acrobranch|kirstenbosch|two oceans aquarium|sa national parks|sanparks|steam|playstation|xbox|theatre on the bay|the baxter|loftus',
    debit: 'entertainment',
    examples: ['D:POS PURCHASE STER KINEKOR ROSEBANK', 'D:DEBIT ORDER VIRGIN ACTIVE 88291300 112233'],
    counterExamples: ['D:POS PURCHASE BOUNCY CASTLES HIRE'],
  },
  {
    id: 'za.travel',
    words:
      'flysafair|safair|fly safair|airlink|lift airline|lift air|kulula|mango airlines|comair|saa|south african airways|cemair|travelstart|city lodge|protea hotels|southern sun|tsogo sun|road lodge|town lodge|premier hotel|holiday inn|sun international|flight centre|lekkeslaap|sa venues|aha hotels|bb lodge|club leisure|first group resorts',
    debit: 'travel',
    examples: ['D:E-COMMERCE FLYSAFAIR 412345*6789', 'D:POS PURCHASE CITY LODGE HOTEL'],
    counterExamples: ['D:POS PURCHASE MANGO GROVE FRUIT'],
  },
  {
    id: 'za.settlement',
    words:
      'yoco|ikhokha|snapscan|zapper|payfast|peach payments|paygate|ozow|merchant settlement|speedpoint|merchant services|card machine settlement|nedbank merchant|adumo|stitch|lula settlement|capitec business settlement|pos settlement credit',
    credit: 'sales',
    kind: 'settlement',
    examples: ['C:ACB CREDIT PAYFAST 88291300'],
    counterExamples: ['D:E-COMMERCE PAYFAST 412345*6789'],
  },
];

export const KEYWORDS: readonly Rule[] = [
  {
    id: 'za.purpose.rent',
    words: 'huur|irente|rent|levies|levy',
    debit: 'rent',
    examples: ['D:FNB App Payment To Thandi Nkosi - huur'],
    counterExamples: ['D:FNB App Payment To Thandi Nkosi - huurmotor'],
  },
  {
    id: 'za.purpose.school',
    words: 'skoolgeld|skool|imali yesikole|school fees|aftercare|creche',
    debit: 'education',
    examples: ['D:FNB App Payment To Thandi Nkosi - skoolgeld'],
    counterExamples: ['D:FNB App Payment To Thandi Nkosi - skoon'],
  },
  {
    id: 'za.purpose.food',
    words: 'kos|ukudla|braai|vleis|inyama',
    debit: 'food',
    examples: ['D:FNB App Payment To Thandi Nkosi - ukudla'],
    counterExamples: ['D:FNB App Payment To Thandi Nkosi - kosher'],
  },
  {
    id: 'za.purpose.giving',
    words: 'tiende|kerk|geskenk|isipho|lobola|lobolo|umngcwabo|begrafnis|icawa|donasie',
    debit: 'gifts_and_donations',
    credit: 'gifts_and_donations',
    examples: ['D:FNB App Payment To Thandi Nkosi - lobola', 'D:FNB App Payment To Thandi Nkosi - geskenk'],
    counterExamples: ['D:FNB App Payment To Thandi Nkosi - kerkhof plot'],
  },
  {
    id: 'za.purpose.transport',
    words: 'petrol|brandstof|taxi fare|lift club|liftclub|imali yetaxi|imoto|staff transport',
    debit: 'transport',
    examples: ['D:FNB App Payment To Thandi Nkosi - lift club'],
    counterExamples: ['D:FNB App Payment To Thandi Nkosi - petroglyph'],
  },
  {
    id: 'za.purpose.savings',
    words: 'stokvel|spaar|society contribution|imali yestokvel',
    debit: 'savings',
    credit: 'savings',
    examples: ['D:FNB App Payment To Thandi Nkosi - stokvel'],
    counterExamples: ['D:FNB App Payment To Thandi Nkosi - spaarwater'],
  },
];

/** Tried after all trades: a gateway is known, its shop is not. */
export const GATEWAYS: readonly Rule[] = [
  {
    id: 'za.gateways',
    words: 'payfast|ozow|peach payments|paygate|yoco|snapscan|zapper|ikhokha',
    debit: 'online_transactions',
    examples: ['D:E-COMMERCE PAYFAST 412345*6789'],
    counterExamples: ['C:YOCO MERCHANT SETTLEMENT 88291300'],
  },
];
