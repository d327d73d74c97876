import { mkdir } from 'node:fs/promises';
import { Caller, seedFile, type Tenant } from './caller.ts';
import { folder, freePort, launch, type Running, ready } from './process.ts';

/** `npm start` with a home of its own, to be killed and started again at the same address. */
export interface House extends Tenant {
  home: string;
  url: string;
  caller: Caller;
  /** The process of now; another one after `start`. */
  running(): Running;
  /** Starts it again. */
  start(): Promise<void>;
}

/** `hook`: where the webhooks of its one app go. */
export async function openHouse(hook: string | null, settings: Readonly<Record<string, string>> = {}): Promise<House> {
  const home = await folder();
  await mkdir(home, { recursive: true });
  const tenant = await seedFile(home, hook);
  const [port, simulatorsPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...{ KENTE_HOME: home, KENTE_SEED: tenant.file, PORT: String(port), SIMULATORS_PORT: String(simulatorsPort) },
    ...{ WEBHOOK_TIMEOUT_SECONDS: '1', ...settings },
  };
  let running: Running;
  const start = async (): Promise<void> => {
    running = launch('start', environment);
    await ready(running, url);
  };
  await start();
  return { ...tenant, home, url, caller: new Caller(url, tenant.secretKey), running: () => running, start };
}
