import type { FastifyInstance } from 'fastify';
import { BankError } from '../../banks/bank-error.ts';
import { WORLD_PATTERN } from '../../banks/visit.ts';
import { addRows } from './add-rows.ts';
import { demandSignIn } from './demand-sign-in.ts';
import type { ControlDeps } from './deps.ts';
import { emptyWorld } from './empty-world.ts';
import { getWorld } from './get-world.ts';
import { issueToken } from './issue-token.ts';
import { putAccount } from './put-account.ts';
import { putWorld } from './put-world.ts';
import { setSeed } from './set-seed.ts';

const ENDPOINTS = [putAccount, addRows, demandSignIn, issueToken, setSeed, getWorld, putWorld, emptyWorld];

/** The control API: what the sandbox of the platform does to the simulated world. Not part of any bank. */
export async function controlRoutes(app: FastifyInstance, deps: ControlDeps): Promise<void> {
  app.addHook('onRequest', async (request) => {
    const { world } = request.params as { world?: string };
    if (world === undefined || !WORLD_PATTERN.test(world))
      throw new BankError(400, 'invalid_world', 'Not a name for a world.');
  });
  for (const endpoint of ENDPOINTS) endpoint(app, deps);
}
