import { resolve } from 'node:path';
import type { Command } from 'commander';
import { administer } from '../platform.ts';
import type { Setting } from '../terminal.ts';

export function addSeedCommand(program: Command, { terminal, tell }: Setting): void {
  program
    .command('seed')
    .description('Apply a seed file: apps, keys, webhooks, customers, accounts. What is there is left as it is.')
    .argument('<file>', 'a JSON file; docs/sandbox.md shows its form')
    .action(async (file: string) => {
      const result = await administer<object>(terminal, 'seed.apply', { file: resolve(terminal.folder, file) });
      tell(result, () => `Applied ${file}. Accounts that were linked now are fetched while Kente runs.`);
    });
}
