import type { Command } from 'commander';

/** `APP` and `--live`: which half of which app an administrative command is about. */
export interface PlaceOptions {
  live?: boolean;
}

export function withPlace(command: Command): Command {
  return command
    .argument('<app>', "the app's id or name")
    .option('--live', 'its live environment (default: the test one)');
}

export function placeOf(app: string, { live }: PlaceOptions): { app: string; mode: 'test' | 'live' } {
  return { app, mode: live ? 'live' : 'test' };
}

/** `a,b c` → three entries. */
export function listOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((entry) => entry !== '');
}
