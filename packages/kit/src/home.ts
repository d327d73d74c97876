import { createHash, randomBytes } from 'node:crypto';
import { access, constants, link, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigurationError } from './config.ts';
import { Keyring, parseKeys } from './secrets.ts';

/**
 * Takes a data directory for this process alone. Held by a listening socket, so that it is free again the moment that
 * the process is gone, however it went.
 * @throws ConfigurationError when another process has it, or it cannot be a folder that this process writes to.
 */
export async function claimHome(home: string): Promise<{ release(): Promise<void> }> {
  await makeHome(home);
  const name = `kente-${createHash('sha256')
    .update(await realpath(home))
    .digest('hex')
    .slice(0, 24)}`;
  const path = socketPath(name);
  const server = await listen(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    if (await someoneListens(path)) return null;
    // Only a socket that is a file outlives its process. The kernel lets one of those who come now have the name.
    await setAside(path);
    return listen(path).catch(() => null);
  });
  if (server === null) {
    throw new ConfigurationError(`Kente already runs on ${home}. Stop it first, or set KENTE_HOME to another folder.`);
  }
  server.unref();
  return { release: () => new Promise((done) => server.close(() => done())) };
}

/** Folder by folder: where a file system refuses new folders with ENOENT, as /proc does, Node's own way never ends. */
async function makeHome(home: string): Promise<void> {
  try {
    for (const folder of await missingFolders(home)) {
      await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }
    // The slash makes a file an error.
    await stat(join(home, '/'));
    await access(home, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = HOME_PROBLEMS[code] ?? `${code} ${(error as Error).message}`;
    throw new ConfigurationError(`KENTE_HOME cannot be ${home}: ${why}. Set it to a folder that you can write to.`);
  }
}

const HOME_PROBLEMS: Readonly<Record<string, string>> = {
  ENOTDIR: 'a file is in its place',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'no folder can be made there',
  ENOSPC: 'the disk is full',
};

/** The folder and those above it that are not there yet, outermost first. */
async function missingFolders(folder: string): Promise<string[]> {
  const there = await stat(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  return there || dirname(folder) === folder ? [] : [...(await missingFolders(dirname(folder))), folder];
}

/** On Linux a name without a file: the kernel forgets it with the process, so nothing stale is ever found. */
function socketPath(name: string): string {
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Takes a stale socket away, unless another process was faster and it is a living one by now. */
async function setAside(path: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  await rename(path, aside).catch(() => {});
  if (await someoneListens(aside)) await rename(aside, path);
  else await rm(aside, { force: true });
}

function someoneListens(path: string): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}

function listen(path: string): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', fail);
    server.listen(path, () => done(server));
  });
}

/**
 * The keyring of this installation: from the configuration, or generated once under `home` and kept there.
 * @throws ConfigurationError when keys are configured without an index secret, or do not parse.
 */
export async function loadKeyring(
  home: string,
  configured: { keys: string | null; indexSecret: string | null },
): Promise<Keyring> {
  if (configured.keys !== null) {
    if (configured.indexSecret === null) {
      throw new ConfigurationError(
        'KENTE_KEYS is set, so KENTE_INDEX_SECRET must be set too: keep both, they cannot be made again.',
      );
    }
    return keyringOf(configured.keys, configured.indexSecret, 'KENTE_KEYS');
  }
  const file = join(home, 'keys.json');
  const { keys, indexSecret } = (await readKeys(file)) ?? (await generateKeys(home, file));
  return keyringOf(keys, indexSecret, file);
}

interface KeyFile {
  keys: string;
  indexSecret: string;
}

async function readKeys(file: string): Promise<KeyFile | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // A folder that cannot be one is told when the keys are to be written.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw new ConfigurationError(`${file} cannot be read (${error.code}). This user must be allowed to.`);
  });
  if (text === null) return null;
  try {
    const { keys, indexSecret } = JSON.parse(text) as Partial<KeyFile>;
    if (typeof keys === 'string' && typeof indexSecret === 'string' && indexSecret !== '') return { keys, indexSecret };
  } catch {
    // Told below, without the file's content.
  }
  throw new ConfigurationError(
    `${file} is damaged. Bring it back from a backup: what was sealed opens with its keys alone.`,
  );
}

/** Written whole or not at all, and never over another's: whoever comes second uses the first one's. */
async function generateKeys(home: string, file: string): Promise<KeyFile> {
  const fresh = { keys: `k1:${randomBytes(32).toString('base64')}`, indexSecret: randomBytes(32).toString('base64') };
  await makeHome(home);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(fresh, null, 2)}\n`);
    await handle.sync();
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
  return (await readKeys(file)) ?? fresh;
}

function keyringOf(keys: string, indexSecret: string, source: string): Keyring {
  try {
    return new Keyring(parseKeys(keys), Buffer.from(indexSecret));
  } catch (error) {
    throw new ConfigurationError(`${source} does not hold usable keys: ${(error as Error).message}`, { cause: error });
  }
}
