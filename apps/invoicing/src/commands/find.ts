import type { Label, OrganisationOnPaper, Tenant } from '../tenancy/index.ts';
import { type Offices, refuse } from './command.ts';

/** By id, or by its name where only one has it. @throws Refusal when none fits, or several do. */
export async function findOrganisation({ administration }: Offices, text: string): Promise<OrganisationOnPaper> {
  const all = await administration.organisations();
  const byId = all.find(({ id }) => id === text);
  if (byId) return byId;
  const [named, another] = all.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (!named) {
    throw refuse(`No organisation has the id or name "${text}". See: kente invoicing organisations list`);
  }
  if (another) {
    throw refuse(`Several organisations are named "${text}". Use the id; see: kente invoicing organisations list`);
  }
  return named;
}

/** @throws Refusal where it lacks that environment. */
export function environmentOf({ name, environments }: OrganisationOnPaper, label: Label): Tenant {
  const found = environments.find((each) => each.label === label);
  if (!found)
    throw refuse(`${name} has no ${label} environment. Make it: kente invoicing environments add "${name}" ${label}`);
  return found;
}
