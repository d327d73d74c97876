import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Failure, type Terminal } from './terminal.ts';

/** The platform is another app: it is started as a process, never imported. */
const MAIN = fileURLToPath(new URL('../../platform/src/main.ts', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../platform/src/command.ts', import.meta.url));
/** So is the connector. */
const INVOICING_MAIN = fileURLToPath(new URL('../../invoicing/src/main.ts', import.meta.url));
const INVOICING_COMMAND = fileURLToPath(new URL('../../invoicing/src/command.ts', import.meta.url));

type Answer = { ok: true; result: unknown } | { ok: false; message: string; problems: unknown };

/**
 * Runs an administrative command on the platform's database.
 * @throws Failure with the platform's own sentence, and each mistake in the input on a line.
 */
export const administer = <Result>(terminal: Terminal, name: string, input: object = {}): Promise<Result> =>
  asked<Result>(COMMAND, terminal, name, input);

/** The same on the database of the bank-to-invoice connector. */
export const administerInvoicing = <Result>(terminal: Terminal, name: string, input: object = {}): Promise<Result> =>
  asked<Result>(INVOICING_COMMAND, terminal, name, input);

async function asked<Result>(command: string, terminal: Terminal, name: string, input: object): Promise<Result> {
  const child = spawn(process.execPath, [command, name], {
    cwd: terminal.folder,
    env: { ...terminal.variables, NODE_NO_WARNINGS: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // On standard input: arguments of a process can be read by every user of the machine.
  child.stdin.end(JSON.stringify(input));
  const [output, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const answer = parse(output);
  if (!answer) throw new Failure(`The command ended without an answer.\n${complaints.trim()}`);
  if (answer.ok) return answer.result as Result;
  throw new Failure([answer.message, ...problemLines(answer.problems, answer.message)].join('\n'));
}

function parse(output: string): Answer | null {
  try {
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Answer;
  } catch {
    return null;
  }
}

function problemLines(problems: unknown, told: string): string[] {
  if (!Array.isArray(problems)) return [];
  return (problems as { message: string }[])
    .map(({ message }) => message)
    .filter((message) => message !== told)
    .map((message) => `  ${message}`);
}

/** Runs a role of the platform in this terminal until it ends. @returns its exit code. */
export const runRole = (terminal: Terminal, role: string): Promise<number> => run(MAIN, terminal, role);

/** The same for a role of the connector. */
export const runInvoicing = (terminal: Terminal, role: string): Promise<number> => run(INVOICING_MAIN, terminal, role);

function run(main: string, terminal: Terminal, role: string): Promise<number> {
  const child = spawn(process.execPath, [main, role], {
    cwd: terminal.folder,
    env: terminal.variables as NodeJS.ProcessEnv,
    stdio: 'inherit',
  });
  const release = passSignals(child);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      release();
      // As a shell tells it: 128 and the signal's number, of which SIGTERM's is the usual one.
      done(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

function passSignals(child: ChildProcess): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const listeners = signals.map((signal) => {
    const listener = (): void => void child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const release of listeners) release();
  };
}
