/** Trades inside names of shops and companies. They decide only where neither the name nor the remark says more. */
import type { Rule } from '../country-data.ts';

export const COMMON_TRADES: readonly Rule[] = [
  {
    id: 'trade.health',
    words:
      'pharmacy|pharmacies|pharm|pharma|pharmaceutical|pharmaceuticals|chemist|chemists|hospital|hospitals|clinic|clinics|medical|medicals|medical centre|medical center|diagnostic|diagnostics|laboratory|laboratories|labs|medical lab|dental|dentist|optical|opticals|eye centre|eye clinic|maternity|drug store|drugstore|physio|physiotherapy|radiology|specialist hospital',
    not: 'animal clinic|phone clinic|hospital equipments|hospital equipment|laptop clinic|hair clinic|chem lab supplies|medical equipment',
    debit: 'health',
    examples: ['D:MC Loc POS Prch-132692550173--UBA PHARMACEUTICAL TANKO LANG-', 'D:POS PURCHASE PEACE PHARMACY'],
    counterExamples: ['D:TRF TO JOLLY-TECH GROUP NIG/Hospital Equipments', 'C:NIP/PEACE PHARMACY/goods'],
  },
  {
    id: 'trade.education',
    words:
      'school|schools|college|university|polytechnic|academy|nursery|montessori|creche|tutorial|tutorials|educational|institute|seminary|secondary school|high school|primary school|kindergarten|creche and school|lyceum|varsity',
    not: 'driving school|football academy|school bus|beauty academy',
    debit: 'education',
    examples: ['D:POS PURCHASE GREENFIELD COLLEGE'],
    counterExamples: ['D:POS PURCHASE SCHOLAR WEARS', 'C:NIP/GREENFIELD COLLEGE/refund'],
  },
  {
    id: 'trade.dining',
    words:
      'restaurant|restaurants|resturant|eatery|kitchen|kitchens|cafe|coffee|bakery|bakeries|bakers|grill|grills|pizza|pizzeria|burger|burgers|shawarma|suya|bukka|buka|lounge|bistro|foods|food|cuisine|catering|caterers|delicacies|barbecue|bbq|ice cream|creamery|confectionery|confectioneries|chops|canteen|cafeteria|food concepts|diner|steakhouse|sushi|tavern|brewery|bar and grill|pie express|noodles|juice bar|smoothies|cravings|nyama choma|chop bar|tea room|roastery',
    not: 'kitchen equipment|kitchen utensils|food stuff|foodstuff|foodstuffs|dog food|pet foods',
    debit: 'food_and_dining',
    examples: ['D:MC Loc POS Prch-903692531682--COUNTRY KITCHEN VENT TANKO NG-', 'D:POS PURCHASE MAMA ADA RESTAURANT'],
    counterExamples: ['D:POS PURCHASE KITCHEN EQUIPMENT WORLD', 'C:NIP/ADA FOODS/goods'],
  },
  {
    id: 'trade.groceries',
    words:
      'supermarket|supermarkets|supermart|hypermarket|superstore|superstores|minimart|mini mart|mart|groceries|grocery|provisions|provision store|foodstuff|foodstuffs|food stuff|butchery|butcher|meat shop|frozen foods|frozen food|farm produce|greengrocer|fresh produce|convenience store|cold room|super store|fruits|vegetables|market square',
    debit: 'groceries',
    examples: ['D:POS PURCHASE BLESSED SUPERMARKET IKEJA'],
    counterExamples: ['D:POS PURCHASE MARTINS ADE', 'C:NIP/BLESSED SUPERMARKET/refund'],
  },
  {
    id: 'trade.fuel',
    words:
      'filling station|petrol station|fuel station|gas station|service station|petroleum|petrol|petro|oil and gas|oil gas|fuel|energy station|filling|car park|parking|toll plaza|tolls|motor park|transport|transports|car wash|auto repair|auto repairs|mechanic|tyres|tyre|bus service|motors ltd|logistics transport|car hire|taxi|cabs|garage|autos|auto parts|spare parts|spareparts|vulcanizer',
    not: 'cooking gas',
    debit: 'transport',
    examples: ['D:POS PURCHASE BLESSED FILLING STATION', 'D:POS PURCHASE FUEL STATION 24H'],
    counterExamples: ['D:POS PURCHASE COOKING GAS PLANT', 'C:NIP/BLESSED PETROLEUM/refund'],
  },
  {
    id: 'trade.travel',
    words:
      'hotel|hotels|guest house|guesthouse|guest inn|suites|resort|resorts|lodge|apartments shortlet|shortlet|airlines|airline|airways|travels|travel agency|travel and tours|tours|travel|aviation|inn|backpackers|airport hotel|safaris|safari lodge|motel',
    debit: 'travel',
    examples: ['D:POS PURCHASE BLUE MOON HOTEL'],
    counterExamples: ['D:POS PURCHASE INNOCENT STORES', 'C:NIP/GOLDEN TULIP HOTEL/refund'],
  },
  {
    id: 'trade.giving',
    words:
      'church|churches|parish|ministry|ministries|chapel|cathedral|assembly|mosque|masjid|tabernacle|fellowship|worship|mission|missions|foundation|charity|charities|orphanage|rccg|winners chapel|deeper life|catholic|anglican|methodist|baptist|pentecostal|mfm|daystar|christ embassy|redeemed|crusade|evangelical|gospel|winners|islamic centre|ummah|red cross|unicef|presbyterian|pefa|aic church|nhif church',
    not: 'church street|worship close',
    debit: 'gifts_and_donations',
    examples: ['D:MOBILE TRF TO GTB/monthly/RCCG CITY OF DAVID PARISH', 'D:POS PURCHASE GRACE CHAPEL BOOKSHOP'],
    counterExamples: ['D:POS PURCHASE CHURCHILL STORES', 'D:POS PURCHASE 12 CHURCH STREET'],
  },
  {
    id: 'trade.entertainment',
    words:
      'cinema|cinemas|theatre|club|nightclub|night club|games arcade|game centre|park and gardens|events centre|event centre|film house|filmhouse|bowling|karaoke|arcade|amusement|theme park|spa and fun|golf club|stadium|concert|comedy|gym|fitness',
    not: 'club road|car park|book club',
    debit: 'entertainment',
    examples: ['D:POS PURCHASE CITY CINEMA'],
    counterExamples: ['D:POS PURCHASE 3 CLUB ROAD'],
  },
  {
    id: 'trade.insurance',
    words:
      'insurance|assurance|insurers|insurance brokers|life assurance|hmo|health insurance|reinsurance|underwriters',
    debit: 'insurance',
    credit: 'insurance',
    examples: ['D:POS PURCHASE CITY INSURANCE PLC', 'D:MOBILE TRF TO GTB/premium/LEAF ASSURANCE'],
    counterExamples: ['D:POS PURCHASE BLESSED ASSURED STORES'],
  },
  {
    id: 'trade.lender',
    words: 'finance house|microcredit|micro credit|credit direct|microlending|lenders|loans',
    debit: 'loan_repayment',
    credit: 'loan_disbursement',
    examples: ['D:MOBILE TRF TO GTB/monthly/CITY MICROCREDIT LTD'],
    counterExamples: ['D:POS PURCHASE CREDIT SHOP'],
  },
  {
    id: 'trade.investment',
    words: 'registrars|registrar|stockbrokers|securities|asset management|investments|capital partners|investment',
    not: 'securities guard|investments and properties',
    debit: 'investments',
    examples: ['D:MOBILE TRF TO GTB/units/CITY ASSET MANAGEMENT'],
    counterExamples: ['D:POS PURCHASE SECURITY STORES'],
  },
  {
    id: 'trade.registrar',
    words: 'registrars|registrar',
    credit: 'interest',
    examples: ['C:NEFT TRANSFER TRCLGZIB/NFT/11/335272865/CORONATION REGISTRARS/MTNN - PAYMENT 34 OF 30/09/2025'],
    counterExamples: ['D:POS PURCHASE REGISTRAR OFFICE'],
  },
  {
    id: 'trade.utilities',
    words:
      'electric|electricity|water corporation|water board|waste management|waste managers|broadband|fibre|fiber|cable tv|power distribution|electricity distribution|gas plant|lpg|cooking gas|internet services',
    not: 'electric bike|electric shop|electricals',
    debit: 'utilities',
    examples: ['D:POS PURCHASE CITY WATER CORPORATION'],
    counterExamples: ['D:POS PURCHASE PRISCA ELECTRICALS'],
  },
  {
    id: 'trade.shopping',
    words:
      'boutique|boutiques|fashion|fashions|clothing|clothings|wears|collections|couture|shoes|bags|jewelry|jewellery|electronics|gadgets|phones|computers|computer|furniture|interiors|textiles|fabrics|cosmetics|beauty|perfumes|perfumery|stores|store|shop|mall|plaza|emporium|bookshop|books|stationery|stationeries|hardware|building materials|paints|tiles|electricals|salon|barbing|barber|barbers|spa|laundry|dry cleaners|dry cleaning|toys|gifts|flowers|florist|optics|accessories|hair|wigs|tailor|tailors|stitches|kiddies|apparel|outfit|outfitters|optician|phone accessories|general merchandise|wholesale|retail|trading|traders|superbuy|variety',
    debit: 'shopping',
    examples: ['D:POS PURCHASE ADA FASHION HOUSE', 'D:POS PURCHASE BLESSED ELECTRONICS'],
    counterExamples: ['C:NIP/ADA FASHION/goods', 'D:POS PURCHASE PEACE PHARMACY STORES'],
  },
  {
    id: 'trade.rent',
    words:
      'properties|property|estate|realtors|realty|homes|housing|residences|apartments|property management|estate management|body corporate',
    not: 'funeral homes|estate fuel',
    debit: 'rent',
    examples: ['D:MOBILE TRF TO GTB/annual/CITY PROPERTIES LTD'],
    counterExamples: ['D:POS PURCHASE HOMESTEAD BAKERY'],
  },
];
