import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigurationError } from './config.ts';
import { claimHome, loadKeyring } from './home.ts';
import { childModule } from './testing/child.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kente-home-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const none = { keys: null, indexSecret: null };
const place = { tenant: 'env1', column: 'accounts.number', row: 'row1' };
const claim = (home: string): string => `
  import { claimHome } from './home.ts';
  await claimHome(${JSON.stringify(home)}).then(() => console.log('claimed'), (error) => console.log('refused: ' + error.message));
  setInterval(() => {}, 1000);`;

describe('a home', () => {
  test('belongs to one process, and the second is told what to do', async () => {
    const home = join(folder, 'taken');
    const first = childModule(claim(home));
    try {
      await first.says('claimed');
      await expect(claimHome(home)).rejects.toThrow(ConfigurationError);
      await expect(claimHome(home)).rejects.toThrow('Stop it first, or set KENTE_HOME to another folder.');
    } finally {
      await first.kill();
    }
  });

  test('that cannot be a folder is told in one sentence, whatever is in its place', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const places = [file, join(file, 'below'), '/dev/null/x', '/proc/x', '/proc/x/y'];
    for (const home of process.platform === 'linux' ? places : places.slice(0, 2)) {
      for (const refused of [claimHome(home), loadKeyring(home, none)]) {
        await expect(refused).rejects.toThrow(ConfigurationError);
        await expect(refused).rejects.toThrow(
          /^KENTE_HOME cannot be .*: .*\. Set it to a folder that you can write to\.$/,
        );
      }
    }
  });

  test('is made with the folders above it', async () => {
    const home = join(folder, 'a', 'b', 'c');
    await (await claimHome(home)).release();
    expect((await stat(home)).isDirectory()).toBe(true);
  });

  test('is free again the moment that its process was killed', async () => {
    const home = join(folder, 'killed');
    const first = childModule(claim(home));
    await first.says('claimed');
    await first.kill();
    await (await claimHome(home)).release();
    await (await claimHome(home)).release();
  });

  test('is given to exactly one of many that ask at once', async () => {
    const home = join(folder, 'rush');
    const claims = await Promise.allSettled(Array.from({ length: 8 }, () => claimHome(home)));
    const given = claims.filter((each) => each.status === 'fulfilled');
    expect(given).toHaveLength(1);
    await given[0]?.value.release();
  });
});

describe('the keyring of an installation', () => {
  test('is generated once, kept for its owner alone, and found again', async () => {
    const home = join(folder, 'fresh');
    const sealed = (await loadKeyring(home, none)).seal(place, '0123456789');
    expect((await loadKeyring(home, none)).open(place, sealed)).toBe('0123456789');
    expect((await stat(join(home, 'keys.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(home)).toEqual(['keys.json']);
  });

  test('is the same for all processes that make it at once', async () => {
    const home = join(folder, 'together');
    const rings = await Promise.all(Array.from({ length: 8 }, () => loadKeyring(home, none)));
    const sealed = rings[0]?.seal(place, 'text') ?? Buffer.alloc(0);
    for (const ring of rings) expect(ring.open(place, sealed)).toBe('text');
  });

  test('is never made anew over a damaged file', async () => {
    const home = join(folder, 'damaged');
    await loadKeyring(home, none);
    const whole = await readFile(join(home, 'keys.json'), 'utf8');
    for (const text of ['', whole.slice(0, 40), '{"keys":"k1:AAAA","indexSecret":"x"}', '{}']) {
      await writeFile(join(home, 'keys.json'), text);
      const refused = await loadKeyring(home, none).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ConfigurationError);
      expect((refused as Error).message).toContain(join(home, 'keys.json'));
      expect(await readFile(join(home, 'keys.json'), 'utf8')).toBe(text);
    }
  });

  test('comes from the configuration when keys stand there, and asks for the index secret with them', async () => {
    const keys = `k9:${Buffer.alloc(32, 9).toString('base64')}`;
    const ring = await loadKeyring(folder, { keys, indexSecret: 'an index secret' });
    expect(ring.open(place, ring.seal(place, 'text'))).toBe('text');
    await expect(loadKeyring(folder, { keys, indexSecret: null })).rejects.toThrow(
      'KENTE_INDEX_SECRET must be set too',
    );
    await expect(loadKeyring(folder, { keys: 'k9:short', indexSecret: 'x' })).rejects.toThrow(
      'KENTE_KEYS does not hold usable keys',
    );
  });
});
