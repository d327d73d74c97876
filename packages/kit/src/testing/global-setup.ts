import { startTestServer } from './database.ts';

/** vitest's global setup: one PostgreSQL for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  process.env.KENTE_TEST_POSTGRES = server.url;
  return () => server.stop();
}
