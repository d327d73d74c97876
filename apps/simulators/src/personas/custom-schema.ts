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
            currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
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
  if (Value.Check(CustomPersonaSchema, value)) return { ok: true, persona: value };
  const [first] = Value.Errors(CustomPersonaSchema, value);
  const path = first && 'instancePath' in first ? String(first.instancePath).replaceAll('/', '.') : '';
  return { ok: false, problem: `persona${path}: ${first?.message ?? 'does not fit the schema'}` };
}
