import { ok } from '@kente/kit/http/reply';
import { missing } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { ImportBody } from './import-schemas.ts';
import { importOnWire } from './import-wire.ts';

export const undoImport = route({
  method: 'POST',
  path: '/v2/accounts/:id/imports/:importId/undo',
  access: { scope: 'transactions' },
  tag: 'Accounts',
  summary: 'Take a statement file back as a whole.',
  description:
    'Its transactions that no other file and no refresh has shown are withdrawn: the cursor feed tells them as removed, ' +
    'and `transaction.updated` with `removed`. Undoing again changes nothing.',
  responses: { 200: ImportBody, 404: Type.Union([missing('account'), missing('import')]) },
  handler: async ({ caller, params }, { accounts }) =>
    ok(importOnWire(await accounts.undoImport(caller, params.id, params.importId))),
});
