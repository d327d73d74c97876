import { text } from 'node:stream/consumers';
import type { Static, TObject } from 'typebox';
import { invalid, Refusal } from './errors.ts';
import { compile, problemsOf } from './http/validation.ts';

/** One administrative command of an application: JSON in, JSON out. Runs beside it, on its database. */
export interface Command<Modules> {
  name: string;
  /** @throws Refusal for input that breaks a rule, and for what the command itself refuses. */
  run(input: unknown, modules: Modules): Promise<unknown>;
}

/** Binds the modules of one application. */
export function commandBuilder<Modules>() {
  return function command<Input extends TObject>(
    name: string,
    input: Input,
    run: (input: Static<Input>, modules: Modules) => Promise<unknown>,
  ): Command<Modules> {
    return {
      name,
      run(given, modules) {
        const check = compile(input);
        if (!check(given)) throw invalid(problemsOf(check.errors, 'body'));
        return run(given as Static<Input>, modules);
      },
    };
  };
}

/** What an operator asked for is not there, or not possible. */
export function refuse(message: string): Refusal {
  return new Refusal('command.refused', { status: 400, message });
}

/** What one look found, in one sentence; `advice` says what to do about it. */
export interface Finding {
  subject: string;
  state: 'good' | 'note' | 'bad';
  text: string;
  advice?: string;
}

/**
 * Runs `NAME '{json}'` (or the JSON on standard input, where other users of the machine cannot read it), prints one line of
 * JSON: `{"ok":true,"result":…}` or `{"ok":false,"message":…,"problems":…}`, and makes the process exit with 0 or 1.
 */
export async function runCommand(
  [name = '', argument]: readonly string[],
  perform: (name: string, input: unknown) => Promise<unknown>,
  sentence: (error: unknown) => string,
): Promise<void> {
  try {
    const input: unknown = JSON.parse(argument ?? ((await text(process.stdin)) || '{}'));
    print({ ok: true, result: await perform(name, input) });
  } catch (error) {
    process.exitCode = 1;
    const problems = error instanceof Refusal ? error.data : null;
    print({ ok: false, message: error instanceof Refusal ? error.message : sentence(error), problems });
  }
}

function print(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
