import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PLACE = fileURLToPath(new URL('../', import.meta.url));

export interface ChildModule {
  process: ChildProcess;
  /** Everything that it wrote so far. */
  output(): { stdout: string; stderr: string };
  /** Ends as soon as standard output contains `text`; fails when the process ends before. */
  says(text: string): Promise<void>;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** `kill -9`, and until it is gone. */
  kill(): Promise<void>;
}

/**
 * Runs the text of a module in a process of its own, for what only the end of a process can prove. Imports are relative
 * to `packages/kit/src`.
 */
export function childModule(code: string, environment: Record<string, string> = {}): ChildModule {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: PLACE,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    texts.stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    texts.stderr += chunk.toString();
  });
  const exited: ChildModule['exited'] = new Promise((done) =>
    child.once('close', (code, signal) => done({ code, signal })),
  );
  return {
    process: child,
    output: () => ({ ...texts }),
    exited,
    says: (text) =>
      new Promise((done, fail) => {
        const look = (): void => {
          if (texts.stdout.includes(text)) done();
        };
        child.stdout.on('data', look);
        void exited.then(() => fail(new Error(`the process ended: ${texts.stdout}${texts.stderr}`)));
        look();
      }),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
