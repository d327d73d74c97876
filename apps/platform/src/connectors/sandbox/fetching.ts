import {
  type BankRow,
  BankUnavailable,
  type Connection,
  type Cursor,
  type Fetched,
  type Identity,
  type Investments,
  PersonMustAct,
} from '../connector.ts';
import {
  type BankApi,
  type BankRowOnWire,
  type IdentityOnWire,
  NotOffered,
  type PortfolioOnWire,
  type RowsPage,
} from './bank-api.ts';

/** The bank's own limit for a page. */
const PAGE_ROWS = 1_000;

interface Read {
  bank: BankApi;
  connection: Connection;
  directive: string | null;
  signal: AbortSignal;
}

/**
 * One page. The first one brings details, balance and identity as well; of balance and rows, one that the bank cannot
 * give now is left out, and only when neither comes is the bank unavailable.
 */
export async function fetchPage(read: Read, cursor: Cursor | null): Promise<Fetched> {
  const token = tokenOf(read.connection);
  if (cursor !== null) return rowsPart(await rowsPage(read, token, cursor));
  const [details, balance, rows, identity, investments] = await Promise.allSettled([
    read.bank.read(read.connection, token, '', read.directive, read.signal),
    read.bank.read(read.connection, token, '/balance', read.directive, read.signal),
    rowsPage(read, token, null),
    read.bank.read(read.connection, token, '/identity', read.directive, read.signal),
    portfolio(read, token),
  ]);
  read.signal.throwIfAborted();
  const failures = [details, balance, rows, identity, investments].flatMap((part) =>
    part.status === 'rejected' ? [part.reason as unknown] : [],
  );
  const grave = failures.find((reason) => !(reason instanceof BankUnavailable) && !(reason instanceof NotOffered));
  if (grave) throw grave;
  if (balance.status === 'rejected' && rows.status === 'rejected') throw unavailableOf(failures);
  return {
    ...(details.status === 'fulfilled' ? { details: detailsOf(details.value) } : {}),
    ...(balance.status === 'fulfilled' ? { balanceMinor: minor(balance.value.balance) } : {}),
    ...(identity.status === 'fulfilled' ? { identity: identityOf(identity.value.identity) } : {}),
    ...(investments.status === 'fulfilled' && investments.value ? { investments: investments.value } : {}),
    ...(rows.status === 'fulfilled' ? rowsPart(rows.value) : { cursor: null, hasMore: false }),
  };
}

const unavailableOf = (failures: readonly unknown[]): unknown =>
  failures.find((reason) => reason instanceof BankUnavailable) ??
  new BankUnavailable('The bank shows nothing of this account.');

/** @throws PersonMustAct when there is no token: only a sign-in can bring one. */
function tokenOf(connection: Connection): string {
  const token = tokenIn(connection);
  if (token === null) throw new PersonMustAct('There is no consent to read with.');
  return token;
}

export function tokenIn({ secret }: Connection): string | null {
  const token = typeof secret === 'object' && secret !== null && 'token' in secret ? secret.token : null;
  return typeof token === 'string' ? token : null;
}

async function rowsPage(
  { bank, connection, directive, signal }: Read,
  token: string,
  cursor: Cursor | null,
): Promise<RowsPage> {
  const after = cursor === null ? '' : `&after=${encodeURIComponent(cursor)}`;
  const content = await bank.read(connection, token, `/transactions?limit=${PAGE_ROWS}${after}`, directive, signal);
  if (!Array.isArray(content.rows) || typeof content.from !== 'string')
    throw new BankUnavailable('The bank answered without rows.');
  return content as unknown as RowsPage;
}

/** Null at banks, which have none. */
async function portfolio({ bank, connection, directive, signal }: Read, token: string): Promise<Investments | null> {
  if (connection.context.institution.investment !== true) return null;
  const content = await bank.read(connection, token, '/investments', directive, signal);
  if (!Array.isArray(content.holdings) || !Array.isArray(content.earnings))
    throw new BankUnavailable('The institution answered without holdings.');
  return investmentsOf(content as unknown as PortfolioOnWire);
}

function investmentsOf({ balances, holdings, earnings }: PortfolioOnWire): Investments {
  return {
    balances: Object.fromEntries(Object.entries(balances).map(([currency, amount]) => [currency, BigInt(amount)])),
    holdings: holdings.map(({ name, type, currency, symbol, quantity, cost, price, value }) => ({
      ...{ name, type, currency, symbol, quantity },
      costMinor: BigInt(cost),
      returnMinor: BigInt(value - cost),
      priceMinor: price === null ? null : BigInt(price),
      currentBalanceMinor: BigInt(value),
    })),
    earnings: earnings.map(({ id, amount, narration, at, asset }) => ({
      ...{ providerId: id, amountMinor: BigInt(amount), narration, at: new Date(at) },
      asset: {
        ...{ symbol: asset.symbol, name: asset.name, quantitySold: asset.quantity_sold },
        salePriceMinor: asset.sale_price === null ? null : BigInt(asset.sale_price),
      },
    })),
  };
}

/** The bank lists all that it has: of a later day, it has nothing. A clock that is set back takes its future along. */
const FOR_EVER = '9998-12-31';

function rowsPart({
  from,
  rows,
  next,
  token,
}: RowsPage): Pick<Fetched, 'rows' | 'covers' | 'cursor' | 'hasMore' | 'secret'> {
  return {
    rows: rows.map(bankRow),
    covers: { from, to: FOR_EVER },
    cursor: next,
    hasMore: next !== null,
    ...(token === null ? {} : { secret: { token } }),
  };
}

function bankRow(row: BankRowOnWire): BankRow {
  return {
    providerId: row.id,
    day: row.date,
    at: row.time === null ? null : new Date(row.time),
    amountMinor: BigInt(row.amount),
    direction: row.direction === 'C' ? 'credit' : 'debit',
    balanceMinor: row.balance === null ? null : BigInt(row.balance),
    narration: row.narration,
    reference: row.reference,
    counterparty: row.counterparty,
    status: row.status,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function minor(balance: unknown): bigint | null {
  return typeof balance === 'number' && Number.isSafeInteger(balance) ? BigInt(balance) : null;
}

function detailsOf(content: Readonly<Record<string, unknown>>): NonNullable<Fetched['details']> {
  const { name, type, number, bvn } = content;
  return { name: text(name), type: text(type), accountNumber: textOrNull(number), bvn: textOrNull(bvn) };
}

function identityOf(given: unknown): Identity | null {
  if (typeof given !== 'object' || given === null) return null;
  const { fullName, email, phone, gender, dateOfBirth, bvn, maritalStatus, address, origin, verified } =
    given as IdentityOnWire;
  return {
    ...{ fullName, email, phone, gender, dob: dateOfBirth, bvn, maritalStatus, verified },
    addressLine1: address?.line1 ?? null,
    addressLine2: address?.line2 ?? null,
    city: address?.city ?? null,
    state: address?.state ?? null,
    stateOfOrigin: origin?.state ?? null,
    lgaOfOrigin: origin?.lga ?? null,
  };
}
