import { invalidField } from '@kente/kit/errors';
import { newLinkId, newToken } from '@kente/kit/ids';
import type { Kysely } from 'kysely';
import type { Accounts } from '../accounts/index.ts';
import type { LinkContext } from '../connectors/connector.ts';
import type { Connectors } from '../connectors/index.ts';
import type { CustomerInput, Customers } from '../customers/index.ts';
import type { Institution, Institutions, LinkMethod } from '../institutions/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';
import { type Login, walk } from './walk.ts';

export interface SandboxLink {
  /** An institution's id or slug. */
  institution?: string;
  authMethod?: string;
  login: Login;
  customer?: CustomerInput;
  /** The id that a new account is to have. */
  accountId?: string;
  ref?: string;
}

interface LinkDeps {
  db: Kysely<Schema>;
  institutions: Institutions;
  customers: Customers;
  connectors: Connectors;
  accounts: Accounts;
}

const GTBANK = '5f2d08be60b92e2888287702';
/** Where a persona is at home that is not at a bank of Nigeria. */
const HOME_BANKS: Readonly<Record<string, string>> = { user_mpesa: 'mpesa' };

/** Links an account of the simulated world without the widget; everything behind it is the ordinary way. */
export async function linkWithoutWidget(
  deps: LinkDeps,
  env: Environment,
  link: SandboxLink,
): Promise<{ accountId: string; code: string }> {
  const institution = findInstitution(deps.institutions, link.institution ?? HOME_BANKS[link.login.user] ?? GTBANK);
  const method = methodOf(institution, link.authMethod);
  // Before the bank is asked: an unknown customer is told first.
  if (link.customer && 'id' in link.customer) await deps.customers.get(env.id, link.customer.id);
  const connector = deps.connectors.byId('sandbox');
  const linked = await walk(connector, contextOf(env, institution, method, link.login), link.login);
  return deps.db.transaction().execute(async (tx) => {
    const idOf = async (customer: CustomerInput): Promise<string> =>
      (await deps.customers.findOrCreate(tx, env, customer)).id;
    const customer = link.customer ? await idOf(link.customer) : () => idOf({ name: linked.name, email: null });
    const made = await deps.accounts.link(
      env,
      {
        linked,
        institutionId: institution.id,
        authMethod: method.type,
        connector: connector.id,
        customer,
        linkId: newLinkId(),
        sessionId: newToken(),
        ref: link.ref ?? null,
        ...(link.accountId === undefined ? {} : { id: link.accountId }),
      },
      tx,
    );
    if (link.accountId !== undefined && link.accountId !== made.accountId && !made.relinked) {
      throw invalidField(
        'account_id',
        'account_id is the id of another linked account; leave it out, or choose another',
      );
    }
    return { accountId: made.accountId, code: made.code };
  });
}

export function findInstitution(institutions: Institutions, idOrSlug: string): Institution {
  const found = institutions.find(idOrSlug) ?? institutions.list().find(({ slug }) => slug === idOrSlug);
  if (!found)
    throw invalidField(
      'institution',
      `institution ${idOrSlug} is not in the directory; GET /v3/institutions lists them`,
    );
  return found;
}

function methodOf(institution: Institution, type: string | undefined): LinkMethod {
  const method =
    type === undefined ? institution.authMethods[0] : institution.authMethods.find((each) => each.type === type);
  if (!method) throw invalidField('auth_method', `${institution.name} has no auth method ${type ?? ''}`.trim());
  return method;
}

function contextOf(
  env: Environment,
  { id, slug, name, country, currency }: Institution,
  method: LinkMethod,
  login: Login,
): LinkContext {
  return {
    environmentId: env.id,
    mode: env.mode,
    institution: { id, slug, name, country, currency },
    authMethod: method.type,
    form: method.form,
    loginTitle: method.title,
    now: env.clock.now(),
    // One that was set up under a number is signed in to like one that the person comes back to.
    ...(login.accountNumber === undefined ? {} : { reauthorise: { accountNumber: login.accountNumber, currency } }),
  };
}
