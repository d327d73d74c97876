import { type FieldProblem, invalid } from '@kente/kit/errors';
import { BANKS, DIRECTORY, type Institution } from './directory.ts';

/** What `GET /v3/institutions` can be asked for. Everything is optional; an empty value counts as none. */
export interface InstitutionQuery {
  scope?: string;
  bank_code?: string;
  nip_code?: string;
  auth_method?: string;
  country?: string;
  type?: string;
}

export type InstitutionFilter = { readonly [Name in keyof InstitutionQuery]?: string };

const known = (values: readonly (string | null)[]): readonly string[] =>
  [...new Set(values.flatMap((value) => value ?? []))].sort();

/** A bank's code is known when the bank is, also where nobody can link it: then the answer is an empty list. */
const KNOWN: Readonly<Record<keyof InstitutionQuery, readonly string[]>> = {
  scope: ['financial_data', 'payments'],
  bank_code: known([...DIRECTORY.map((each) => each.bankCode), ...BANKS.map((bank) => bank.bank_code)]),
  nip_code: known([...DIRECTORY.map((each) => each.nipCode), ...BANKS.map((bank) => bank.nip_code)]),
  auth_method: known([...DIRECTORY.flatMap((each) => each.authMethods.map(({ type }) => type)), 'statement_upload']),
  country: known(DIRECTORY.map((each) => each.country)),
  type: known(DIRECTORY.map((each) => each.type)),
};

/** Too many to print in a sentence. */
const CODES: ReadonlySet<string> = new Set(['bank_code', 'nip_code']);

/**
 * A checked filter. Letter case does not matter.
 * @throws Refusal 400 with one entry per value that the directory does not know.
 */
export function readFilter(query: InstitutionQuery): InstitutionFilter {
  const filter: Record<string, string> = {};
  const problems: FieldProblem[] = [];
  for (const name of Object.keys(KNOWN) as (keyof InstitutionQuery)[]) {
    const given = query[name]?.trim();
    if (!given) continue;
    const value = KNOWN[name].find((each) => each.toLowerCase() === given.toLowerCase());
    if (value === undefined) problems.push({ field: name, message: complaint(name) });
    else filter[name] = value;
  }
  if (problems.length > 0) throw invalid(problems);
  return filter;
}

function complaint(name: keyof InstitutionQuery): string {
  return CODES.has(name)
    ? `${name} is not the code of a bank that we know`
    : `${name} must be one of: ${KNOWN[name].join(', ')}`;
}

/** The products that an institution can be used for. Nothing here pays yet. */
export const SCOPES_OF_EACH: readonly string[] = ['financial_data'];

export function fits(institution: Institution, filter: InstitutionFilter): boolean {
  return (
    (filter.scope === undefined || SCOPES_OF_EACH.includes(filter.scope)) &&
    (filter.bank_code === undefined || institution.bankCode === filter.bank_code) &&
    (filter.nip_code === undefined || institution.nipCode === filter.nip_code) &&
    (filter.country === undefined || institution.country === filter.country) &&
    (filter.type === undefined || institution.type === filter.type) &&
    (filter.auth_method === undefined || takes(institution, filter.auth_method))
  );
}

/** A statement is taken everywhere, also where it stands behind the logins and is not among the methods listed. */
function takes({ authMethods }: Institution, method: string): boolean {
  return method === 'statement_upload' || authMethods.some(({ type }) => type === method);
}
