import type { Identity } from '../../api/authentication.ts';
import type { Credential, OrganisationId, Role, Tenancy, Tenant } from '../index.ts';

interface OrganisationOfCaller {
  organisation: { id: OrganisationId; name: string };
  role: Role;
  environments: readonly Tenant[];
}

export async function meOnWire(caller: Identity, tenancy: Pick<Tenancy, 'organisation'>) {
  const person = caller.kind === 'person' ? caller.person : null;
  const organisations = caller.kind === 'person' ? caller.memberships : await ofKey(caller.credential, tenancy);
  return {
    via: caller.kind,
    email: person?.email ?? null,
    name: person?.name ?? null,
    organisations: organisations.map(({ organisation: { id, name }, role, environments }) => ({
      ...{ id, name, role },
      environments: environments.map(({ environmentId, label }) => ({ envId: environmentId, label })),
    })),
  };
}

async function ofKey(
  { home, role }: Credential,
  tenancy: Pick<Tenancy, 'organisation'>,
): Promise<OrganisationOfCaller[]> {
  const found = await tenancy.organisation(home.organisationId);
  if (found === null) return [];
  const others = found.environments.filter(({ environmentId }) => environmentId !== home.environmentId);
  return [{ organisation: { id: found.id, name: found.name }, role, environments: [home, ...others] }];
}
