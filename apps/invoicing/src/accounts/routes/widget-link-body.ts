import { type FieldProblem, invalid } from '@kente/kit/errors';
import Type, { type Static } from 'typebox';
import { placed } from '../../api/schemas.ts';
import { refuseRedirectUrl } from '../redirect-url.ts';

const Text = Type.String({ minLength: 1, maxLength: 200 });
const Id = Type.String({ minLength: 1, maxLength: 100 });
const Url = Type.String({ minLength: 1, maxLength: 2_048 });

export const WidgetLinkBody = placed({
  customer: Type.Optional(
    Type.Object({
      id: Type.Optional(Id),
      name: Type.Optional(Text),
      email: Type.Optional(Type.String({ format: 'email', maxLength: 254 })),
    }),
  ),
  redirectUrl: Type.Optional(Url),
  redirect_url: Type.Optional(Url),
  meta: Type.Optional(Type.Object({ ref: Type.Optional(Type.String({ minLength: 10, maxLength: 100 })) })),
  institution: Type.Optional(Type.Object({ id: Id, auth_method: Type.Optional(Id) })),
  account: Type.Optional(Id),
  scope: Type.Optional(Type.Union([Type.Literal('auth'), Type.Literal('reauth')])),
});

type Body = Static<typeof WidgetLinkBody>;

/** What no schema says: which fields belong together. Of a body of any shape. */
export function bodyMistakes(given: unknown): FieldProblem[] {
  const body = (typeof given === 'object' && given !== null ? given : {}) as Partial<Record<keyof Body, unknown>>;
  const problems: FieldProblem[] = [];
  const reauth = body.scope === 'reauth';
  const redirect = body.redirectUrl ?? body.redirect_url;
  if (!reauth && body.customer === undefined) problems.push(required('customer'));
  if (!reauth && redirect === undefined) problems.push(required('redirectUrl'));
  if (reauth && body.account === undefined) problems.push(required('account'));
  if (!reauth && body.account !== undefined)
    problems.push({ field: 'scope', message: 'scope must be reauth where an account is given' });
  if (typeof redirect === 'string') {
    const wrong = refuseRedirectUrl(redirect);
    if (wrong !== null) problems.push({ field: 'redirectUrl', message: `redirectUrl ${wrong}` });
  }
  if (body.customer !== undefined) problems.push(...customerMistakes(body.customer));
  return problems;
}

const required = (field: string): FieldProblem => ({ field, message: `${field} is required` });

function customerMistakes(customer: unknown): FieldProblem[] {
  if (typeof customer !== 'object' || customer === null) return [];
  const { id, name, email } = customer as Record<string, unknown>;
  if (id !== undefined) return [];
  return [
    ...(name === undefined ? [required('customer.name')] : []),
    ...(email === undefined ? [required('customer.email')] : []),
  ];
}

/** @throws Refusal 400 with every mistake. */
export function readWidgetLink(body: Body) {
  const mistakes = bodyMistakes(body);
  if (mistakes.length > 0) throw invalid(mistakes);
  const redirectUrl = body.redirectUrl ?? body.redirect_url;
  const { customer, institution, meta, account, scope } = body;
  const shared = {
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
    ...(meta?.ref === undefined ? {} : { ref: meta.ref }),
  };
  if (scope === 'reauth') return { ...shared, ...(account === undefined ? {} : { account }) };
  return {
    ...shared,
    ...(customer === undefined ? {} : { customer: customerOf(customer) }),
    ...(institution === undefined ? {} : { institution: institutionOf(institution) }),
  };
}

function customerOf({ id, name = '', email = '' }: NonNullable<Body['customer']>) {
  return id === undefined ? { name, email } : { id };
}

function institutionOf({ id, auth_method }: NonNullable<Body['institution']>) {
  return { id, ...(auth_method === undefined ? {} : { auth_method }) };
}
