/** Merchants that are the same in several countries. Weak ones are also words, or names of persons. */
import type { Rule } from '../country-data.ts';

export const COMMON_MERCHANTS: readonly Rule[] = [
  {
    id: 'merchant.food-delivery',
    words: 'uber eats|ubereats|bolt food|jumia food|glovo|chowdeck|foodcourt|mr d food|mrd food',
    debit: 'food_and_dining',
    examples: ['D:WEB PYMT PAYSTACK*CHOWDECK 6485508764 PSTK LANG', 'D:POS PURCHASE UBER EATS'],
    counterExamples: ['D:MC Loc Web Prch-638355499550--Bolt Lagos NG-', 'D:FOOD COURTYARD'],
  },
  {
    id: 'merchant.subscriptions',
    words:
      'netflix|spotify|showmax|youtube|youtube premium|google youtube|google youtubepremium|google one|google storage|google workspace|google cloud|apple com bill|itunes|itunes com|icloud|apple music|apple services|prime video|amazon prime|primevideo|disney plus|disneyplus|disney|hulu|canva|chatgpt|openai|boomplay|audiomack|deezer|tidal music|microsoft 365|microsoft office|office 365|msft|microsoft store|microsoft subscription|adobe|dropbox|zoom us|zoom com|notion labs|notion|github|gitlab|figma|linkedin|linkedin premium|grammarly|duolingo|tinder|bumble|aws|amazon web services|digitalocean|digital ocean|namecheap|go daddy|godaddy|cloudflare|hostinger|bluehost|heroku|vercel|netlify|slack|trello|mailchimp|midjourney|claude ai|anthropic|nordvpn|expressvpn|scribd|audible|kindle|patreon|telegram premium|snapchat plus|twitter blue|x premium|squarespace|wix com|wix|shopify|medium com|irokotv|iroko tv|crunchyroll|paramount plus|apple tv',
    not: 'disney world|aws sani enterprises',
    debit: 'subscriptions',
    examples: ['D:MC POS Intl- SPOTIFY AB - P5134U - 18/09/2021', 'D:POS PURCHASE NETFLIX.COM AMSTERDAM'],
    counterExamples: ['D:POS PURCHASE SPOTLESS LAUNDRY', 'C:NETFLIX.COM'],
  },
  {
    id: 'merchant.games',
    words:
      'steamgames|steam games|steam purchase|steampowered|playstation|playstation network|xbox|nintendo|riot games|roblox|epic games|pubg|supercell|activision|ea games|blizzard|twitch|eventbrite|ticketmaster',
    debit: 'entertainment',
    examples: ['D:MC POS Intl- STEAMGAMES.COM - P5134U - 18/09/2021'],
    counterExamples: ['D:POS PURCHASE STEAM LAUNDRY'],
  },
  {
    id: 'merchant.shops-online',
    words:
      'amazon|amzn|amzn mktp|amazon com|aliexpress|alibaba|alibaba com|temu|temu com|shein|ebay|asos|ikea|h m|decathlon|fashion nova|fashionnova|etsy|wish com|walmart',
    debit: 'shopping',
    examples: ['D:POS PURCHASE ALIEXPRESS LONDON', 'D:MC POS Intl- AMZN MKTP US - P5134U - 18/09/2021'],
    counterExamples: ['D:MC POS Intl- AMAZON PRIME - P5134U - 18/09/2021'],
  },
  {
    id: 'merchant.travel',
    words:
      'booking com|airbnb|expedia|agoda|hotels com|trip com|trivago|emirates|qatar airways|qatar air|british airways|british airwa|virgin atlantic|klm|lufthansa|turkish airlines|turkish airlin|ethiopian airlines|ethiopian air|kenya airways|rwandair|egyptair|air france|delta air|united airlines|south african airways|royal air maroc|asky|africa world airlines|vfs global|vfs|tls contact|skyscanner|travelstart|wakanow|radisson|sheraton|marriott|hilton|protea hotel|ibis|novotel|best western|accor',
    debit: 'travel',
    examples: ['D:POS PURCHASE BOOKING.COM AMSTERDAM', 'D:MC POS Intl- BRITISH AIRWAYS - P5134U - 18/09/2021'],
    counterExamples: ['D:POS PURCHASE BOOKING AGENT'],
  },
  {
    id: 'merchant.rides',
    weak: true,
    words: 'uber|uber trip|uber bv|ubertrip|bolt|bolt eu|indrive|indriver|taxify|yango|lyft|heetch|careem|bolt ride',
    not: 'uber eats|bolt food',
    debit: 'transport',
    examples: ['D:MC Loc Web Prch-638355499550--Bolt Lagos NG-', 'D:POS PURCHASE UBER TRIP HELP.UBER.COM'],
    counterExamples: ['D:TRF TO UBER EZE/HOSPITAL EQUIPMENTS', 'D:POS PURCHASE UBER EATS'],
  },
  {
    id: 'merchant.fast-food',
    words:
      'kfc|kentucky fried|mcdonalds|burger king|dominos|dominos pizza|pizza hut|debonairs|subway|starbucks|cold stone|coldstone|krispy kreme|nandos|steers|wimpy|pizza inn|chicken inn|galitos|creamy inn|johnny rockets|hard rock cafe|papas pizza|barcelos',
    debit: 'food_and_dining',
    examples: ["D:POS PURCHASE DOMINO'S PIZZA IKEJA", 'D:POS PURCHASE KFC LEKKI LANG'],
    counterExamples: ['D:POS PURCHASE DOMINIC STORES', 'D:TRF TO DOMINION ADE/food'],
  },
  {
    id: 'merchant.groceries',
    words:
      'shoprite|shop rite|spar|game stores|carrefour|pick n pay|pick and pay|picknpay|checkers|woolworths|makro|massmart|choppies|usave',
    not: 'spar a|carrefour travel',
    debit: 'groceries',
    examples: ['D:POS Purchase - ShopRite Ikeja', 'D:POS PURCHASE SPAR LEKKI LANG'],
    counterExamples: ['D:POS PURCHASE SPARE PARTS IKEJA', 'D:POS PURCHASE CHECKPOINT'],
  },
  {
    id: 'merchant.fuel',
    words:
      'totalenergies|total energies|total filling|total station|total petrol|shell station|shell filling|oilibya|ola energy|vivo energy|engen|puma energy|rubis|hass petroleum|galp|caltex|sasol',
    debit: 'transport',
    examples: ['D:MOBILE TRF TO GTB/ TOTALENERGIES DIESEL SUPPLY', 'D:POS PURCHASE ENGEN SANDTON'],
    counterExamples: ['D:POS PURCHASE TOTAL BEAUTY', 'D:SHELL COMPANY REGISTRATION'],
  },
  {
    id: 'merchant.fuel-weak',
    weak: true,
    words: 'shell|total|bp|mobil|astron',
    not: 'total amount|total payment|total charges|total child|bp check|total beauty|total school',
    debit: 'transport',
    examples: ['D:POS PURCHASE SHELL WESTLANDS'],
    counterExamples: ['D:NIP/GTB/ADA TOTAL OBI/rice', 'D:POS PURCHASE TOTAL BEAUTY'],
  },
  {
    id: 'merchant.betting',
    words:
      '1xbet|22bet|betway|melbet|betwinner|parimatch|bet365|betano|betpawa|sportpesa|sportybet|sporty bet|betking|msport|mozzartbet|mozzart|paripesa|megapari|premierbet|premier bet|bangbet|helabet|linebet|10bet|888bet|betfair|betlion|shabiki|pokerstars|stake com|bc game',
    debit: 'betting_deposit',
    credit: 'betting_payout',
    examples: ['D:WEB PYMT SPORTYBET 00912', 'C:SPORTYBET WITHDRAWAL'],
    counterExamples: ['D:NIP/GTB/ADA OBI/bet', 'D:POS PURCHASE BETTER FOODS'],
  },
  {
    id: 'merchant.internet',
    words: 'starlink|starlink internet',
    debit: 'utilities',
    examples: ['D:MC POS Intl- STARLINK INTERNET - P5134U - 18/09/2021'],
    counterExamples: ['D:POS PURCHASE STARLIGHT HOTEL BAR'],
  },
  {
    id: 'merchant.learning',
    words:
      'udemy|coursera|edx|skillshare|pluralsight|datacamp|codecademy|ielts|british council|toefl|ets toefl|pearson vue|wes org|wes canada|gre exam|duolingo english test',
    debit: 'education',
    examples: ['D:MC POS Intl- UDEMY - P5134U - 18/09/2021'],
    counterExamples: ['D:POS PURCHASE COURSE FOODS'],
  },
];
