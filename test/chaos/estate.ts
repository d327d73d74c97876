import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { Caller, seedFile, type Tenant } from './caller.ts';
import { openServer, type Server } from './postgres.ts';
import { folder, freePort, launch, launchBanks, printed, type Running, ready } from './process.ts';

const COMMAND = fileURLToPath(new URL('../../apps/platform/src/command.ts', import.meta.url));

/** What an operator runs: `kente api` and `kente worker` as processes of their own over one PostgreSQL. */
export interface Estate extends Tenant {
  caller: Caller;
  server: Server;
  kill(what: 'api' | 'worker' | 'database'): Promise<void>;
  start(what: 'api' | 'worker' | 'database'): Promise<void>;
  /** Ages the heartbeat and the locks of workers that are gone, so that nobody waits half a minute in a test. */
  ageTheDead(): Promise<void>;
}

export async function openEstate(hook: string): Promise<Estate> {
  const [server, home, port] = [await openServer(), await folder(), await freePort()];
  const tenant = await seedFile(home, hook);
  const banks = await launchBanks(server.url);
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...{ KENTE_HOME: home, DATABASE_URL: server.url, PORT: String(port), SIMULATORS_URL: banks.url },
    ...{ WEBHOOK_TIMEOUT_SECONDS: '1', WEBHOOK_ALLOW_PRIVATE: 'true' },
  };
  const running: { api?: Running; worker?: Running } = {};
  const start: Estate['start'] = async (what) => {
    if (what === 'database') return server.start();
    const process = launch(what, environment);
    running[what] = process;
    await (what === 'api' ? ready(process, url) : printed(process, '"role":"worker"'));
  };
  await start('api');
  await promisify(execFile)(process.execPath, [COMMAND, 'seed.apply', JSON.stringify({ file: tenant.file })], {
    env: { ...process.env, ...environment },
  });
  await start('worker');
  const caller = new Caller(url, tenant.secretKey);
  return {
    ...tenant,
    ...{ caller, server, start },
    async kill(what) {
      if (what === 'database') await server.kill();
      else await running[what]?.kill();
    },
    async ageTheDead() {
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query(`update worker_heartbeats set seen_at = seen_at - interval '1 minute'`);
      await client.query(
        `update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute' where locked_at is not null`,
      );
      await client.query(
        `update graphile_worker._private_job_queues set locked_at = locked_at - interval '1 minute' where locked_at is not null`,
      );
      await client.end();
    },
  };
}
