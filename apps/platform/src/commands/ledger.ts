import { toWire } from '@kente/kit/money';
import Type from 'typebox';
import type { Modules } from '../modules.ts';
import type { Environment } from '../tenancy/index.ts';
import { command, refuse } from './command.ts';
import { findEnvironment } from './find.ts';
import { Place } from './inputs.ts';

const strict = { additionalProperties: false };
/** Absent: every environment. */
const Where = Type.Object({ env: Type.Optional(Type.String()) }, strict);

async function chosen(tenancy: Modules['tenancy'], id: string | undefined): Promise<Environment[]> {
  const all = await tenancy.environments();
  if (id === undefined) return all;
  const found = all.find((environment) => environment.id === id);
  if (!found) throw refuse(`No environment has the id "${id}". See: kente apps list`);
  return [found];
}

const verify = command('ledger.verify', Where, async ({ env }, { tenancy, ledgerAudit }) => {
  const environments = [];
  for (const { id, app, mode } of await chosen(tenancy, env)) {
    environments.push({ environment: id, app: app.name, mode, ...(await ledgerAudit.verify(id)) });
  }
  return { sound: environments.every(({ problems }) => problems.length === 0), environments };
});

const At = Type.Object({ env: Type.String(), at: Type.Optional(Type.String()) }, strict);

const trialBalance = command('ledger.trial-balance', At, async ({ env, at }, { tenancy, ledgerAudit }) => {
  const moment = at === undefined ? undefined : new Date(at);
  if (moment && Number.isNaN(moment.getTime())) throw refuse(`"${at}" is no time. Write it like 2026-03-01T23:00:00Z.`);
  const [environment] = await chosen(tenancy, env);
  const lines = environment ? await ledgerAudit.trialBalance(environment.id, moment) : [];
  return {
    environment: env,
    lines: lines.map(({ account, currency, debitMinor, creditMinor }) => ({
      ...{ account, currency, debit: toWire(debitMinor), credit: toWire(creditMinor) },
    })),
  };
});

export const ledgerCommands = [verify, trialBalance];

const Credit = Type.Object(
  {
    ...Place,
    amount: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    reference: Type.String({ pattern: '^[!-~]{1,100}$' }),
  },
  strict,
);

const fund = command('wallet.fund', Credit, async ({ app, mode, amount, reference }, { tenancy, billing }) => {
  const environment = await findEnvironment(tenancy, app, mode);
  const key = `operator:${reference}`;
  const { isNew } = await billing.wallet.fund(environment, { key, amountMinor: BigInt(amount) });
  return { app: environment.app.name, mode, funded: isNew, balance: toWire(await billing.wallet.balance(environment)) };
});

export const walletCommands = [fund];
