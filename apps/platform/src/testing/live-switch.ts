import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The switch that live environments are told of, as a test tells it to be. */
export interface LiveSwitch {
  url: string;
  key: string;
  /** By account number, in kobo; every other account holds nothing. */
  readonly balances: Map<string, number>;
  /** What calls under a path are answered instead, until it is taken away; null: as always. */
  readonly answers: Map<string, Told | (() => Told | null)>;
  /** Paths that were called, in order. */
  readonly calls: string[];
  /** Where it is set, answers under `balance-enquiry` wait for it. */
  gate: Promise<void> | null;
  close(): Promise<void>;
}

interface Told {
  status?: number;
  body: object;
}

interface Asked {
  account?: { account_number?: string };
  known_as?: string;
  session_id?: string;
  amount?: number;
}

/** Mandates are approved at once, names are those that the customer is known by, debits succeed. */
export async function startLiveSwitch(at: () => Date): Promise<LiveSwitch> {
  const world: Omit<LiveSwitch, 'url' | 'key' | 'close'> = {
    ...{ balances: new Map(), answers: new Map(), calls: [], gate: null },
  };
  const answer = (path: string, asked: Asked): Told => {
    const order = world.answers.get(path);
    const told = typeof order === 'function' ? order() : order;
    if (told) return told;
    const ok = { response_code: '00' };
    if (path === 'name-enquiry') return { body: { ...ok, account_name: asked.known_as ?? 'HALIMA SANI' } };
    if (path === 'balance-enquiry') {
      return { body: { ...ok, available: world.balances.get(asked.account?.account_number ?? '') ?? 0 } };
    }
    if (path === 'debit' || path === 'requery') {
      return { body: { ...ok, session_id: asked.session_id, amount: asked.amount } };
    }
    return { body: { ...ok, status: 'approved', at: at().toISOString() } };
  };
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').slice('/nip/'.length);
    world.calls.push(path);
    let text = '';
    for await (const piece of request) text += String(piece);
    if (path === 'balance-enquiry') await world.gate;
    const { status = 200, body } = answer(path, JSON.parse(text) as Asked);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return Object.assign(world, {
    url: `http://127.0.0.1:${port}/nip`,
    key: 'key-of-the-live-switch-in-tests',
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
}
