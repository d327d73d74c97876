import { ROLES, type Role } from '../format/states.ts';

/** Who is signed in, and where they may work. */

export type Label = 'sandbox' | 'production';

export interface Organisation {
  id: string;
  name: string;
  role: Role;
  environments: readonly Label[];
}

export interface Me {
  name: string;
  email: string;
  organisations: readonly Organisation[];
}

/** What `GET /si/me` answers; organisations of another shape are left out. */
export function readMe(data: unknown): Me {
  const { name, email, organisations } = record(data);
  return {
    name: text(name) || text(email),
    email: text(email),
    organisations: (Array.isArray(organisations) ? organisations : [])
      .map(readOrganisation)
      .filter((each) => each !== null),
  };
}

function readOrganisation(value: unknown): Organisation | null {
  const { id, name, role, environments } = record(value);
  const known = ROLES.find((each) => each === role);
  if (typeof id !== 'string' || known === undefined) return null;
  const labels = (Array.isArray(environments) ? environments : []).map((each) => record(each).label);
  return {
    ...{ id, name: text(name) || id, role: known },
    environments: (['sandbox', 'production'] as const).filter((label) => labels.includes(label)),
  };
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What was chosen last, as far as it is still there; else the first, in test. */
export function placeOf(
  { organisations }: Me,
  chosen: { organisation: string | null; environment: string | null },
): { organisation: Organisation; environment: Label } | null {
  const organisation = organisations.find(({ id }) => id === chosen.organisation) ?? organisations[0];
  if (!organisation) return null;
  const environment = organisation.environments.find((label) => label === chosen.environment);
  return { organisation, environment: environment ?? organisation.environments[0] ?? 'sandbox' };
}
