import {
  dayNumber,
  daysIn,
  instantOf,
  localDayNumber,
  type MonthOfYear,
  monthOf,
  monthText,
} from '../history/calendar.ts';
import { Draw, hash32 } from '../history/draw.ts';
import type { AccountPlan } from '../history/plan.ts';

/** What an investment institution shows of an account. Money in minor units of the currency beside it. */
export interface Portfolio {
  balances: Record<string, number>;
  holdings: Holding[];
  earnings: Earning[];
}

interface Holding {
  name: string;
  type: string;
  currency: string;
  symbol: string | null;
  /** A decimal number; null for a savings plan. */
  quantity: string | null;
  cost: number;
  price: number | null;
  value: number;
}

interface Earning {
  id: string;
  amount: number;
  narration: string;
  at: string;
  asset: { symbol: string | null; name: string; sale_price: number | null; quantity_sold: string | null };
}

interface Fund {
  name: string;
  type: 'stock' | 'fund' | 'savings';
  currency: 'NGN' | 'USD';
  symbol: string | null;
  /** Minor units, on an ordinary day. */
  price: number;
}

const STOCKS: readonly Fund[] = [
  { name: 'Apple Inc.', type: 'stock', currency: 'USD', symbol: 'AAPL', price: 22_400 },
  { name: 'Tesla Inc.', type: 'stock', currency: 'USD', symbol: 'TSLA', price: 25_100 },
  { name: 'Vanguard S&P 500 ETF', type: 'stock', currency: 'USD', symbol: 'VOO', price: 51_200 },
];
const LOCAL: readonly Fund[] = [
  { name: 'Dangote Cement Plc', type: 'stock', currency: 'NGN', symbol: 'DANGCEM', price: 48_000 },
  { name: 'MTN Nigeria Plc', type: 'stock', currency: 'NGN', symbol: 'MTNN', price: 24_500 },
];
const SAVINGS: Fund = { name: 'Flex Savings', type: 'savings', currency: 'NGN', symbol: null, price: 0 };
const LOCKED: Fund = { name: 'Locked Savings', type: 'savings', currency: 'NGN', symbol: null, price: 0 };
const MONEY_MARKET: Fund = { name: 'Money Market Fund', type: 'fund', currency: 'NGN', symbol: 'MMF', price: 10_000 };
const DOLLAR_FUND: Fund = { name: 'Dollar Fixed Income', type: 'fund', currency: 'USD', symbol: 'USDFI', price: 1_000 };

const FUNDS: Readonly<Record<string, readonly Fund[]>> = {
  piggyvest: [SAVINGS, LOCKED],
  cowrywise: [MONEY_MARKET, SAVINGS],
  chaka: [...LOCAL, ...STOCKS.slice(0, 2)],
  risevest: [DOLLAR_FUND, ...STOCKS.slice(1)],
  trove: [...STOCKS, ...LOCAL.slice(0, 1)],
};

const MONTHS = 12;

/** The same for an account and a day for ever; prices move from day to day. `empty`: nothing is held. */
export function portfolioOf(plan: AccountPlan, slug: string, nowMs: number, empty: boolean): Portfolio {
  const funds = empty ? [] : (FUNDS[slug] ?? []);
  const today = localDayNumber(nowMs, plan.offsetMinutes);
  const holdings = funds.map((fund) => holdingOf(plan, fund, today));
  const balances: Record<string, number> = {};
  for (const { currency, value } of holdings) balances[currency] = (balances[currency] ?? 0) + value;
  const earnings = funds.flatMap((fund) => earningsOf(plan, fund, today, nowMs));
  return { balances, holdings, earnings: earnings.sort((a, b) => (a.at < b.at ? -1 : 1)) };
}

/** Within five percent of the ordinary price. */
function priceOn({ symbol, price }: Fund, day: number): number {
  return price + Math.round((price * ((hash32(`${symbol}|${day}`) % 1_001) - 500)) / 10_000);
}

function holdingOf(plan: AccountPlan, fund: Fund, today: number): Holding {
  const draw = new Draw(`${plan.key}|holding|${fund.name}`);
  const { name, type, currency, symbol } = fund;
  if (fund.type === 'savings') {
    const cost = draw.int(200, 1_200) * 100_000;
    const months = today % 365 === 0 ? MONTHS : Math.floor((today % 365) / 30);
    return {
      ...{ name, type, currency, symbol, quantity: null, cost, price: null },
      value: cost + grown(cost, months),
    };
  }
  const hundredths = draw.int(40, 2_400);
  const price = priceOn(fund, today);
  const worth = (each: number): number => Math.round((each * hundredths) / 100);
  const cost = worth(priceOn(fund, today - draw.int(30, 300)));
  const quantity = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
  return { ...{ name, type, currency, symbol, quantity, cost, price }, value: worth(price) };
}

/** Simple interest of one percent a month. */
const grown = (cost: number, months: number): number => Math.round((cost * months) / 100);

function earningsOf(plan: AccountPlan, fund: Fund, today: number, nowMs: number): Earning[] {
  const earnings: Earning[] = [];
  for (let back = 0; back < MONTHS; back += 1) {
    const month = monthsBack(today, back);
    const draw = new Draw(`${plan.key}|earning|${fund.name}|${monthText(month)}`);
    const day = dayNumber(month.year, month.month, Math.min(28, daysIn(month)));
    const ms = instantOf(day, 9 * 3_600, plan.offsetMinutes);
    const earning = earningOf(fund, month, draw, day);
    if (!earning || ms > nowMs) continue;
    const id = `ER${hash32(`${plan.key}|${fund.name}`)}${monthText(month).replace('-', '')}`;
    earnings.push({ id, at: new Date(ms).toISOString(), ...earning });
  }
  return earnings;
}

/** Savings and funds pay every month, stocks a dividend every quarter and now and then a sale. */
function earningOf(fund: Fund, { month }: MonthOfYear, draw: Draw, day: number): Omit<Earning, 'id' | 'at'> | null {
  const { name, symbol } = fund;
  const asset = { symbol, name, sale_price: null, quantity_sold: null };
  if (fund.type !== 'stock') {
    const amount = fund.currency === 'USD' ? draw.int(150, 900) : draw.int(40_000, 260_000);
    return { amount, narration: `${name.toUpperCase()} INTEREST`, asset };
  }
  if (month % 3 === 0) return { amount: Math.round(fund.price * 0.012), narration: `${symbol} DIVIDEND`, asset };
  if (month % 6 !== 2) return null;
  const sold = draw.int(20, 180);
  const price = priceOn(fund, day);
  const amount = Math.round((price * sold) / 100);
  return {
    amount,
    narration: `SALE OF ${symbol}`,
    asset: { ...asset, sale_price: price, quantity_sold: (sold / 100).toFixed(2) },
  };
}

function monthsBack(today: number, back: number): MonthOfYear {
  const { year, month } = monthOf(today);
  const index = year * 12 + (month - 1) - back;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}
