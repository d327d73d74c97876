import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Fault } from '@kente/kit/errors';
import type { Logger } from '@kente/kit/log';
import type { Config } from '../config.ts';

/** The simulated outside world, as a process of its own: only its address is known here. */
const ENTRY = fileURLToPath(new URL('../../../simulators/src/main.ts', import.meta.url));
const STOP_WITHIN_MS = 5_000;
/** Not the platform's own limits: a year of history is drawn at once, and gone again. */
const MEMORY = ['--max-semi-space-size=16', '--max-old-space-size=512'];
/** What the child ends with then. */
const PORT_IN_USE = 98;

export interface Simulators {
  /** Settled when the world answers on its port; rejected when it could not start. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the world and keeps it: one that dies is started again. It reads its code while the database starts, and is
 * told the address then.
 */
export function startSimulators({
  config,
  databaseUrl,
  log,
}: {
  config: Config;
  databaseUrl: Promise<string>;
  log: Logger;
}): Simulators {
  let stopping = false;
  let child: ChildProcess;
  const launch = (): Promise<void> => {
    child = fork(ENTRY, {
      execArgv: MEMORY,
      env: {
        ...process.env,
        DATABASE_URL: 'parent',
        HOST: config.host,
        SIMULATORS_PORT: String(config.simulatorsPort),
        LOG_LEVEL: config.logLevel,
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const started = child;
    databaseUrl.then(
      (url) => started.connected && started.send({ databaseUrl: url }),
      () => started.kill('SIGTERM'),
    );
    return new Promise((done, fail) => {
      child.once('message', () => done());
      child.once('exit', (code) =>
        fail(new Fault('simulators.start', { message: whyNot(config.simulatorsPort, code) })),
      );
    });
  };
  const keep = (): void => {
    child.once('exit', () => {
      if (stopping) return;
      log.warn('the simulated banks stopped, starting them again');
      launch().then(keep, (error: unknown) => log.error({ err: error }, 'the simulated banks do not start'));
    });
  };
  const ready = launch().then(keep);
  ready.catch(() => {});
  return {
    ready,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await gone;
      clearTimeout(impatient);
    },
  };
}

function whyNot(port: number, exitCode: number | null): string {
  if (exitCode === PORT_IN_USE)
    return `Port ${port} is in use. Stop what listens there, or set another one (SIMULATORS_PORT).`;
  return `The simulated banks did not start on port ${port} (exit code ${exitCode}).`;
}
