import { fileURLToPath } from 'node:url';
import type { Logger } from '@kente/kit/log';
import type { Config } from '../config.ts';
import { type KeptProcess, keepProcess } from '../kept-process.ts';

/** The simulated outside world, as a process of its own: only its address is known here. */
const ENTRY = fileURLToPath(new URL('../../../simulators/src/main.ts', import.meta.url));
const STOP_WITHIN_MS = 5_000;
/** Not the platform's own limits: a year of history is drawn at once, and gone again. */
const MEMORY = ['--max-semi-space-size=16', '--max-old-space-size=512'];
/** What the child ends with then. */
const PORT_IN_USE = 98;

/** Starts the world and keeps it. It reads its code while the database starts, and is told the address then. */
export function startSimulators({
  config,
  databaseUrl,
  log,
}: {
  config: Config;
  databaseUrl: Promise<string>;
  log: Logger;
}): KeptProcess<unknown> {
  return keepProcess({
    ...{ name: 'the simulated banks', entry: ENTRY, execArgv: MEMORY, log, stopWithinMs: STOP_WITHIN_MS },
    env: {
      ...process.env,
      DATABASE_URL: 'parent',
      HOST: config.host,
      SIMULATORS_PORT: String(config.simulatorsPort),
      LOG_LEVEL: config.logLevel,
    },
    orders: [async () => ({ databaseUrl: await databaseUrl })],
    whyNot: (code) => whyNot(config.simulatorsPort, code),
  });
}

function whyNot(port: number, exitCode: number | null): string {
  if (exitCode === PORT_IN_USE)
    return `Port ${port} is in use. Stop what listens there, or set another one (SIMULATORS_PORT).`;
  return `The simulated banks did not start on port ${port} (exit code ${exitCode}).`;
}
