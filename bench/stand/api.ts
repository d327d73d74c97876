import type { BenchPlatform } from './platform.ts';

/** A call of the platform's API with its secret key. @returns `data` of the answer; throws for any that is no success. */
export async function call<T>(
  { host, port, secretKey }: BenchPlatform,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<T> {
  const answer = await fetch(`http://${host}:${port}${path}`, {
    method,
    headers: { 'mono-sec-key': secretKey, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return ((await answer.json()) as { data: T }).data;
}

/** Runs `work` for each item, so many at once. */
export async function spread<Item>(items: Iterable<Item>, atOnce: number, work: (item: Item) => Promise<void>) {
  const queue = items[Symbol.iterator]();
  const walk = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, walk));
}

/** Looks again and again until something is so. */
export async function until(what: string, look: () => Promise<boolean>, withinMs = 120_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms for: ${what}`);
    await new Promise((wake) => setTimeout(wake, 10));
  }
}
