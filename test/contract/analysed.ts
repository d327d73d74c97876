import type { Json, Sink, Stage } from './stage.ts';

/** What the tests of income and of affordability share: who listens, and months of history. */

export type Other = Awaited<ReturnType<Stage['stranger']>>;

/** A business with a webhook: analyses are refused to anybody else. */
export async function listenerOn(stage: Stage, sink: Sink): Promise<Other> {
  const other = await stage.stranger();
  await other.data('POST', '/v2/webhooks', { url: sink.url });
  return other;
}

/** Waits until so many events of a type are in the log. */
export const eventsOn = (stage: Stage, other: Other, account: string, type: string, count = 1): Promise<Json[]> =>
  stage.platform.until(`${count} × ${type}`, async () => {
    const all = await other.events(account, type);
    return all.length >= count ? all : null;
  });

export const last = (all: readonly Json[]): Json => all.at(-1);

/** Months before the present one, oldest first, on a day of the month. */
export function monthly(count: number, date: string, of: (index: number) => object): object[] {
  const now = new Date();
  return Array.from({ length: count }, (_, index) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count + index, 1));
    return { date: `${month.toISOString().slice(0, 7)}-${date}`, ...of(index) };
  });
}
