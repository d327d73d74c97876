import Type from 'typebox';
import { LABELS, type OrganisationOnPaper, type Tenant } from '../tenancy/index.ts';
import { command, refuse } from './command.ts';
import { findOrganisation } from './find.ts';

const strict = { additionalProperties: false };
const Label = Type.Union(LABELS.map((label) => Type.Literal(label)));
const Name = Type.String({ minLength: 1, maxLength: 100 });

const add = command('organisations.add', Type.Object({ name: Name }, strict), async ({ name }, offices) => {
  const { sandbox } = await offices.tenancy.createOrganisation({ name: name.trim() });
  return onPaper(await findOrganisation(offices, sandbox.organisationId));
});

const list = command('organisations.list', Type.Object({}, strict), async (_input, { administration }) => ({
  organisations: (await administration.organisations()).map(onPaper),
}));

const addEnvironment = command(
  'environments.add',
  Type.Object({ organisation: Name, label: Label }, strict),
  async ({ organisation, label }, offices) => {
    const { id, name } = await findOrganisation(offices, organisation);
    const made = await offices.administration.addEnvironment(id, label);
    if (made === null) throw refuse(`${name} has a ${label} environment already.`);
    return environmentOnPaper(made);
  },
);

const listEnvironments = command(
  'environments.list',
  Type.Object({ organisation: Name }, strict),
  async ({ organisation }, offices) => ({
    environments: (await findOrganisation(offices, organisation)).environments.map(environmentOnPaper),
  }),
);

function onPaper({ id, name, createdAt, environments }: OrganisationOnPaper) {
  return { id, name, created_at: createdAt.toISOString(), environments: environments.map(environmentOnPaper) };
}

const environmentOnPaper = ({ environmentId, label }: Tenant) => ({ env_id: environmentId, label });

export const organisationCommands = [add, list, addEnvironment, listEnvironments];
