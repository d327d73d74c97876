import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';

export interface ApartOptions {
  /** The module that does the work: it calls `workApart`. */
  entry: URL;
  /** Of JavaScript objects. Work that needs more ends, and nothing else does. */
  memoryMb: number;
}

/** Work in a process of its own. What is told and answered is data alone: typed arrays, maps and bigints included. */
export interface Apart {
  tell(message: unknown): void;
  /** What it says, once. Rejected when it fails, or ends without a word. */
  readonly answer: Promise<unknown>;
  /** Asks it to end, and waits until it has. */
  end(): Promise<void>;
  /** Ends it now, whatever it is at. */
  kill(): void;
}

/** It ended without an answer: what it was at needed too much memory, or somebody ended it. */
export class ApartEnded extends Error {
  override readonly name = 'ApartEnded';
  readonly outOfMemory: boolean;

  constructor(code: number | null, signal: NodeJS.Signals | null) {
    super(`the process ended without an answer (${signal ?? code ?? 'it could not be started'})`);
    // The engine aborts when it has no memory left; a machine that has none kills.
    this.outOfMemory = signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134;
  }
}

type Answer = { done: unknown } | { failed: unknown };

/**
 * Starts work that must not hold up this process, nor bring it down. Processes and no threads: Node's threads share one
 * map of compiled code, in which one that ends while others compile has crashed all of them.
 */
export function startApart({ entry, memoryMb }: ApartOptions): Apart {
  const cache = getCompileCacheDir();
  const child = fork(entry, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryMb}`],
    // Our secrets are no business of a process that reads what strangers wrote.
    env: cache === undefined ? {} : { NODE_COMPILE_CACHE: cache },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // One that could not be started never exits; one that ends while it is told something says so by its exit.
  const gone = new Promise<[number | null, NodeJS.Signals | null]>((ended) => {
    child.once('exit', (code, signal) => ended([code, signal]));
    child.on('error', () => {
      if (child.pid === undefined) ended([null, null]);
    });
  });
  const answer = answerOf(child, gone);
  answer.catch(() => {});
  return {
    answer,
    tell(message) {
      if (child.connected) child.send(message as Serializable, () => {});
    },
    async end() {
      if (child.connected) child.disconnect();
      await gone;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function answerOf(
  child: ChildProcess,
  gone: Promise<[code: number | null, signal: NodeJS.Signals | null]>,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const answer = message as Answer;
      if ('done' in answer) resolve(answer.done);
      else reject(answer.failed);
    });
    void gone.then(([code, signal]) => reject(new ApartEnded(code, signal)));
  });
}

/**
 * The other side: what is told is handed over in order; an answer other than undefined is the last word. Ends with its
 * parent, however that ends.
 */
export function workApart(work: (message: unknown) => unknown): void {
  process.once('disconnect', () => process.exit());
  process.on('message', async (message) => {
    try {
      const done = await work(message);
      if (done !== undefined) process.send?.({ done } satisfies Answer);
    } catch (failed) {
      process.send?.({ failed } satisfies Answer);
    }
  });
}
