import type { Command } from 'commander';
import { runRole } from '../platform.ts';
import type { Setting } from '../terminal.ts';

const ROLES = {
  start: 'Run everything on this machine: database, API, pages, workers, simulated banks.',
  api: 'Run the HTTP side alone. Needs DATABASE_URL.',
  worker: 'Run the background work alone. Needs DATABASE_URL.',
  migrate: 'Bring the database forward.',
} as const;

export function addProcessCommands(program: Command, { terminal, end }: Setting): void {
  for (const [role, description] of Object.entries(ROLES)) {
    program
      .command(role)
      .description(description)
      .action(async () => end(await runRole(terminal, role)));
  }
}
