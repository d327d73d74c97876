declare const organisation: unique symbol;
declare const environment: unique symbol;

/** A business that uses the connector. First in every key and in every store function. */
export type OrganisationId = string & { readonly [organisation]: 'organisation' };
/** One of its environments. Second in every key. */
export type EnvironmentId = string & { readonly [environment]: 'environment' };

export const LABELS = ['sandbox', 'production'] as const;
export type Label = (typeof LABELS)[number];

/** Whose rows a statement may touch: every query filters on both ids. */
export interface Tenant {
  readonly organisationId: OrganisationId;
  readonly environmentId: EnvironmentId;
  readonly label: Label;
}

/** From least to most. `deployment` runs the installation: it alone sees what belongs to nobody in particular. */
export const ROLES = ['viewer', 'operator', 'admin', 'deployment'] as const;
export type Role = (typeof ROLES)[number];

/** What people are given; `deployment` is for keys alone. */
export const MEMBER_ROLES = ['viewer', 'operator', 'admin'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** May one with role `held` do what asks for `needed`? */
export function reaches(held: Role, needed: Role): boolean {
  return ROLES.indexOf(held) >= ROLES.indexOf(needed);
}

/** Whoever calls: a key of an organisation, or one of its people, and the environment that is theirs. */
export interface Credential {
  /** Of a person, the e-mail address. */
  readonly id: string;
  readonly role: Role;
  /** The environment that is meant when a call names none. */
  readonly home: Tenant;
}
