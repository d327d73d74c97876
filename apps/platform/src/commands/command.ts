import { invalid, Refusal } from '@kente/kit/errors';
import { compile, problemsOf } from '@kente/kit/http/validation';
import type { Static, TObject } from 'typebox';
import type { Modules } from '../modules.ts';

/** One administrative command: JSON in, JSON out. Runs beside the platform, on its database. */
export interface Command {
  name: string;
  /** @throws Refusal for input that breaks a rule, and for what the command itself refuses. */
  run(input: unknown, modules: Modules): Promise<unknown>;
}

export function command<Input extends TObject>(
  name: string,
  input: Input,
  run: (input: Static<Input>, modules: Modules) => Promise<unknown>,
): Command {
  return {
    name,
    run(given, modules) {
      const check = compile(input);
      if (!check(given)) throw invalid(problemsOf(check.errors, 'body'));
      return run(given as Static<Input>, modules);
    },
  };
}

/** What an operator asked for is not there, or not possible. */
export function refuse(message: string): Refusal {
  return new Refusal('command.refused', { status: 400, message });
}
