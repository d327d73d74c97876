import Type from 'typebox';
import { LABELS, ROLES } from '../tenancy/index.ts';
import { command, refuse } from './command.ts';
import { environmentOf, findOrganisation } from './find.ts';

const strict = { additionalProperties: false };
const Organisation = Type.String({ minLength: 1, maxLength: 100 });
const LONGEST_OVERLAP_MS = 90 * 24 * 3_600_000;

const add = command(
  'keys.add',
  Type.Object(
    {
      organisation: Organisation,
      label: Type.Union(LABELS.map((label) => Type.Literal(label))),
      role: Type.Union(ROLES.map((role) => Type.Literal(role))),
    },
    strict,
  ),
  async ({ organisation, label, role }, offices) => {
    const environment = environmentOf(await findOrganisation(offices, organisation), label);
    const made = await offices.tenancy.createCredential(environment, role);
    if (made === null) throw refuse('This key exists already.');
    return { ...made, env_id: environment.environmentId, label, role };
  },
);

const list = command('keys.list', Type.Object({ organisation: Organisation }, strict), async (input, offices) => {
  const { id } = await findOrganisation(offices, input.organisation);
  return {
    keys: (await offices.administration.keys(id)).map((key) => ({
      ...{ id: key.id, env_id: key.environmentId, label: key.label, role: key.role, hint: key.hint },
      created_at: key.createdAt.toISOString(),
      expires_at: key.expiresAt?.toISOString() ?? null,
      revoked_at: key.revokedAt?.toISOString() ?? null,
    })),
  };
});

const OneKey = { organisation: Organisation, key_id: Type.String({ minLength: 1, maxLength: 100 }) };

const rotate = command(
  'keys.rotate',
  Type.Object({ ...OneKey, overlap_ms: Type.Integer({ minimum: 0, maximum: LONGEST_OVERLAP_MS }) }, strict),
  async ({ organisation, key_id, overlap_ms }, offices) => {
    const { id, name } = await findOrganisation(offices, organisation);
    const made = await offices.administration.rotateKey(id, key_id, overlap_ms);
    if (made === null) throw noSuchKey(name, key_id);
    return { ...made, overlap_ms };
  },
);

const revoke = command('keys.revoke', Type.Object(OneKey, strict), async ({ organisation, key_id }, offices) => {
  const { id, name } = await findOrganisation(offices, organisation);
  if (!(await offices.tenancy.revokeCredential(id, key_id))) throw noSuchKey(name, key_id);
  return { id: key_id, revoked: true };
});

const noSuchKey = (name: string, id: string) =>
  refuse(`${name} has no key with the id "${id}" that still works. See: kente invoicing keys list "${name}"`);

export const keyCommands = [add, list, rotate, revoke];
