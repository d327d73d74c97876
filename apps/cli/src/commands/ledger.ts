import type { Command } from 'commander';
import { administer } from '../platform.ts';
import { type Setting, table } from '../terminal.ts';
import { kobo } from './kobo.ts';
import { type PlaceOptions, placeOf, withPlace } from './place.ts';

interface Verified {
  sound: boolean;
  environments: {
    environment: string;
    app: string;
    mode: string;
    transactions: number;
    entries: number;
    problems: { kind: string; where: string }[];
  }[];
}

interface TrialBalance {
  lines: { account: string; currency: string; debit: number; credit: number }[];
}

export function addLedgerCommands(program: Command, { terminal, tell, end }: Setting): void {
  const ledger = program.command('ledger').description('The books: every movement of money.');
  ledger
    .command('verify')
    .description('Recompute everything from the entries. Exits with 1 when something was changed behind the ledger.')
    .option('--env <id>', 'one environment (default: every one)')
    .action(async ({ env }: { env?: string }) => {
      const result = await administer<Verified>(terminal, 'ledger.verify', env === undefined ? {} : { env });
      tell(result, () => verifiedText(result));
      if (!result.sound) end(1);
    });
  ledger
    .command('trial-balance')
    .description('Every account on the side where its balance stands, in minor units.')
    .requiredOption('--env <id>', 'the environment; see: kente apps show')
    .option('--at <time>', 'as it was then, like 2026-03-01T23:00:00Z (default: now)')
    .action(async (input: { env: string; at?: string }) => {
      const result = await administer<TrialBalance>(terminal, 'ledger.trial-balance', input);
      tell(result, () => trialBalanceText(result));
    });
}

export function addWalletCommands(program: Command, { terminal, tell }: Setting): void {
  const wallet = program.command('wallet').description('What apps have for metered calls.');
  withPlace(wallet.command('fund').description("Credit an app's wallet, once per reference."))
    .argument('<amount>', 'in kobo')
    .requiredOption('--reference <text>', 'of the transfer or the decision behind it')
    .action(async (app: string, amount: string, { reference, ...place }: PlaceOptions & { reference: string }) => {
      const input = { ...placeOf(app, place), amount: kobo(amount), reference };
      const result = await administer<{ funded: boolean; balance: number }>(terminal, 'wallet.fund', input);
      tell(result, () =>
        result.funded
          ? `Funded. The balance is ${result.balance} kobo.`
          : `Funded under this reference before: nothing was changed. The balance is ${result.balance} kobo.`,
      );
    });
}

function verifiedText({ sound, environments }: Verified): string {
  const rows = environments.map(({ environment, app, mode, transactions, entries, problems }) => [
    ...[environment, app, mode, String(transactions), String(entries)],
    problems.length === 0 ? 'sound' : `${problems.length} problem(s)`,
  ]);
  const problems = environments.flatMap((each) =>
    each.problems.map(({ kind, where }) => `  ${each.environment}  ${kind}: ${where}`),
  );
  const verdict = sound ? ['The ledger is sound.'] : ['Not sound:', ...problems];
  return [table(['ENVIRONMENT', 'APP', 'MODE', 'TRANSACTIONS', 'ENTRIES', 'STATE'], rows), '', ...verdict].join('\n');
}

function trialBalanceText({ lines }: TrialBalance): string {
  if (lines.length === 0) return 'Nothing has moved yet.';
  const shown = (amount: number): string => (amount === 0 ? '' : String(amount));
  const rows = lines.map(({ account, currency, debit, credit }) => [account, currency, shown(debit), shown(credit)]);
  const sums = [...new Set(lines.map(({ currency }) => currency))].map((currency) => {
    const own = lines.filter((line) => line.currency === currency);
    const sum = (side: 'debit' | 'credit'): string => String(own.reduce((total, line) => total + line[side], 0));
    return ['TOTAL', currency, sum('debit'), sum('credit')];
  });
  return table(['ACCOUNT', 'CURRENCY', 'DEBIT', 'CREDIT'], [...rows, ...sums]);
}
