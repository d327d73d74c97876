/** Nigerian merchants, billers, operators, lenders, savings apps and gateways, by what they sell. */
import type { Rule } from '../country-data.ts';

export const MERCHANTS: readonly Rule[] = [
  {
    id: 'ng.betting',
    words:
      'bet9ja|bet 9ja|bet9ja agent|nairabet|naira bet|merrybet|merry bet|betbonanza|bet bonanza|surebet247|surebet|betland|lionsbet|accessbet|access bet|betcorrect|wgb|winners golden bet|baba ijebu|babaijebu|premier lotto|green lotto|naijabet|naija bet|ilotbet|i lot bet|frapapa|football ng|betbiga|livescore bet|livescorebet|betano ng|lottomania|lotto mania|winners goal|givemebet|wesco lotto|r s lotto|western lotto|kc gaming|kcgaming|sv gaming|sv sportybet|sportybet ng|zebet|bet22|kingdom bet|niaja bet',
    debit: 'betting_deposit',
    credit: 'betting_payout',
    examples: ['D:NIP/WEMA/BET9JA/funding', 'C:NIP/GTB/KC GAMING NETWORKS/payout'],
    counterExamples: ['D:NIP/GTB/BETTY OBI/bet', 'D:NIP/GTB/ADA OBI/betterment'],
  },
  {
    id: 'ng.power',
    words:
      'ikedc|ikedp|ikeja electric|ikeja electricity|ekedc|ekedp|eko electricity|eko electric|eko disco|aedc|abuja electricity|abuja electric|ibedc|ibadan electricity|ibadan disco|eedc|enugu electricity|enugu disco|phed|phedc|ph electricity|port harcourt electricity|kedco|kano electricity|kaedco|kaduna electric|kaduna electricity|bedc|benin electricity|benin disco|jed|jedc|jedplc|jos electricity|yedc|yola electricity|aba power|abapower|apleng|phcn|nepa|buypower|buy power|prepaid meter|prepaid electricity|postpaid electricity|irecharge|electricity',
    not: 'electricity repair',
    debit: 'utilities',
    kind: 'bill',
    examples: ['D:BILLS/ IKEDC/77586623306', 'D:WEB PYMT BUYPOWER.NG 00912'],
    counterExamples: ['D:POS PURCHASE EKE STORES', 'D:NIP/GTB/IKE DC OBI/rice'],
  },
  {
    id: 'ng.cable-and-internet',
    words:
      'dstv|gotv|go tv|multichoice|multi choice|startimes|star times|tstv|consat|spectranet|smile communications|smile bundle|smile recharge|smile data|smile 4g|swift networks|swift 4g|ipnx|tizeti|fibre one|fiberone|fob|mainone|cobranet|ntel|coollink|wifi ng|jinja bouquet|jolli bouquet|jinja|gotv jolli|gotv max|gotv supa|dstv padi|dstv yanga|dstv confam|dstv compact|dstv premium|yanga bouquet|confam bouquet|compact bouquet|padi bouquet|bouquet|lagos water|water board|lawma|lagos waste|waste bill|visionscape|aepb|wastemanagement|pakam|pay tv',
    debit: 'utilities',
    kind: 'bill',
    examples: [
      'D:517293086182//8391881357////1790094564JAif Jinja Bouquet -FLM0334',
      'D:WEB PYMT MULTICHOICE NIGERIA 00912',
    ],
    counterExamples: ['D:NIP/GTB/STARR TIMOTHY/rice', 'D:POS PURCHASE SMILE DENTAL'],
  },
  {
    id: 'ng.telcos',
    words:
      'mtn data|mtn vtu|mtn airtime|mtn topup|mtn bundle|mtn nigeria|mtnn|mtn ng|airtel data|airtel vtu|airtel airtime|airtel topup|airtel bundle|airtel nigeria|airtel networks|glo data|glo vtu|glo airtime|glo topup|glo bundle|globacom|glo mobile|9mobile data|9mobile vtu|9mobile airtime|9mobile topup|9mobile bundle|etisalat|etisalat data|t2 mobile|t2mobile|vtpass|vtpass com|reloadly|mtn xtratime|airtime advance|data share|xtratime',
    not: 'mtnn payment|mtn dividend|mtn shares',
    debit: 'airtime_and_data',
    kind: 'airtime',
    examples: ['D:MOBILE BILLS PYMT/ AIRTEL DATA/0911367XXXX', 'D:WEB PYMT VTPASS.COM 00912'],
    counterExamples: ['D:9MOBILE CHARGE FOR USSD SESSION ce9o7a6s4q5', 'D:NIP/GTB/GLO ADEOLA/rice'],
  },
  {
    id: 'ng.telcos-weak',
    weak: true,
    words: 'mtn|airtel|glo|9mobile',
    not: 'mtn shares',
    debit: 'airtime_and_data',
    examples: ['D:BILLS PYMT/MTN/08031234567/77128312'],
    counterExamples: ['D:NIP/GTB/GLO ADEOLA/rice'],
  },
  {
    id: 'ng.lenders',
    words:
      'fairmoney loan|fairmoney repayment|palmcredit|palm credit|okash|easemoni|ease moni|newedge|new edge finance|blue ridge|blueridge|carbon loan|renmoney|renmoney loan|branch international|branch loan|aella credit|aella|kiakia|kia kia bits|quickcheck|quick check|quickcredit|quick credit|gtb quickcredit|specta|specta loan|xcross cash|xcrosscash|lcredit|l credit|soko loan|sokoloan|9credit|ncash|creditville|page financials|zedvance|fast credit|fastcredit|credit direct|creditdirect|lapo loan|rosabon|princeps|princeps finance|ccash|aladin lend|irorun|migo|kredi money|kreditbank|umba|payday loan|paydayloan|paylater|p2vest|sycamore loan|sycamore integrated|lendsqr|lidya|float loan|indicina|altara|altara credit|cdcare|carrot credit|easybuy|credpal|money lender|ipsa loan|alat loan|firstadvance|first advance|firstadvance loan|device financing',
    not: 'loan from|loan refund|loan officer|loan to|no loan',
    debit: 'loan_repayment',
    credit: 'loan_disbursement',
    kind: 'loan-repayment',
    examples: ['D:WEB PYMT PALMCREDIT 00912', 'C:NIP/WEMA/BLUE RIDGE MFB/EASEMONI disburse'],
    counterExamples: [
      'C:NIP/GTB/KUNLE MUSA/Loan refund to EXAMPLE COOPERATIVE SOCIETY',
      'D:NIP/GTB/SPECTATOR INN/rice',
    ],
  },
  {
    id: 'ng.savings',
    words:
      'piggyvest|piggy vest|piggytech|piggytech global|cowrywise|cowry wise|kolo pay|alajo|ajo card|ajocard|thrive agric savings|esusu app|savebox|v bank savings|kuda savings|coop savings|ladda|rank capital|sofri savings|mtarget',
    debit: 'savings',
    credit: 'savings',
    kind: 'sweep',
    examples: ['D:WEB PYMT PIGGYVEST 00912', 'C:NIP/PROVIDUS/COWRYWISE FINANCIAL TECHNOLOGY/withdrawal'],
    counterExamples: ['D:NIP/GTB/PIGGERY FARM/pigs'],
  },
  {
    id: 'ng.investments',
    words:
      'risevest|rise vest|rise capital|bamboo|bamboo systems|bamboo invest|chaka|chaka technologies|trove|trove technologies|stanbic money market|arm investment|arm mmf|arm money market|arm life pfa|i invest|iinvest|parthian|afrinvest|meristem|chapel hill|united capital|cordros|cardinalstone|fbnquest|investone|vetiva|zedcrest|wealth ng|wealth bv|luno|binance|quidax|busha|yellow card|yellowcard|bitnob|roqqu|patricia|kucoin|bybit|bundle africa|farmcrowdy|thrive agric|thriveagric|payday investor|coronation asset|norrenberger|lead capital|csl stockbrokers|hisa|nairametrics wealth|cowry asset|stanbic ibtc asset|emerging africa|optimus by afrinvest|money market fund|crowdyvest|propvest|estate intel|ngx|cscs',
    not: 'bamboo chairs|bamboo restaurant|trove of love',
    debit: 'investments',
    credit: 'investments',
    examples: ['D:WEB PYMT RISEVEST 00912', 'C:NIP/WEMA/BAMBOO SYSTEMS TECHNOLOGY/withdraw'],
    counterExamples: ['D:POS PURCHASE BAMBOO RESTAURANT', 'D:NIP/GTB/TROVER ADE/rice'],
  },
  {
    id: 'ng.insurance',
    words:
      'axa mansard|axamansard|leadway|leadway assurance|aiico|custodian|custodian investment|hygeia|hygeia hmo|reliance hmo|reliance health|avon hmo|avon healthcare|total health trust|nem insurance|mutual benefits|cornerstone insurance|lasaco|sovereign trust|consolidated hallmark|linkage assurance|wapic|coronation insurance|old mutual|prudential zenith|zenith insurance|tangerine|tangerine life|heirs insurance|heirs life|veritas kapital|staco|niger insurance|law union|curacel|casava|nhia|nhis|clearline hmo|metrohealth|bastion hmo|african alliance|etap insurance|clinic connect',
    not: 'hmo claims settlement|hygeia hmo claims settlement|custodian of',
    debit: 'insurance',
    credit: 'insurance',
    examples: ['D:WEB PYMT AXA MANSARD 00912', 'D:NIP/GTB/LEADWAY ASSURANCE COMPANY/premium'],
    counterExamples: ['C:HYGEIA HMO CLAIMS SETTLEMENT', 'D:NIP/GTB/ADA CUSTODIO/rice'],
  },
  {
    id: 'ng.government',
    words:
      'firs|nrs tax|lirs|fct irs|fctirs|ogun irs|ogirs|rivers irs|oyo irs|tsa|treasury single account|nigeria customs|customs service|cac|corporate affairs commission|frsc|firs taxpromax|taxpro max|immigration service|nigeria immigration|passport office|nafdac|lagos state govt|lagos state government|lasg|lasg revenue|fgn remita|lagos land use charge|lasdri|vio|vehicle licence|vehicle license|driver licence|drivers licence|drivers license|plate number|nimc|autoreg',
    not: 'frsc shop',
    debit: 'tax',
    kind: 'tax',
    examples: ['D:WEB PYMT FIRS TAXPROMAX 00912', 'D:BILLS PYMT/LIRS/220912/77128312'],
    counterExamples: ['D:NIP/GTB/VIOLA OBI/rice', 'D:NIP/FIRST BANK/ADA OBI/rice'],
  },
  {
    id: 'ng.exams-and-schools',
    words:
      'jamb|waec|neco|nabteb|unilag|university of lagos|oau|obafemi awolowo|uniben|university of benin|unn|university of nigeria|unilorin|futa|lasu|covenant university|babcock|babcock university|noun|national open university|yabatech|yaba college|ui ibadan|university of ibadan|abu zaria|ahmadu bello university|miva|miva open university|lautech|uniport|unical|eksu|aaua|lagos business school|altschool|alt school|decagon|utiva|ican|acca|citn|nysc|greensprings|corona schools|chrisland|lead city|bells university|redeemers university|pan atlantic university|american university of nigeria|nile university|baze university|ulesson|edusko|schoolable|edves',
    debit: 'education',
    examples: ['D:REMITA/UNILAG/acceptance', 'D:WEB PYMT JAMB EPIN 00912'],
    counterExamples: ['D:POS PURCHASE NOUNS BAR', 'D:NIP/GTB/ADA UI DESIGNER/rice'],
  },
  {
    id: 'ng.rides-and-transport',
    words:
      'lagride|lag ride|rida app|gokada|go kada|max ng|metro africa xpress|opay ride|cowry card|cowrycard|lamata|lagos brt|primero transport|primero|gigm|gig mobility|god is good motors|gigl|gig logistics|abc transport|guo transport|peace mass transit|peace mass|chisco|chisco transport|libra motors|young shall grow|efex executive|cross country transport|nnpc|nnpc retail|nnpc mega|oando|oando filling|conoil|forte oil|ardova|ap filling|mrs filling|mrs oil|mobil filling|eterna|eterna plc|northwest petroleum|nipco|nipco gas|bovas|rainoil|rain oil|heyden|heyden petroleum|enyo|enyo retail|11plc|eleven plc|sobaz|matrix energy|techno oil|aym shafa|aa rano|a a rano|danmarna|ammasco|lcc|lekki concession|lcc toll|lekki toll|etoll|e tag|nrc|nigerian railway|nrc train|lagos blue line|kwik delivery|kwik|sendbox|dhl|fedex|gigl express|shuttlers|treepz|plentywaka|moove|moove africa|autochek|carbin|uber ng|bolt ng|toll',
    not: 'gig worker|primero foods|mrs oil money',
    debit: 'transport',
    examples: ['D:POS PURCHASE NNPC RETAIL IKEJA', 'D:WEB PYMT GIGM.COM 00912'],
    counterExamples: ['D:NIP/GTB/MRS OILE/rice', 'D:POS PURCHASE MATRIX STORES'],
  },
  {
    id: 'ng.travel',
    words:
      'air peace|airpeace|arik|arik air|ibom air|ibomair|dana air|united nigeria|united nigeria airlines|valuejet|value jet|green africa|greenafrica|overland airways|max air|aero contractors|azman air|rano air|umza air|ng eagle|xejet|hotels ng|hotelsng|wakanow|travelbeta|travel beta|tripshub|patricia travels|eko hotel|eko hotels|transcorp hilton|transcorp|federal palace|oriental hotel|lagos oriental|four points|golden tulip|southern sun|bon hotel|bwc hotel|the wheatbaker|wheatbaker|sheraton lagos|presken|faan|skyway aviation|nahco',
    debit: 'travel',
    examples: ['D:WEB PYMT AIR PEACE LIMITED 00912', 'D:POS PURCHASE EKO HOTELS AND SUITES'],
    counterExamples: ['D:NIP/GTB/PEACE AIRE/rice', 'D:POS PURCHASE MAX AIRCON'],
  },
  {
    id: 'ng.groceries',
    words:
      'justrite|just rite|justrite superstore|ebeano|prince ebeano|ebeano supermarket|hubmart|foodco|food co|market square|marketsquare|addide|grocery bazaar|sahad|sahad stores|next cash and carry|nextcashandcarry|h medix supermarket|roban stores|roban|blenco|bokku|bokku mart|supersaver|super saver|supersaver magodo|globus supermarket|goodies supermarket|park n shop|park and shop|artee|spar nigeria|renees|renee supermarket|le rendezvous|twins faja|prisca mart|adiba|jendol|jendor|grand square|grandsquare|amigo supermarket|dunes centre|faxx|buy more|everyday supermarket|chi ltd|farm city|farmcity|farmcrowdy foods|pricepally|price pally|vendease|foodlocker|supermart ng|cash savers|grocedy|mile 12 market|delis supermarket|medplus grocery|winners supermarket|royal mart|danfo mart|l and k',
    debit: 'groceries',
    examples: ['D:POS PURCHASE EBEANO LEKKI', 'D:FUNDS TRANSFER -279227- -250251-T Cash Savers 279227 8XTYOGIB LANG'],
    counterExamples: ['D:POS PURCHASE ROBANO SHOES'],
  },
  {
    id: 'ng.dining',
    words:
      'chicken republic|food concepts|foodconcepts|mr biggs|mr bigg|mrbiggs|tantalizers|tastee fried chicken|tastee|sweet sensation|kilimanjaro|kilimanjaro restaurant|genesis restaurant|bukka hut|bukkahut|the place|theplace|the place restaurant|mama cass|crunchies|jevinik|item 7|item7|dodo pizza|debonairs pizza|domino pizza|eat n go|eatngo|cold stone creamery|pinkberry|cafe neo|neo cafe|art cafe|craft gourmet|hard rock lagos|ofada boy|yellow chilli|yellow chili|nkoyo|sooyah|sooyah bistro|burger king nigeria|johnny rockets|barcelos|southfork|jollof n laugh|korede spaghetti|foodie|heyfood|foodcourt ng|gourmet twist|ice cream factory|megachicken|mega chicken|white house yaba|iya eba|amala sky|amala place|chopnow|chow deck|bolt food|pie express|so fresh|sofresh|simply green|maison kayser|la pizza|panarottis|chop n go|captain cook|marwako|sultan bites|chicken capitol|kobis',
    debit: 'food_and_dining',
    examples: [
      'D:POS/WEB PURCHASE TRANSACTION -601971- - 739721-FOOD CONCEPTS PLC LA NG',
      'D:POS PURCHASE CHICKEN REPUBLIC YABA',
    ],
    counterExamples: ['D:NIP/GTB/BIGGS ADE/loan', 'D:POS PURCHASE CHICKEN FEED WORLD'],
  },
  {
    id: 'ng.health',
    words:
      'medplus|med plus|healthplus|health plus|alpha pharmacy|mopheth|nett pharmacy|hmedix|h medix|reddington|reddington hospital|lagoon hospital|lagoon hospitals|evercare|st nicholas hospital|eko hospital|eko hospitals|luth|lasuth|nairobi hospital lagos|cedarcrest|nizamiye|afriglobal|afriglobal medicare|synlab|medbury|clina lancet|lancet|pathcare|me cure|mecure|healthtracka|drugstoc|mymedicines|wellahealth|famacare|euracare|r jolad|duchess hospital|vedic|eye foundation|rainbow specialist|garki hospital|asokoro hospital',
    not: 'lancet media',
    debit: 'health',
    examples: ['D:POS PURCHASE MEDPLUS LEKKI', 'D:POS PURCHASE REDDINGTON HOSPITAL VI'],
    counterExamples: ['D:POS PURCHASE MEDIA PLUS'],
  },
  {
    id: 'ng.shopping',
    words:
      'jumia|jumiapay|jumia pay|konga|kongapay|jiji|jiji ng|slot systems|slot limited|slot nig|pointek|3c hub|3chub|finet|fouani|samsung store|lg fouani|hisense|zinox|ruff n tumble|ruff tumble|miniso|mr price|mrp|persianas|essenza|mac cosmetics|zaron|house of tara|bata|swatch group|montaigne|polo avenue|sole trader|shopperz|payporte|kaymu|vconnect|printivo|laterna|terra kulture|rovingheights|glendora|kara ng|parktel|royalline|dubai mall|balogun market|computer village|alaba market|yudala|instashop|bumpa|selar|paystack storefront|disha',
    not: 'jumia food|jumia travel',
    debit: 'shopping',
    examples: ['D:WEB PYMT JUMIA 00912', 'D:POS PURCHASE SLOT SYSTEMS IKEJA'],
    counterExamples: ['D:NIP/GTB/ADA OBI/slot for exam', 'D:POS PURCHASE BATANI'],
  },
  {
    id: 'ng.entertainment',
    words:
      'filmhouse|filmhouse cinemas|genesis cinema|genesis deluxe|silverbird|silverbird cinema|ozone cinema|ozone cinemas|viva cinema|viva cinemas|ebonylife|ebony life|lighthouse cinema|blue pictures cinema|tix africa|tixafrica|nairabox|afrotix|eventbrite|ticketsfor africa|upbeat|upbeat centre|rufus and bee|rufus bee|landmark beach|omu resort|hi impact planet|eko atlantic|quilox|cubana|club dna|shekinah gym|i fitness|ifitness|bodyline gym|proflex gym|lufasi|lekki conservation|dreamworld',
    debit: 'entertainment',
    examples: ['D:POS PURCHASE FILMHOUSE CINEMAS SURULERE', 'D:WEB PYMT TIX AFRICA 00912'],
    counterExamples: ['D:POS PURCHASE GENESIS RESTAURANT GRA', 'D:NIP/GTB/SILVER BIRDLING/rice'],
  },
  {
    id: 'ng.payouts',
    words:
      'paystack payout|paystack settlement|paystack payments|flutterwave settlement|flutterwave payout|flutterwave technology|monnify settlement|teamapt settlement|moniepoint settlement|opay settlement|interswitch settlement|isw settlement|nomba settlement|kudi settlement|nibss settlement|global accelerex|accelerex|itex|unified payment|unified payments|hope payment|squad settlement|korapay payout|budpay payout|seerbit settlement|hmo claims settlement|one payout|chowdeck settlement|jumia settlement|konga settlement|uber payout|bolt payout|pos settlement|card settlement|merchant settlement|cip cr subscriptions|pay with transfer received|pos terminal card payment|terminal card payment',
    credit: 'sales',
    kind: 'settlement',
    examples: ['C:FLUTTERWAVE TECHNOLOGY SOLUTIONS LTD 00912', 'C:ONE PAYOUT TRANS 00912'],
    counterExamples: ['D:POS PURCHASE ITEX', 'C:NIP/GTB/ACCELERE OBI/rice'],
  },
];

/** Tried after all trades: a gateway is known, its shop is not. */
export const GATEWAYS: readonly Rule[] = [
  {
    id: 'ng.gateways',
    words: 'paystack|flutterwave|monnify|korapay|seerbit|squadco|budpay|budpay checkout',
    debit: 'online_transactions',
    credit: 'sales',
    examples: [
      'D:NIBSS Instant Payment Outward 000013231028346192441433420902 TO PTB/Budpay Checkout /26.875/REF:166970051568179734945478416174 f rom',
      'D:WEB PMT FLUTTERWAVE 9921',
    ],
    counterExamples: ['D:WEB PYMT PAYSTACK*CHOWDECK 6485508764 PSTK LANG'],
  },
];
