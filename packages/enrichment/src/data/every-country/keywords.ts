/** Purposes in the payer's own words: whole words only, most telling first. Lone weak words decide nothing. */
import type { Rule } from '../country-data.ts';

export const COMMON_KEYWORDS: readonly Rule[] = [
  {
    id: 'purpose.refund',
    words: 'refund|refunds|refunded|refunding|reversal|cash back for',
    not: 'loan refund|refund of loan|tax refund|non refundable',
    debit: 'refund',
    credit: 'refund',
    examples: ['D:CIB/UTO/refund for zara fam/YETI YEJIDE HASSAN'],
    counterExamples: ['C:NIP/GTB/KUNLE MUSA/Loan refund to EXAMPLE COOPERATIVE SOCIETY'],
  },
  {
    id: 'purpose.education',
    words:
      'school fee|school fees|schoolfees|schl fees|sch fees|skul fees|tuition|tuition fee|tuition fees|waec|neco|jamb|gce|exam fee|exam fees|examination|course registration|course fee|acceptance fee|hostel fee|hostel fees|lesson fee|lesson fees|home lesson|lesson|lessons|textbook|textbooks|text books|exercise books|handout|handouts|assignment|project supervision|departmental dues|pta|pta levy|school bus|excursion|graduation|school|uniform|school uniform|ielts|form fee|post utme|training fee|training|bootcamp|student|semester fees|varsity fees|university fees|college fees|1st term|2nd term|3rd term|first term|second term|third term|seminar',
    not: 'training equipment|driving school',
    debit: 'education',
    examples: ['D:NIP/GTB/GREENFIELD/SCHOOL FEES JSS1', 'D:NIP/GTB/ADA OBI/home lesson'],
    counterExamples: ['D:NIP/GTB/ADA OBI/old schooler party'],
  },
  {
    id: 'purpose.rent',
    words:
      'house rent|shop rent|office rent|annual rent|yearly rent|rent for|rent payment|rent balance|rent|rents|rental|house rentals|landlord|landlady|caution fee|agreement fee|agency fee|agency and agreement|rent renewal|accommodation fee|accommodation|tenancy|lease|mortgage|bond payment|levies estate|estate dues|service charge|apartment|hostel accommodation',
    not: 'car rental|rent a car|canopy rental|chair rental|equipment rental|costume rental|chairs rental|bond payment fgn',
    debit: 'rent',
    examples: ['D:MOBILE TRF TO FBN/ LANDLORD RENT/ADA OBI', 'D:NIP/GTB/ADA OBI/house rent'],
    counterExamples: ['D:NIP/GTB/ADA OBI/current account', 'D:NIP/GTB/ADA OBI/car rental'],
  },
  {
    id: 'purpose.giving',
    words:
      'tithe|tithes|offering|offerings|offertory|first fruit|firstfruit|seed|seed faith|seed offering|thanksgiving|donation|donations|donate|zakat|zakah|sadaqah|sadaka|sadaqa|alms|charity|church|partnership seed|building project|harvest|mission support|pastor|prophet offering|gift|gifts|birthday|birthday gift|bday|wedding|wedding gift|wedding support|aso ebi|asoebi|burial|funeral|condolence|naming ceremony|naming|anniversary|baby shower|bridal shower|hamper|valentine|xmas gift|xmas|christmas|christmas gift|sallah|eid gift|spray|spraying|congrats|congratulations|fundraising|harambee|welfare|pledge|orphanage|love gift|token of love|token of appreciation|appreciation',
    not: 'gift shop|seeds and fertilizer|seed yam|seedling|seedlings|wedding photography|wedding decoration|wedding cake',
    debit: 'gifts_and_donations',
    credit: 'gifts_and_donations',
    examples: ["D:TRF FRM AMINA WINIFRED-BISI TO GOD'S POWER|Offering", 'D:NIP/GTB/ADA OBI/birthday gift'],
    counterExamples: ['D:NIP/GTB/ADA OBI/seedlings for farm', 'D:NIP/GTB/ADA OBI/gifted hands hair'],
  },
  {
    id: 'purpose.health',
    words:
      'hospital|hosp bill|hosp bills|hospital bill|hospital bills|medical bill|medical bills|medical|medicals|medication|medications|medicine|medicines|drugs|drug|pharmacy|clinic|doctor|doctors fee|surgery|laboratory|lab test|scan|ultrasound|x ray|xray|antenatal|ante natal|delivery bill|treatment|health|health care|glasses|eye test|dental|dentist|therapy|vaccine|immunization|immunisation|checkup|check up|blood test|malaria|maternity',
    not: 'hospital equipments|hospital equipment|medical equipment|medical consumables|health and safety|hair treatment|scan documents|drug store supplies',
    debit: 'health',
    examples: ['D:NIP/GTB/ADA OBI/hospital bill', 'D:NIP/GTB/ADA OBI/drugs for mummy'],
    counterExamples: ['D:TRF TO JOLLY-TECH GROUP NIG/Hospital Equipments'],
  },
  {
    id: 'purpose.airtime',
    words:
      'airtime|data|data sub|data subscription|data bundle|recharge card|recharge|recharge cards|credit card airtime|buy data|internet data|airtime and data|call credit|top up|topup|bundles|vtu|mb data|gb data|phone credit|credit for phone|credit on phone',
    not: 'data entry|data analysis|data collection|data capture|data science|data recovery|bio data|data centre|meter recharge|prepaid meter recharge|data cable|airtime debt|topup balance',
    debit: 'airtime_and_data',
    examples: ['D:NIP/GTB/ADA OBI/data sub', 'D:MOB/UTO/TOPE VERA/airtime /65881098725'],
    counterExamples: ['D:NIP/GTB/ADA OBI/data entry work', 'D:NIP/GTB/ADA OBI/airtime debt'],
  },
  {
    id: 'purpose.utilities',
    words:
      'light bill|electricity|electricity bill|electric bill|nepa|nepa bill|phcn|prepaid meter|meter|meter recharge|token for light|light token|prepaid token|power bill|power token|water bill|water|waste bill|waste|refuse|garbage|internet|internet bill|internet subscription|wifi|wi fi|wifi subscription|dstv|gotv|startimes|cable tv|cable subscription|tv subscription|tv sub|utility|utilities|utility bill|cooking gas|gas refill|gas|lpg|kerosene|borehole|water tanker|light|broadband|fibre',
    not: 'water proofing|waterproof|light weight|lights f|gas cylinder|electrical|traffic light|light bulb|water pump|gas tank|gas cooker|purchase of lights|water heater|light snacks|bottle water|sachet water',
    debit: 'utilities',
    examples: ['D:NIP/GTB/ADA OBI/light bill', 'D:NIP/GTB/ADA OBI/wifi subscription'],
    counterExamples: ['D:NIP/GTB/ADA OBI/water pump repair', 'D:NIP/GTB/ADA OBI/delight'],
  },
  {
    id: 'purpose.transport',
    words:
      'transport|transportation|transport fare|t fare|tfare|tp|fare|bus fare|taxi|taxi fare|cab|cab fare|uber|uber ride|bolt|bolt ride|taxify|indrive|ride|okada|keke|bike man|bike|boda|boda boda|matatu|trotro|danfo|fuel|fueling|fuelling|fuel for car|fuel for gen|petrol|diesel|pms|ago|toll|toll fee|parking|parking fee|car repair|car repairs|car service|servicing of car|mechanic|vulcanizer|tyre|tyres|car wash|logistics|waybill|dispatch|dispatch rider|delivery fee|delivery|shipping|haulage|driver|vehicle|bus|engine oil|spare parts|car part|car parts|spare part|train ticket|interstate|car maintenance',
    not: 'fuel pump attendant|school bus|delivery bill|business|bike shop|ride or die|nail driver|bus loading|screw driver|transport company shares',
    debit: 'transport',
    examples: [
      'D:NIP/GTB/ADA OBI/transport fare',
      'D:NIBSS Instant Payment Outward 000013231019350620900009114040 Bus fare TO Remi Yejide Funke /10.75/REF:153814465564056021262493029191',
    ],
    counterExamples: ['D:NIP/GTB/ADA OBI/business', 'D:NIP/GTB/ADA OBI/delivery bill'],
  },
  {
    id: 'purpose.travel',
    words:
      'flight|flight ticket|flights|air ticket|hotel|hotel booking|hotel bill|hotel room|visa fee|visa application|passport|airbnb|shortlet|short let|vacation|holiday trip|trip|tour|travel|travelling|travel expenses|lodging|umrah|hajj|safari',
    not: 'hotel wifi|guilt trip|tourism board dues',
    debit: 'travel',
    examples: ['D:NIP/GTB/ADA OBI/flight ticket'],
    counterExamples: ['D:NIP/GTB/ADA OBI/tripod stand'],
  },
  {
    id: 'purpose.groceries',
    words:
      'groceries|grocery|foodstuff|foodstuffs|food stuff|food stuffs|food items|provisions|provision|supermarket|rice|bag of rice|beans|garri|yam|tomatoes|tomato|pepper|onions|vegetables|vegetable|fruits|egusi|egusi and crayfish|crayfish|fish|meat|beef|chicken|turkey|goat meat|eggs|egg|crate of eggs|bread|milk|palm oil|groundnut oil|vegetable oil|flour|sugar|plantain|potatoes|potato|soup ingredients|market|foodstuf|noodles|indomie|spaghetti|cereal|bottle water|sachet water|pure water|maize|unga|cooking oil|ogbono|ugu|pomo|stockfish|frozen food|mince|ground nut',
    not: 'market women|market survey|meat pie|chicken and chips|rice and chicken|jollof and chicken|fried chicken|grilled fish|grilled chicken|rice and stew|fried rice|jollof rice|fish pie|market stall|super market rent|marketing|chicken republic|bread winner|fish pond',
    debit: 'groceries',
    examples: [
      'D:NIBSS Instant Payment Outward 000013231128180882593223414099 Bread TO ACCESS/Amina Risi Halima /26.875/REF:171257104414627034761413715455 f rom',
    ],
    counterExamples: [
      'D:TRF/Meat pie/FRMTOPE PRISCA GARBA TO HASSAN NURA PRISCA- 058',
      'D:NIP/GTB/ADA OBI/market survey',
    ],
  },
  {
    id: 'purpose.dining',
    words:
      'lunch|dinner|breakfast|brunch|snacks|snack|restaurant|drinks|drink|shawarma|pizza|suya|meat pie|small chops|smallchops|ice cream|cake|cakes|birthday cake|wedding cake|burger|amala|jollof|jollof rice|jollof and chicken|fried chicken|grilled fish|grilled chicken|fried rice|rice and chicken|rice and stew|pepper soup|peppersoup|asun|barbecue|bbq|coffee|smoothie|smoothies|zobo|wine|beer|pastries|doughnut|doughnuts|chicken and chips|chips|catering|food delivery|takeaway|take away|eatery|light snacks|nyama choma|waakye|banku|kenkey|braai|meal|meals|refreshment|refreshments|juice|parfait|yoghurt|yogurt|popcorn|fish pie|chin chin|puff puff',
    debit: 'food_and_dining',
    examples: [
      'D:TRF/Smoothie/FRMTOPE PRISCA GARBA TO ADA OBI- 070',
      'D:MOB/UTO/HASSAN ADA/snacks /85280260303 000004230716712406842636521',
    ],
    counterExamples: ['D:NIP/GTB/ADA OBI/chipset'],
  },
  {
    id: 'purpose.food',
    words:
      'food|foods|feeding|feeding allowance|feeding money|chop|chop money|food money|eat|something to eat|food for',
    not: 'dog food|food processor|food flask|fish feeding',
    debit: 'food',
    examples: ['D:MOB/UTO/VICTORY UZO/food /68073394823 000004230826355992202146136'],
    counterExamples: ['D:NIP/GTB/ADA OBI/dog food', 'D:NIP/GTB/ADA OBI/footwear'],
  },
  {
    id: 'purpose.subscriptions',
    words:
      'netflix|spotify|showmax|subscription|subscriptions|monthly subscription|apple music|prime video|youtube premium|canva|domain renewal|hosting|web hosting|domain|software|softwares|software subscription|icloud|chatgpt|gym membership|membership|membership dues',
    not: 'software development|software engineer|data subscription|public domain|software installation',
    debit: 'subscriptions',
    examples: ['D:TRF/Subscription/FRMTOPE GARBA TO ADA OBI- 058'],
    counterExamples: ['D:NIP/GTB/ADA OBI/software development'],
  },
  {
    id: 'purpose.entertainment',
    words:
      'movie|movies|cinema|concert|concert ticket|party|party contribution|club|clubbing|game|games|ps5|ps4|playstation|fifa|event ticket|show ticket|ticket|tickets|hangout|beach|picnic|karaoke|bowling|football viewing|outing|enjoyment|comedy show|fun|ball|raffle',
    not: 'third party|party list|club dues|savings club|saving club|investment club|game reserve|flight ticket|train ticket|air ticket|ball bearing|funeral|third party insurance|parking ticket',
    debit: 'entertainment',
    examples: ['D:NIP/GTB/ADA OBI/concert ticket'],
    counterExamples: ['D:NIP/GTB/ADA OBI/third party insurance', 'D:NIP/GTB/ADA OBI/funnel'],
  },
  {
    id: 'purpose.insurance',
    words:
      'insurance|insurance premium|premium payment|policy premium|third party insurance|comprehensive insurance|life policy|hmo|health insurance|claims|insurance claim|funeral policy|funeral cover|life cover|medical aid',
    debit: 'insurance',
    credit: 'insurance',
    examples: ['D:NIP/GTB/ADA OBI/third party insurance'],
    counterExamples: ['D:NIP/GTB/ADA OBI/assured'],
  },
  {
    id: 'purpose.tax',
    words:
      'paye|income tax|vat remittance|vat for|vat payment|vat return|wht|withholding tax|company income tax|cit|land use charge|tenement rate|customs duty|custom duty|import duty|tax|taxes|tax payment|property tax|council rates|ground rent|provisional tax|tax clearance|business permit|c of o|stamp duty for land',
    not: 'tax refund|tax consultant|tax consultancy|tax free',
    debit: 'tax',
    examples: ['D:NIP/GTB/ADA OBI/PAYE march'],
    counterExamples: ['D:NIP/GTB/ADA OBI/taxi', 'D:NIP/GTB/ADA OBI/tax consultant'],
  },
  {
    id: 'purpose.loan',
    words:
      'loan repayment|loan refund|repayment of loan|repay loan|repaying loan|pay loan|loan payment|loan instalment|loan installment|monthly loan|loan balance|debt payment|debt repayment|repayment|debt settlement|instalment|installment|installmental payment|debt|loan paid|loan return|my debt|owing|paying back|car loan|home loan|pay back',
    not: 'loan application|bad debt',
    debit: 'loan_repayment',
    examples: ['D:NIP/GTB/ADA OBI/loan repayment'],
    counterExamples: [
      'C:NIP/GTB/KUNLE MUSA/Loan refund to EXAMPLE COOPERATIVE SOCIETY',
      'D:NIP/GTB/ADA OBI/loaner car',
    ],
  },
  {
    id: 'purpose.loan-in',
    words: 'loan|loan disbursement|disbursement|loan from',
    not: 'loan refund|loan repayment|refund of loan|loan payment|loan balance|loan return',
    credit: 'loan_disbursement',
    examples: ['C:NIP/GTB/ADA OBI/loan from work'],
    counterExamples: ['C:NIP/GTB/KUNLE MUSA/Loan refund to EXAMPLE COOPERATIVE SOCIETY', 'D:NIP/GTB/ADA OBI/loan'],
  },
  {
    id: 'purpose.savings',
    words:
      'savings|saving|ajo|esusu|thrift|thrift contribution|cooperative savings|coop savings|osusu|monthly savings|daily savings|target savings|piggy|piggybank|piggyvest|susu|chama|stokvel|merry go round|sacco|shares contribution|cooperative contribution|daily contribution|adashi|adashe|emergency fund',
    not: 'savings account number|energy saving|saving grace|life saving',
    debit: 'savings',
    credit: 'savings',
    examples: ['D:NIP/GTB/ADA OBI/ajo for june', 'C:NIP/GTB/ADA OBI/esusu'],
    counterExamples: ['D:NIP/GTB/ADA OBI/energy saving bulbs'],
  },
  {
    id: 'purpose.investments',
    words:
      'investment|investments|shares|stocks purchase|share purchase|bonds|treasury bills|mutual fund|land payment|crypto|bitcoin|btc|usdt|forex|mmf|money market|roi|capital contribution|unit trust',
    not: 'shares contribution|bonds paper|investment analyst',
    debit: 'investments',
    credit: 'investments',
    examples: ['D:NIP/GTB/ADA OBI/investment in farm'],
    counterExamples: ['D:NIP/GTB/ADA OBI/shareholder'],
  },
  {
    id: 'purpose.sales',
    words:
      'invoice|inv|sales|sales revenue|payment for goods|payment for services|goods supplied|order payment|pos settlement|settlement|payment for invoice|part payment for|customer payment|purchase order|lpo|contract payment|consultation fee|professional fee|consultancy|consultancy fee|goods bought|supply of goods|job done|workmanship|commission earned|order|orders|goods|supply|supply of|supplies|deposit for|part payment|balance for|payment for|medical bill|contract',
    not: 'order of mass|court order|in order|payment for house|payment for rent|balance for rent|sales rep|after sales|final settlement|settlement for car|debt settlement',
    credit: 'sales',
    examples: ['C:NIP/ACME LTD/INV-123', 'C:NIP CR/ADUNNI STORES/PAYMENT FOR INV-2026-0043 000015261121094512'],
    counterExamples: ['D:NIP/ACME LTD/INV-123', 'C:NIP/GTB/ADA OBI/invitation'],
  },
  {
    id: 'purpose.shopping',
    words:
      'clothes|cloth|clothing|dress|dresses|shoe|shoes|slippers|sandals|sneakers|crocs|bag|bags|handbag|skirt|shirt|shirts|gown|trousers|trouser|jeans|singlet|boxers|underwear|bra|jewelry|jewellery|necklace|watch|watches|wristwatch|perfume|perfumes|cream|makeup|make up|hair|wig|wigs|hair attachment|hairdo|hair cut|haircut|barbing|nails|lashes|cosmetics|skincare|skin care|ankara|lace|material|materials|fabric|tailor|tailoring|sewing|sewing of|phone|iphone|laptop|charger|earpiece|airpods|power bank|powerbank|speaker|extension|tv|television|fridge|freezer|fan|generator|gen|inverter|furniture|chair|mattress|curtain|curtains|bedsheet|bedsheets|pot|pots|utensils|electronics|gadget|gadgets|phone case|screen guard|ssd|hard drive|mouse|keyboard|printer|ink|ink for printer|book|books|novel|toys|diapers|pampers|baby things|baby items|wears|jersey|cap|ties|tie|laundry|dry cleaning|dry cleaner|washing machine|shopping|order|ordered|blender|iron|kettle|socket|bulb|paint|cement|tiles|plumbing|furnitures|beads|gele|shoes and bag|kitchen equipment|gas cooker|gas cylinder|food flask|water heater|thrift wears|okrika|sunglasses|bedspread',
    not: 'phone call|phone credit|order of mass|book keeping|fan club|material science|extension of time|bag of rice|cap market|text books|exercise books|phone bill|hair clinic|bread and tea|fan milk|in order|court order|tiles bq|offloading of tiles',
    debit: 'shopping',
    examples: [
      'D:NIBSS Instant Payment Outward 000013231220797772961076722056 Skirt TO FBN/Funke Faith Jumai /10.75/REF:451129664729825754242062023284 fr om',
      'D:TRF/Watch/FRMTOPE PRISCA GARBA TO JUMAI UZO TANKO- C03',
    ],
    counterExamples: ['D:NIP/GTB/ADA OBI/bookkeeping', 'D:NIP/GTB/ADA OBI/bag of rice'],
  },
];
