import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SinkWord } from '../load/sink.ts';

const SINK = fileURLToPath(new URL('../load/sink.ts', import.meta.url));

export interface Sink {
  origin: string;
  /** When the first bytes of an event came to `/tell`, in milliseconds since 1970. */
  came: ReadonlyMap<string, number>;
  /** How many requests it has answered since it began. */
  answered(): Promise<number>;
  stop(): Promise<void>;
}

/** A receiver of webhooks in a process of its own. */
export async function startSink(): Promise<Sink> {
  const child = fork(SINK);
  const came = new Map<string, number>();
  const [first] = (await once(child, 'message')) as [SinkWord];
  if (first.kind !== 'listening') throw new Error('the sink did not tell its port');
  let told = (_count: number): void => {};
  child.on('message', (word: SinkWord) => {
    if (word.kind === 'came') came.set(word.eventId, word.atMs);
    if (word.kind === 'answered') told(word.count);
  });
  return {
    origin: `http://127.0.0.1:${first.port}`,
    came,
    answered() {
      child.send('how many');
      return new Promise((done) => {
        told = done;
      });
    },
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
