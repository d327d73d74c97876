import { connect, type Socket } from 'node:net';

export interface Load {
  perSecond: number;
  /** Milliseconds, of each answer. */
  latenciesMs: number[];
}

export interface HttpTarget {
  host: string;
  port: number;
  headers: Readonly<Record<string, string>>;
  /** The next path to ask for. */
  path: () => string;
}

/**
 * Keeps one GET in flight on each of `connections` kept-alive sockets. It reads no more of an answer than its status and
 * length, so that the machine's cores are the server's. An answer other than 200 ends the run.
 */
export async function httpLoad(target: HttpTarget, connections: number, durationMs: number): Promise<Load> {
  const latenciesMs: number[] = [];
  const started = performance.now();
  const end = started + durationMs;
  await Promise.all(Array.from({ length: connections }, () => drive(target, end, latenciesMs)));
  return { perSecond: latenciesMs.length / ((performance.now() - started) / 1_000), latenciesMs };
}

function drive(target: HttpTarget, end: number, latenciesMs: number[]): Promise<void> {
  const headers = Object.entries({ host: target.host, ...target.headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const tail = ` HTTP/1.1\r\n${headers.join('')}\r\n`;
  return new Promise((done, fail) => {
    const socket: Socket = connect(target.port, target.host);
    socket.setNoDelay(true);
    let asked = 0;
    let missing = 0;
    let head = '';
    const ask = (): void => {
      asked = performance.now();
      socket.write(`GET ${target.path()}${tail}`);
    };
    const answered = (): void => {
      const now = performance.now();
      latenciesMs.push(now - asked);
      if (now < end) ask();
      else {
        socket.destroy();
        done();
      }
    };
    socket.once('connect', ask);
    socket.once('error', fail);
    socket.on('data', (chunk: Buffer) => {
      if (missing > 0) {
        missing -= chunk.length;
        if (missing === 0) answered();
        return;
      }
      head += chunk.toString('latin1');
      const body = head.indexOf('\r\n\r\n');
      if (body < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
      if (!head.startsWith('HTTP/1.1 200') || Number.isNaN(length)) {
        fail(new Error(`unexpected answer: ${head.slice(0, 300)}`));
        socket.destroy();
        return;
      }
      missing = length - (head.length - body - 4);
      head = '';
      if (missing === 0) answered();
    });
  });
}

/** Of a run: the time that so many of a hundred answers stayed within. */
export function percentile(latenciesMs: readonly number[], percent: number): number {
  const sorted = [...latenciesMs].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
