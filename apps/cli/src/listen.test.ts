import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Command, MAIN, openCommand, PATIENT } from './testing/command.ts';

let command: Command;

beforeAll(async () => {
  command = await openCommand();
});
afterAll(() => command?.close());

describe('kente listen', PATIENT, () => {
  interface Got {
    headers: IncomingHttpHeaders;
    body: string;
  }
  let server: Server;
  let address: string;
  const got: Got[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        got.push({ headers: request.headers, body });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  const ended = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.once('exit', done));

  test('new events are forwarded in order with all three proofs, a line each, until Ctrl-C', async () => {
    const fire = () =>
      command.run(['trigger', 'mono.events.account_updated'], {
        KENTE_SECRET_KEY: command.platform.secretKey,
        KENTE_API_URL: command.platform.url,
      });
    await fire();
    const child = spawn(
      process.execPath,
      [MAIN, 'listen', '--forward-to', address, '--secret', 'sec_listening', '--json'],
      {
        env: {
          ...command.variables(),
          KENTE_SECRET_KEY: command.platform.secretKey,
          KENTE_API_URL: command.platform.url,
        } as NodeJS.ProcessEnv,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    await command.platform.until('it listens', async () => err.includes('Listening at'));
    // What it looked at last is not told: events are fired until the first one comes through.
    await command.platform.until('the first event', async () => {
      await fire();
      return got.length >= 2;
    });
    child.kill('SIGINT');
    expect(await ended(child)).toBe(0);

    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event_id: string; status: number });
    expect(lines.map((line) => line.event_id)).toEqual(got.map(({ headers }) => headers['webhook-id']));
    expect(lines.every(({ status }) => status === 204)).toBe(true);
    for (const { headers, body } of got) {
      const hmac = (prefix: string) => createHmac('sha256', 'sec_listening').update(prefix + body);
      expect(headers).toMatchObject({
        'mono-webhook-secret': 'sec_listening',
        'x-mono-signature': hmac(`${headers['x-mono-timestamp']}.`).digest('hex'),
        'webhook-signature': `v1,${hmac(`${headers['webhook-id']}.${headers['webhook-timestamp']}.`).digest('base64')}`,
      });
      expect(JSON.parse(body)).toMatchObject({ event: 'mono.events.account_updated', event_id: headers['webhook-id'] });
    }
  });

  test.each([
    [['--forward-to', 'nowhere'], 'is no http address'],
    [['--forward-to', 'http://127.0.0.1:9'], 'No secret to sign with'],
  ])('%j is refused', async (args, words) => {
    const ran = await command.run([
      'listen',
      ...args,
      '--key',
      command.platform.secretKey,
      '--api',
      command.platform.url,
    ]);
    expect([ran.exitCode, ran.err]).toEqual([2, expect.stringContaining(words)]);
  });
});
