import type { Connectors } from '../connectors/index.ts';
import type { Institution, Institutions, LinkMethod } from '../institutions/index.ts';
import type { Mode } from '../tenancy/index.ts';

export interface Choice {
  institution: Institution;
  method: LinkMethod;
}

/** An institution that people of this mode may link: listed, and set up by the operator where it needs that. */
export function openInstitution(institutions: Institutions, mode: Mode, id: string): Institution | null {
  const institution = institutions.find(id);
  if (!institution || institution.closed || (institution.offInLive && mode === 'live')) return null;
  return institution;
}

export function openMethod(institutions: Institutions, mode: Mode, id: string, authMethod: string): Choice | null {
  const institution = openInstitution(institutions, mode, id);
  const method = institution && institutions.method(institution, authMethod);
  return institution && method ? { institution, method } : null;
}

/** The methods of an institution that something here can reach, in this mode. */
export function reachableMethods(
  { institutions, connectors }: { institutions: Institutions; connectors: Connectors },
  mode: Mode,
  institution: Institution,
): LinkMethod[] {
  return institutions
    .methods(institution)
    .filter(({ type }) => connectors.forMethod({ mode }, institution, type) !== null);
}

/** Why a method that the directory has cannot be used here, and what to do. */
export function unreachable(name: string, method: string, reachable: readonly LinkMethod[]): string {
  const ways = reachable.map(({ type }) => type);
  const instead = ways.length === 0 ? 'it cannot be linked here' : `choose ${ways.join(' or ')} instead`;
  return `${name} has no connection for ${method} on this platform in this mode; ${instead}`;
}

/** Account numbers are compared by their digits: people write them with spaces. */
export function sameAccountNumber(one: string, other: string | null): boolean {
  const digits = (text: string): string => text.replace(/[\s-]/g, '');
  return other !== null && digits(one) === digits(other);
}
