import { expect } from 'vitest';
import type { Caller, Json } from './caller.ts';
import { openEstate } from './estate.ts';
import { openHouse } from './house.ts';
import { chaosSeed, killAndWait, pause, postmasterOf, randomOf, until } from './process.ts';
import { isProven, type Mood, type Sink } from './sink.ts';

/** What an integrator asks of a platform that may be gone at any moment. Whoever gets no answer goes on. */
export class Load {
  readonly #caller: Caller;
  readonly #random: () => number;
  #links = 0;
  #going = true;
  #loops: Promise<void>[] = [];
  /** Ids of events that the platform said it had fired. */
  readonly fired: string[] = [];
  /** Accounts that the platform said were linked. */
  readonly linked: string[] = [];

  constructor(caller: Caller, random: () => number) {
    this.#caller = caller;
    this.#random = random;
  }

  start(): void {
    this.#going = true;
    this.#loops = [
      this.#repeat(() => this.#fire()),
      this.#repeat(() => this.#fire()),
      this.#repeat(() => this.#linkOrSync()),
    ];
  }

  /** Waits until some more was done. */
  async goesOn(events: number): Promise<void> {
    const before = this.fired.length;
    await until(`${events} more events`, () => this.fired.length >= before + events, 30_000);
  }

  async stop(): Promise<void> {
    this.#going = false;
    await Promise.all(this.#loops);
  }

  async #repeat(act: () => Promise<void>): Promise<void> {
    while (this.#going) {
      await act();
      await pause(this.#random() * 10);
    }
  }

  async #fire(): Promise<void> {
    const answer = await this.#caller.attempt('POST', '/v2/sandbox/webhooks/fire', {
      event: 'mono.accounts.jobs.update',
    });
    if (answer?.status === 200) this.fired.push(answer.json.data.event_id);
  }

  async #linkOrSync(): Promise<void> {
    const known = this.linked[Math.floor(this.#random() * this.linked.length)];
    if (known && this.#random() < 0.5) {
      await this.#caller.attempt('POST', `/v2/sandbox/accounts/${known}/transactions`, {
        transactions: [aRow(this.#random)],
      });
      await this.#caller.attempt('POST', `/v2/sandbox/accounts/${known}/sync`, {});
      return;
    }
    this.#links += 1;
    const answer = await this.#caller.attempt('POST', '/v2/sandbox/link', {
      persona: { seed: `chaos ${this.#links}`, imperfections: false },
    });
    if (answer?.status === 200) this.linked.push(answer.json.data.account);
  }
}

const aRow = (random: () => number) => ({
  amount: 100 + Math.floor(random() * 1e6),
  type: 'debit',
  narration: `POS ${random().toString(36).slice(2, 10)}`,
});

/** A receiver that mostly takes what comes, and now and then refuses, hangs or drops the connection. */
export function moody(random: () => number): () => Mood {
  return () => {
    const draw = random();
    if (draw < 0.05) return 'refuse';
    if (draw < 0.055) return 'hang';
    return draw < 0.08 ? 'drop' : 'take';
  };
}

/** `npm start` is killed in the middle of its work and started again; where it says so, its PostgreSQL is killed as well. */
export async function killStart(sink: Sink, rounds: readonly ('platform' | 'platform and database')[]): Promise<void> {
  const random = randomOf(chaosSeed('webhooks of npm start'));
  const house = await openHouse(`${sink.url}/hook`);
  const load = new Load(house.caller, random);
  sink.mood = moody(random);
  for (const round of rounds) {
    load.start();
    await load.goesOn(10 + random() * 40);
    await pause(random() * 100);
    const postmaster = postmasterOf(house.home);
    await house.running().kill();
    if (round === 'platform and database' && postmaster !== null) await killAndWait(postmaster);
    await load.stop();
    await house.start();
  }
  const log = await untilAllTaken(house.caller, sink, 60_000);
  await expectWhole(house.caller, sink, load, house.webhookSecret, log);
}

export type Victim = 'worker' | 'database' | 'api';

/** Api and worker are processes of their own; one of them, or PostgreSQL, is killed in the middle and started again. */
export async function killEstate(sink: Sink, victims: readonly Victim[], { age }: { age: boolean }): Promise<void> {
  const random = randomOf(chaosSeed('webhooks of api and worker'));
  const estate = await openEstate(`${sink.url}/hook`);
  const load = new Load(estate.caller, random);
  sink.mood = moody(random);
  for (const victim of victims) {
    load.start();
    await load.goesOn(10 + random() * 40);
    await pause(random() * 100);
    await estate.kill(victim);
    await load.stop();
    if (victim === 'worker' && age) await estate.ageTheDead();
    await estate.start(victim);
  }
  const log = await untilAllTaken(estate.caller, sink, age ? 60_000 : 120_000);
  await expectWhole(estate.caller, sink, load, estate.webhookSecret, log);
}

/** Moves the clock on until everything that waits for another try was taken. */
export async function untilAllTaken(caller: Caller, sink: Sink, withinMs: number): Promise<Json[]> {
  sink.mood = () => 'take';
  let moves = 0;
  return until(
    'every event of the log to be taken',
    async () => {
      const log = await caller.log();
      const taken = sink.taken();
      if (log.every((event) => taken.has(event.event_id))) return log;
      // Refreshes may still write; what failed is tried again 30 s, 1 min, 2 min … later.
      if (moves < 40) await caller.call('POST', '/v2/sandbox/clock', { advance: '10m' });
      moves += 1;
      await pause(100);
      return null;
    },
    withinMs,
  );
}

/** Everything that must hold of a log and its deliveries, whatever happened. */
export async function expectWhole(
  caller: Caller,
  sink: Sink,
  load: Load,
  secret: string,
  log: readonly Json[],
): Promise<void> {
  const ids = log.map((event) => event.event_id);
  expect(new Set(ids).size, 'an event is in the log once').toBe(ids.length);
  expect((await caller.log(37)).map((event) => event.event_id).slice(0, ids.length), 'the order stays').toEqual(ids);

  const logged = new Map(log.map((event) => [event.event_id, event]));
  const bodies = new Map<string, string>();
  for (const delivery of sink.deliveries) {
    const { eventId, body } = delivery;
    expect(logged.has(eventId), `${eventId} was delivered, so it is in the log`).toBe(true);
    expect(bodies.get(eventId) ?? body, 'each try has the same bytes').toBe(body);
    bodies.set(eventId, body);
    expect(isProven(delivery, secret), 'all three proofs hold').toBe(true);
  }
  for (const [id, body] of bodies) expect(JSON.parse(body)).toEqual(logged.get(id));

  // What happened once is told once: by what it is about, not by its id.
  const effects = log.map(({ event_id: _id, timestamp: _at, ...effect }) => effect);
  const jobs = effects.filter((effect) => effect.event === 'mono.accounts.jobs.update').map((effect) => effect.data.id);
  expect(new Set(jobs).size, 'each fired event was a different one').toBe(jobs.length);
  const connected = effects
    .filter((effect) => effect.event === 'mono.events.account_connected')
    .map((effect) => effect.data.account_id);
  expect(new Set(connected).size, 'each link is told once').toBe(connected.length);
  for (const id of load.fired) expect(logged.has(id), `${id} was acknowledged, so it is in the log`).toBe(true);
  for (const account of load.linked) expect(connected, 'an acknowledged link is told').toContain(account);
  for (const account of connected) expect(['AVAILABLE', 'PARTIAL']).toContain(await caller.fetched(account));
}
