import Type from 'typebox';
import { command, refuse } from './command.ts';
import { findEnvironment } from './find.ts';
import { Kind, Overlap, Place } from './inputs.ts';

const strict = { additionalProperties: false };

const list = command('keys.list', Type.Object(Place, strict), async ({ app, mode }, { tenancy }) => ({
  keys: await tenancy.keys((await findEnvironment(tenancy, app, mode)).id),
}));

const NewKey = Type.Object(
  { ...Place, kind: Kind, key: Type.Optional(Type.String({ pattern: '^[\\x21-\\x7e]{8,200}$' })) },
  strict,
);

const create = command('keys.create', NewKey, async ({ app, mode, kind, key }, { tenancy }) => {
  const made = await tenancy.createKey((await findEnvironment(tenancy, app, mode)).id, kind, key);
  if (!made) throw refuse('This key exists already.');
  return { ...made, kind, mode };
});

const rotate = command(
  'keys.rotate',
  Type.Object({ ...Place, kind: Kind, overlap_ms: Overlap }, strict),
  async ({ app, mode, kind, overlap_ms }, { tenancy }) => {
    const { id } = await findEnvironment(tenancy, app, mode);
    return { ...(await tenancy.rotateKey(id, kind, overlap_ms)), kind, mode, overlap_ms };
  },
);

const revoke = command(
  'keys.revoke',
  Type.Object({ ...Place, key_id: Type.String() }, strict),
  async ({ app, mode, key_id }, { tenancy }) => {
    const { id } = await findEnvironment(tenancy, app, mode);
    if (!(await tenancy.revokeKey(id, key_id))) {
      throw refuse(`No ${mode} key of this app that still works has the id "${key_id}". See: kente keys list`);
    }
    return { id: key_id, revoked: true };
  },
);

export const keyCommands = [list, create, rotate, revoke];
