import type { Command } from 'commander';
import { administerInvoicing } from '../../platform.ts';
import { type Setting, table } from '../../terminal.ts';

interface Environment {
  env_id: string;
  label: string;
}

interface Organisation {
  id: string;
  name: string;
  environments: Environment[];
}

export function addOrganisations(group: Command, { terminal, tell }: Setting): void {
  const organisations = group.command('organisations').description('Businesses that use the connector.');
  organisations
    .command('list')
    .description('List them, with their environments.')
    .action(async () => {
      const result = await administerInvoicing<{ organisations: Organisation[] }>(terminal, 'organisations.list');
      tell(result, () => organisationsText(result.organisations));
    });
  organisations
    .command('add')
    .description('A new one, with a sandbox and a production environment.')
    .argument('<name>', 'the name of the business')
    .action(async (name: string) => {
      const made = await administerInvoicing<Organisation>(terminal, 'organisations.add', { name });
      tell(
        made,
        () =>
          `${organisationsText([made])}\n\nNext: kente invoicing keys add ${made.id}, kente invoicing members add ${made.id} EMAIL`,
      );
    });

  const environments = group.command('environments').description('The sandbox and production of an organisation.');
  const ofOne = (command: Command): Command => command.argument('<organisation>', 'its id or name');
  ofOne(environments.command('list').description('List them.')).action(async (organisation: string) => {
    const input = { organisation };
    const result = await administerInvoicing<{ environments: Environment[] }>(terminal, 'environments.list', input);
    tell(result, () => environmentsText(result.environments));
  });
  ofOne(environments.command('add').description('One that it lacks.'))
    .argument('<label>', 'sandbox or production')
    .action(async (organisation: string, label: string) => {
      const made = await administerInvoicing<Environment>(terminal, 'environments.add', { organisation, label });
      tell(made, () => environmentsText([made]));
    });
}

function organisationsText(organisations: readonly Organisation[]): string {
  if (organisations.length === 0) return 'No organisations. Make one: kente invoicing organisations add NAME';
  const rows = organisations.flatMap(({ id, name, environments }) =>
    environments.map(({ env_id, label }, index) => (index === 0 ? [id, name, label, env_id] : ['', '', label, env_id])),
  );
  return table(['ID', 'NAME', 'ENVIRONMENT', 'ENV ID'], rows);
}

const environmentsText = (environments: readonly Environment[]): string =>
  table(
    ['ENV ID', 'ENVIRONMENT'],
    environments.map(({ env_id, label }) => [env_id, label]),
  );
