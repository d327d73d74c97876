/** What the command stands in: where it writes, what it reads. Tests give their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Somebody sits there and can be asked. */
  readonly interactive: boolean;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** Aborted by Ctrl-C, for commands that follow something. */
  readonly stop: AbortSignal;
}

export function terminal(): Terminal {
  const stopping = new AbortController();
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    variables: process.env,
    folder: process.cwd(),
    // Listened for on first use: without a listener, Ctrl-C ends the process at once, as it should.
    get stop() {
      if (process.listenerCount('SIGINT') === 0) process.once('SIGINT', () => stopping.abort());
      return stopping.signal;
    },
  };
}

/** What a command is given beside its own options. */
export interface Setting {
  terminal: Terminal;
  /** Tells the result: as JSON for scripts, else as text. */
  tell(result: unknown, asText: () => string): void;
  /** The exit code, when all went as it should and the answer is still "no". */
  end(exitCode: number): void;
}

/** Something that the person can mend: told in one sentence, without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The other side cannot answer now: it may do so later. */
export class Away extends Failure {}

/** Rows in columns, as wide as their widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
