import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { Fault } from '@kente/kit/errors';
import type { Logger } from '@kente/kit/log';

export interface KeptProcessOptions {
  /** In a log: `the simulated banks`. */
  name: string;
  entry: string;
  execArgv: readonly string[];
  env: NodeJS.ProcessEnv;
  log: Logger;
  /** Told to it in this order at every start, each when it is known; one that fails ends it. */
  orders: readonly (() => Promise<Serializable>)[];
  /** Why it ended before it was ready, for whoever started us. */
  whyNot: (exitCode: number | null) => string;
  /** Told when one that was ready says that it cannot go on; it is not started again then. */
  onFailed?: (sentence: string) => void;
  stopWithinMs: number;
}

export interface KeptProcess<Ready> {
  /** What it says when it can serve; rejected when it could not start. */
  ready: Promise<Ready>;
  stop(): Promise<void>;
}

/**
 * Starts a child of `npm start` and keeps it: one that dies is started again. It reads its code while what it is told is
 * still being made. A child that answers `{ failed }` has said why it cannot start.
 */
export function keepProcess<Ready>(options: KeptProcessOptions): KeptProcess<Ready> {
  const { name, log, orders } = options;
  let stopping = false;
  let child: ChildProcess;
  const launch = (): Promise<Ready> => {
    const started = fork(options.entry, {
      execArgv: [...options.execArgv],
      env: options.env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = started;
    // One that ends while it is told something says why by its exit.
    started.on('error', () => {});
    void instruct(started, orders);
    return new Promise((done, fail) => {
      let isReady = false;
      started.on('message', (message: Ready | { failed: string }) => {
        const failed = (message as { failed?: unknown }).failed;
        if (typeof failed !== 'string') done(message as Ready);
        else if (isReady) hopeless(failed);
        else fail(new Fault('child.start', { message: failed }));
        isReady = true;
      });
      started.once('exit', (code) => fail(new Fault('child.start', { message: options.whyNot(code) })));
    });
  };
  const hopeless = (sentence: string): void => {
    if (stopping) return;
    stopping = true;
    options.onFailed?.(sentence);
  };
  const keep = <T>(value: T): T => {
    child.once('exit', () => {
      if (stopping) return;
      log.warn(`${name} stopped, starting again`);
      launch().then(keep, (error: unknown) => log.error({ err: error }, `${name} cannot be started`));
    });
    return value;
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
      const impatient = setTimeout(() => child.kill('SIGKILL'), options.stopWithinMs);
      await gone;
      clearTimeout(impatient);
    },
  };
}

async function instruct(child: ChildProcess, orders: KeptProcessOptions['orders']): Promise<void> {
  try {
    for (const order of orders) {
      const message = await order();
      if (child.connected) child.send(message);
    }
  } catch {
    child.kill('SIGTERM');
  }
}
