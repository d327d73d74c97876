import type { Command } from 'commander';

/** Options of every command that speaks to the API. */
export function withApi(command: Command): Command {
  return command
    .option('--key <key>', 'secret key (default: KENTE_SECRET_KEY, else the demo app)')
    .option('--api <url>', 'base URL of the API (default: KENTE_API_URL, else the one of this folder)');
}
