import { Command, CommanderError } from 'commander';
import { addAppCommands } from './commands/apps.ts';
import { addClockCommands } from './commands/clock.ts';
import { addConsoleCommands } from './commands/console.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addInvoicingCommands } from './commands/invoicing/index.ts';
import { addKeyCommands } from './commands/keys.ts';
import { addLedgerCommands, addWalletCommands } from './commands/ledger.ts';
import { addListenCommand } from './commands/listen.ts';
import { addPaymentCommands } from './commands/payments.ts';
import { addProcessCommands } from './commands/processes.ts';
import { addRailCommands } from './commands/rails.ts';
import { addSeedCommand } from './commands/seed.ts';
import { addTriggerCommand } from './commands/trigger.ts';
import { addWebhookCommands } from './commands/webhooks.ts';
import { Failure, type Setting, type Terminal } from './terminal.ts';

const USAGE_EXIT = 2;

/**
 * The `kente` command.
 * @returns the exit code: 0 done, 1 refused or failed, 2 wrong usage.
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const program = new Command('kente')
    .description('Run Kente, administer its apps, and work against it.')
    .option('--json', 'print JSON, for scripts')
    .showHelpAfterError('(kente --help lists the commands)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    });
  const setting: Setting = {
    terminal,
    tell: (result, asText) => terminal.out(program.opts<{ json?: boolean }>().json ? JSON.stringify(result) : asText()),
    end: (code) => {
      exitCode = code;
    },
  };
  for (const add of [
    addProcessCommands,
    addDoctorCommand,
    addAppCommands,
    addKeyCommands,
    addWebhookCommands,
    addSeedCommand,
    addLedgerCommands,
    addWalletCommands,
    addPaymentCommands,
    addRailCommands,
    addConsoleCommands,
    addInvoicingCommands,
    addClockCommands,
    addListenCommand,
    addTriggerCommand,
  ]) {
    add(program, setting);
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_EXIT;
    if (!(error instanceof Failure)) throw error;
    terminal.err(error.message);
    return error.exitCode;
  }
}
