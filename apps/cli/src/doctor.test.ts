import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Command, openCommand, PATIENT } from './testing/command.ts';

let command: Command;

beforeAll(async () => {
  command = await openCommand();
});
afterAll(() => command?.close());

describe('kente doctor', PATIENT, () => {
  test('everything in order is good or a note, and ends with 0', async () => {
    const { exitCode, json } = await command.run(['doctor', '--json'], {
      PORT: String(command.platform.modules.config.port),
      SIMULATORS_PORT: '9',
    });
    const states = Object.fromEntries(
      json.findings.map(({ subject, state }: { subject: string; state: string }) => [subject, state]),
    );
    expect(states).toMatchObject({
      'Node.js': 'good',
      Home: 'good',
      Keys: 'good',
      Database: 'good',
      Migrations: 'good',
      Platform: 'good',
      Simulators: 'note',
    });
    expect([exitCode, json.healthy]).toEqual([0, true]);
  });

  test('a database that cannot be reached, missing migrations and a taken port are told with what to do', async () => {
    const taken = createServer((_request, response) => response.end('other'));
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    const empty = new URL(command.platform.databaseUrl);
    empty.pathname = '/postgres';
    const lacking = await command.run(['doctor'], {
      DATABASE_URL: empty.href,
      PORT: String(port),
      SIMULATORS_PORT: '9',
    });
    expect(lacking.exitCode).toBe(1);
    expect(lacking.out).toContain('Not applied yet: 0001_');
    expect(lacking.out).toContain(`Port ${port} is taken by another program.`);
    const away = await command.run(['doctor'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing',
      SIMULATORS_PORT: '9',
    });
    expect(away.exitCode).toBe(1);
    expect(away.out).toContain('Check DATABASE_URL');
    await new Promise((done) => taken.close(done));
  });
});
