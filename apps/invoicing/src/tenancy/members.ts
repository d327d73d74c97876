import type { Clock } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../schema.generated.ts';
import type { Member, Membership } from './members-store.ts';
import * as store from './members-store.ts';
import type { MemberRole, OrganisationId } from './tenant.ts';

/** People of organisations, by e-mail address. Read at each call: who is removed is out at once. */
export interface Members {
  /** By the organisations' names. */
  of(email: string): Promise<Membership[]>;
  list(organisationId: OrganisationId): Promise<Member[]>;
  /** Adds somebody, or gives them another role. */
  put(organisationId: OrganisationId, email: string, role: MemberRole): Promise<void>;
  /** Leaves the role of one who is a member as it is. */
  ensure(organisationId: OrganisationId, email: string, role: MemberRole): Promise<void>;
  /** @returns false when they are no member. */
  remove(organisationId: OrganisationId, email: string): Promise<boolean>;
}

export function createMembers({ db, clock }: { db: Db<Schema>; clock: Clock }): Members {
  const row = (organisationId: OrganisationId, email: string, role: MemberRole) => ({
    ...{ organisation_id: organisationId, email: email.toLowerCase(), role, created_at: clock.now() },
  });
  return {
    of: (email) => store.membershipsOf(db, email.toLowerCase()),
    list: (organisationId) => store.listMembers(db, organisationId),
    put: (organisationId, email, role) => store.putMember(db, row(organisationId, email, role)),
    ensure: (organisationId, email, role) => store.insertMember(db, row(organisationId, email, role)),
    remove: (organisationId, email) => store.deleteMember(db, organisationId, email.toLowerCase()),
  };
}
