import type { IncomingHttpHeaders } from 'node:http';
import type { ConsoleTokens, Credential, Membership, Person, Tenancy } from '../tenancy/index.ts';
import { refuse } from './refusals.ts';

/** Who calls: a key, which is of one environment, or a person, who may be of several organisations. */
export type Identity =
  | { readonly kind: 'key'; readonly credential: Credential }
  | { readonly kind: 'person'; readonly person: Person; readonly memberships: readonly Membership[] };

/** Source: contract 2.1. */
export interface Authentication {
  /** @throws Refusal 401 when nobody is named, or nobody we know. */
  identify(headers: IncomingHttpHeaders): Promise<Identity>;
  /**
   * In whose name a call is made. A person acts in the organisation that `x-organisation` names, which may be left out by
   * who is of one alone; where no environment is named, in its sandbox.
   * @throws Refusal 401, 403 for a member of none, 400 where several are meant, 404 for an organisation that is not theirs.
   */
  credential(headers: IncomingHttpHeaders): Promise<Credential>;
}

export interface AuthenticationDeps {
  tenancy: Pick<Tenancy, 'byKey' | 'members'>;
  consoleTokens: ConsoleTokens;
}

export function createAuthentication({ tenancy, consoleTokens }: AuthenticationDeps): Authentication {
  const identify = async (headers: IncomingHttpHeaders): Promise<Identity> => {
    const key = headers['mono-sec-key'];
    if (typeof key === 'string' && key.trim() !== '') {
      const credential = await tenancy.byKey(key.trim());
      if (credential === null) throw refuse('unauthorized', 'The key in the mono-sec-key header is not valid.');
      return { kind: 'key', credential };
    }
    const token = /^bearer +(\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];
    if (token === undefined) {
      throw refuse('unauthorized', "Send your organisation's secret key in the mono-sec-key header.");
    }
    const person = await consoleTokens.verify(token);
    return { kind: 'person', person, memberships: await tenancy.members.of(person.email) };
  };
  return {
    identify,
    async credential(headers) {
      const identity = await identify(headers);
      return identity.kind === 'key' ? ofKey(identity.credential, headers) : ofPerson(identity, headers);
    },
  };
}

/** The organisation that a header names, if any. */
export function namedOrganisation(headers: IncomingHttpHeaders): string | null {
  const named = headers['x-organisation'];
  return typeof named === 'string' && named.trim() !== '' ? named.trim() : null;
}

function ofKey(credential: Credential, headers: IncomingHttpHeaders): Credential {
  const named = namedOrganisation(headers);
  if (named !== null && named !== credential.home.organisationId) throw unknownOrganisation();
  return credential;
}

function ofPerson(
  { person, memberships }: Extract<Identity, { kind: 'person' }>,
  headers: IncomingHttpHeaders,
): Credential {
  if (memberships.length === 0) {
    throw refuse('forbidden', `${person.email} is not a member of any organisation here. Ask an operator to add you.`);
  }
  const named = namedOrganisation(headers);
  if (named === null && memberships.length > 1) {
    throw refuse('bad_request', 'You are a member of several organisations. Name one of them in x-organisation.');
  }
  const chosen = memberships.find(({ organisation }) => named === null || organisation.id === named);
  // The sandbox comes first: what names no environment must not touch the real one.
  const home = chosen?.environments[0];
  if (!chosen || !home) throw unknownOrganisation();
  return { id: person.email, role: chosen.role, home };
}

const unknownOrganisation = () => refuse('not_found', 'This organisation does not exist.');
