import { openRoute } from '../../../../api/route.ts';
import { privately, stepping } from './shared.ts';

export const transferInSandbox = openRoute({
  method: 'POST',
  path: '/authorise/api/:link/transfer',
  ...stepping,
  summary: 'The payer of the sandbox sends NGN 50.',
  handler: async ({ params }, { payments }) => privately(await payments.mandates.page.transfer(params.link)),
});
