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

/** Account numbers are compared by their digits: people write them with spaces. */
export function sameAccountNumber(one: string, other: string | null): boolean {
  const digits = (text: string): string => text.replace(/[\s-]/g, '');
  return other !== null && digits(one) === digits(other);
}
