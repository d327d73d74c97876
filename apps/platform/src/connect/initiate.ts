import { later } from '@kente/kit/clock';
import { type FieldProblem, invalid } from '@kente/kit/errors';
import { newLinkId } from '@kente/kit/ids';
import Type, { type Static } from 'typebox';
import type { Environment } from '../tenancy/index.ts';
import { CustomerBody, customerInput } from './customer-input.ts';
import type { ConnectDeps } from './deps.ts';
import { openInstitution, reachableMethods, unreachable } from './institution-choice.ts';
import { reauthOf } from './opening.ts';
import { refuseRedirectUrl } from './redirect-url.ts';
import * as store from './store.ts';

export const Meta = Type.Object({
  ref: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      invalid: 'meta.ref must be 1 to 100 characters long',
      description: 'Your reference',
    }),
  ),
});

const InstitutionBody = Type.Object(
  {
    id: Type.Optional(Type.String()),
    auth_method: Type.Optional(Type.String()),
    account_number: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  { if: { anyOf: [{ required: ['auth_method'] }, { required: ['account_number'] }] }, then: { required: ['id'] } },
);

const matchNeeds = {
  required: ['institution'],
  properties: { institution: { required: ['id', 'auth_method', 'account_number'] } },
};

/** Both forms of `POST /v2/accounts/initiate`; what one of them needs is asked of that one alone. */
export const InitiateBody = Type.Object(
  {
    scope: Type.Union([Type.Literal('auth'), Type.Literal('reauth')]),
    customer: Type.Optional(CustomerBody),
    account: Type.Optional(Type.String({ description: 'The account to renew' })),
    meta: Type.Optional(Meta),
    redirect_url: Type.Optional(Type.String()),
    institution: Type.Optional(InstitutionBody),
    check_account_match: Type.Optional(Type.Boolean()),
  },
  {
    allOf: [
      {
        if: { properties: { scope: { const: 'reauth' } }, required: ['scope'] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { required: ['account'] },
        else: { required: ['customer'] },
      },
      {
        if: { properties: { check_account_match: { const: true } }, required: ['check_account_match'] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: matchNeeds,
      },
    ],
  },
);
export type InitiateBody = Static<typeof InitiateBody>;

/**
 * Makes a link. Source: financial data contract, 3.1 and 3.2.
 * @throws Refusal 400 for what the schema cannot say, 404 for an unknown customer or account.
 */
export async function initiate(
  deps: ConnectDeps,
  environment: Environment,
  body: InitiateBody,
): Promise<store.NewLink> {
  const problems = problemsOf(deps, environment, body);
  if (problems.length > 0) throw invalid(problems);
  const now = environment.clock.now();
  const base = {
    ...{ id: newLinkId(), origin: 'api' as const, created_at: now, expires_at: later(now, deps.config.linkLifetimeMs) },
    ...{ ref: body.meta?.ref ?? null, redirect_url: body.redirect_url ?? null },
  };
  if (body.scope === 'reauth') {
    const account = await deps.accounts.get(environment.id, body.account ?? '');
    return put(deps, environment, { ...base, ...reauthOf(account), match_account: null, check_account_match: false });
  }
  const { institution } = body;
  return put(
    deps,
    environment,
    {
      ...{ ...base, scope: 'auth', account_id: null, customer_id: null },
      ...{ institution_id: institution?.id ?? null, auth_method: institution?.auth_method ?? null },
      ...{ match_account: institution?.account_number ?? null, check_account_match: body.check_account_match ?? false },
    },
    body.customer,
  );
}

async function put(
  deps: ConnectDeps,
  environment: Environment,
  link: store.NewLink,
  customer?: CustomerBody,
): Promise<store.NewLink> {
  return deps.db.transaction().execute(async (tx) => {
    const found = customer && (await deps.customers.findOrCreate(tx, environment, customerInput(customer)));
    const whole = { ...link, customer_id: found?.id ?? link.customer_id };
    await store.insertLink(tx, environment.id, whole);
    await deps.tenancy.registerPublicId(tx, environment.id, 'link', link.id);
    return whole;
  });
}

/** What the schema cannot say, of a body of any shape. */
export function problemsOf(
  deps: Pick<ConnectDeps, 'institutions' | 'connectors'>,
  { mode }: Environment,
  given: unknown,
): FieldProblem[] {
  const body = asObject(given);
  const problems: FieldProblem[] = [];
  const redirect = typeof body.redirect_url === 'string' ? refuseRedirectUrl(body.redirect_url) : null;
  if (redirect) problems.push({ field: 'redirect_url', message: redirect });
  const { id, auth_method } = asObject(body.institution);
  if (body.scope === 'reauth' || typeof id !== 'string') return problems;
  const { institutions } = deps;
  const institution = openInstitution(institutions, mode, id);
  const reachable = institution ? reachableMethods(deps, mode, institution) : [];
  if (!institution) {
    problems.push({
      field: 'institution.id',
      message: 'institution.id must be an id of the directory, GET /v3/institutions',
    });
  } else if (typeof auth_method === 'string' && !institutions.method(institution, auth_method)) {
    const known = institutions.methods(institution).map((method) => method.type);
    const message = `institution.auth_method must be one of: ${known.join(', ')}, for ${institution.name}`;
    problems.push({ field: 'institution.auth_method', message });
  } else if (typeof auth_method === 'string' && !reachable.some(({ type }) => type === auth_method)) {
    const message = `institution.auth_method: ${unreachable(institution.name, auth_method, reachable)}`;
    problems.push({ field: 'institution.auth_method', message });
  }
  return problems;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
