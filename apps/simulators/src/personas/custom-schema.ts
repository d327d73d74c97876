import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

/** The JSON persona of `user_custom`, written for people in docs/sandbox-personas.md. Money in minor units of the account. */

const Amount = Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 });
const Payday = Type.Union([Type.Integer({ minimum: 1, maximum: 28 }), Type.Literal('last')]);
const Name = Type.String({ minLength: 1, maxLength: 80 });
const PerWeek = Type.Integer({ minimum: 0, maximum: 40 });

const strict = { additionalProperties: false } as const;

export const CustomPersonaSchema = Type.Object(
  {
    country: Type.Optional(
      Type.Union([Type.Literal('ng'), Type.Literal('gh'), Type.Literal('ke'), Type.Literal('za')]),
    ),
    holder: Type.Optional(
      Type.Object(
        {
          first_name: Type.Optional(Name),
          middle_name: Type.Optional(Name),
          last_name: Type.Optional(Name),
          email: Type.Optional(Type.String({ minLength: 3, maxLength: 120 })),
          phone: Type.Optional(Type.String({ minLength: 7, maxLength: 20 })),
          bvn: Type.Optional(Type.String({ pattern: '^[0-9]{11}$' })),
          dob: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })),
          gender: Type.Optional(Type.Union([Type.Literal('Male'), Type.Literal('Female')])),
        },
        strict,
      ),
    ),
    accounts: Type.Optional(
      Type.Array(
        Type.Object(
          {
            number: Type.Optional(Type.String({ pattern: '^[+]?[0-9]{6,20}$' })),
            name: Type.Optional(Name),
            type: Type.Optional(Name),
            currency: Type.Optional(Type.String({ pattern: '^[A-Za-z]{3}$' })),
            balance: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })),
          },
          strict,
        ),
        { maxItems: 5 },
      ),
    ),
    income: Type.Optional(
      Type.Object(
        {
          amount: Amount,
          payday: Type.Optional(Payday),
          shift: Type.Optional(Type.Union([Type.Literal('before'), Type.Literal('after'), Type.Literal('none')])),
          payerName: Type.Optional(Name),
        },
        strict,
      ),
    ),
    outgoings: Type.Optional(
      Type.Array(
        Type.Object({ amount: Amount, day: Payday, narration: Name, payeeName: Type.Optional(Name) }, strict),
        { maxItems: 50 },
      ),
    ),
    habits: Type.Optional(
      Type.Object(
        {
          card_per_week: Type.Optional(PerWeek),
          transfers_per_week: Type.Optional(PerWeek),
          airtime_per_week: Type.Optional(PerWeek),
          cash_per_week: Type.Optional(PerWeek),
        },
        strict,
      ),
    ),
    imperfections: Type.Optional(Type.Boolean()),
    seed: Type.Optional(Type.String({ maxLength: 80 })),
  },
  strict,
);

export type CustomPersona = Static<typeof CustomPersonaSchema>;

export const CUSTOM_PERSONA_BYTES_MAX = 16_384;

export type Parsed = { ok: true; persona: CustomPersona } | { ok: false; problem: string };

/** Reads a persona; the problem names the path that is wrong. */
export function parseCustomPersona(text: string): Parsed {
  if (Buffer.byteLength(text) > CUSTOM_PERSONA_BYTES_MAX) return { ok: false, problem: 'persona: longer than 16 KiB' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'persona: the password of user_custom must hold a JSON persona' };
  }
  if (Value.Check(CustomPersonaSchema, value)) {
    const problem = unusableText(value, 'persona') ?? wrongDay(value);
    return problem === null ? withCurrencies(value) : { ok: false, problem };
  }
  const [first] = Value.Errors(CustomPersonaSchema, value);
  const path = first && 'instancePath' in first ? String(first.instancePath).replaceAll('/', '.') : '';
  return { ok: false, problem: `persona${path}: ${first?.message ?? 'does not fit the schema'}` };
}

/** PostgreSQL stores neither: told here, where the path is known. */
function unusableText(value: unknown, path: string): string | null {
  if (typeof value === 'string')
    return value.includes('\0') || !value.isWellFormed() ? `${path}: holds a character that is no text` : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, each] of Object.entries(value)) {
    const problem = unusableText(each, `${path}.${name}`);
    if (problem !== null) return problem;
  }
  return null;
}

function wrongDay({ holder }: CustomPersona): string | null {
  const dob = holder?.dob;
  if (dob === undefined) return null;
  const parsed = Date.parse(`${dob}T00:00:00.000Z`);
  // 30 February rolls over.
  const exists = !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(dob);
  return exists ? null : 'persona.holder.dob: must be a day of the calendar, YYYY-MM-DD';
}

const CURRENCIES = ['NGN', 'GHC', 'KSH', 'ZAR', 'USD', 'GBP', 'EUR'];
/** ISO names, in the contract's spelling. */
const SPELLING: Readonly<Record<string, string>> = { GHS: 'GHC', KES: 'KSH' };

/** Currencies as the wire spells them. */
function withCurrencies(persona: CustomPersona): Parsed {
  if (persona.accounts === undefined) return { ok: true, persona };
  const accounts: NonNullable<CustomPersona['accounts']> = [];
  for (const [index, account] of persona.accounts.entries()) {
    const given = account.currency?.toUpperCase();
    const currency = given === undefined ? undefined : (SPELLING[given] ?? given);
    if (currency !== undefined && !CURRENCIES.includes(currency)) {
      const known = `${CURRENCIES.join(', ')}, GHS or KES`;
      return { ok: false, problem: `persona.accounts.${index}.currency: must be one of ${known}` };
    }
    accounts.push(currency === undefined ? account : { ...account, currency });
  }
  return { ok: true, persona: { ...persona, accounts } };
}
