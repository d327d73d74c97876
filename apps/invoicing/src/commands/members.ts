import Type from 'typebox';
import { MEMBER_ROLES } from '../tenancy/index.ts';
import { command, refuse } from './command.ts';
import { findOrganisation } from './find.ts';

const strict = { additionalProperties: false };
const Organisation = Type.String({ minLength: 1, maxLength: 100 });
const Email = Type.String({
  maxLength: 254,
  pattern: '^[^\\s@<>"]+@[^\\s@<>"]+\\.[^\\s@<>".]+$',
  invalid: 'email must be an e-mail address',
});

const add = command(
  'members.add',
  Type.Object(
    { organisation: Organisation, email: Email, role: Type.Union(MEMBER_ROLES.map((role) => Type.Literal(role))) },
    strict,
  ),
  async ({ organisation, email, role }, offices) => {
    const { id, name } = await findOrganisation(offices, organisation);
    await offices.tenancy.members.put(id, email, role);
    return { organisation: name, email: email.toLowerCase(), role };
  },
);

const list = command('members.list', Type.Object({ organisation: Organisation }, strict), async (input, offices) => {
  const { id } = await findOrganisation(offices, input.organisation);
  const members = await offices.tenancy.members.list(id);
  return {
    members: members.map(({ email, role, createdAt }) => ({ email, role, created_at: createdAt.toISOString() })),
  };
});

const remove = command(
  'members.remove',
  Type.Object({ organisation: Organisation, email: Email }, strict),
  async ({ organisation, email }, offices) => {
    const { id, name } = await findOrganisation(offices, organisation);
    if (await offices.tenancy.members.remove(id, email)) return { organisation: name, email, removed: true };
    throw refuse(`${email} is no member of ${name}. See: kente invoicing members list "${name}"`);
  },
);

export const memberCommands = [add, list, remove];
