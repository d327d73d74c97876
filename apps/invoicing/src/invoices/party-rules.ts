import { type Problem, problem } from './problem.ts';
import type { Address, Party } from './tax-invoice.ts';

const NAME_MAX = 100;
const TIN_MAX = 20;
const STREET_MAX = 150;
const CITY_MAX = 100;

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}$/;
const TELEPHONE = /^\+\d{7,15}$/;
const COUNTRY = /^[A-Z]{2}$/;
const STATE = /^NG-[A-Z]{2}$/;
const LGA = /^NG-[A-Z]{2}-[A-Z]{3}$/;

/** A supplier says everything, a customer what is known. Source: contract 11.4. */
export function partyProblems(field: string, party: Party, role: 'supplier' | 'customer'): readonly Problem[] {
  const { name, tin, email, telephone, address } = party;
  const required = role === 'supplier';
  return [
    ...text(`${field}.party_name`, name, NAME_MAX, true),
    ...text(`${field}.tin`, tin, TIN_MAX, required),
    ...shape(`${field}.email`, email, EMAIL, required, 'This is no e-mail address.'),
    ...shape(
      `${field}.telephone`,
      telephone,
      TELEPHONE,
      false,
      'A telephone number starts with + and has digits only.',
    ),
    ...(address === undefined
      ? required
        ? [problem(`${field}.postal_address`, 'required', 'The supplier has an address.')]
        : []
      : addressProblems(`${field}.postal_address`, address)),
  ];
}

function addressProblems(field: string, { street, city, state, lga, country }: Address): readonly Problem[] {
  return [
    ...text(`${field}.street_name`, street, STREET_MAX, true),
    ...text(`${field}.city_name`, city, CITY_MAX, true),
    ...shape(`${field}.country`, country, COUNTRY, true, 'A country is two capital letters.'),
    ...(country === 'NG'
      ? [
          ...shape(`${field}.state`, state, STATE, false, 'A state looks like NG-LA.'),
          ...shape(`${field}.lga`, lga, LGA, false, 'A local government area looks like NG-LA-IKE.'),
          ...(lga !== undefined &&
          state !== undefined &&
          LGA.test(lga) &&
          STATE.test(state) &&
          !lga.startsWith(`${state}-`)
            ? [problem(`${field}.lga`, 'mismatch', `${lga} is not in ${state}.`)]
            : []),
        ]
      : []),
  ];
}

function text(field: string, given: string | undefined, max: number, required: boolean): readonly Problem[] {
  if (given === undefined || given.trim() === '')
    return required ? [problem(field, 'required', 'This is required.')] : [];
  return given.length > max ? [problem(field, 'too_long', `This takes at most ${max} characters.`)] : [];
}

function shape(
  field: string,
  given: string | undefined,
  pattern: RegExp,
  required: boolean,
  message: string,
): readonly Problem[] {
  if (given === undefined || given === '') return required ? [problem(field, 'required', 'This is required.')] : [];
  return pattern.test(given) ? [] : [problem(field, 'invalid', message)];
}
