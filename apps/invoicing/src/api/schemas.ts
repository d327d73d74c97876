import { Nullable } from '@kente/kit/http/schemas';
import Type, { type TObject, type TSchema } from 'typebox';
import { ERROR_CODES } from './refusals.ts';

/** Schemas that the routes share. Source: contract 2.2 to 2.4. */

const Problems = Type.Array(
  Type.Object({ field: Type.String(), code: Type.String(), message: Type.String() }, { additionalProperties: false }),
);

export const failure: TSchema = Type.Object(
  {
    status: Type.Literal('failed'),
    message: Type.String(),
    timestamp: Type.String({ format: 'date-time' }),
    data: Nullable(Problems),
    error_code: Type.Union(ERROR_CODES.map((code) => Type.Literal(code))),
  },
  { additionalProperties: false },
);

/** What a route can answer besides its success. Those of the guard (401, 403, 429) are declared with them. */
export function failures(...statuses: readonly number[]): Record<number, TSchema> {
  return Object.fromEntries([401, 403, 429, 500, ...statuses].map((status) => [status, failure]));
}

/** Which environment is meant: `envId` beats `env`; neither: that of the credential. */
export const Place = {
  env: Type.Optional(Type.String({ maxLength: 100 })),
  envId: Type.Optional(Type.String({ maxLength: 100 })),
};

/** A body or query that names its environment and says what else it takes. */
export function placed<T extends Record<string, TSchema>>(fields: T): TObject<T & typeof Place> {
  return Type.Object({ ...fields, ...Place }) as TObject<T & typeof Place>;
}

/** `true`/`false` where a query has no booleans, and both where a body has. */
export const Flag = Type.Union([Type.Boolean(), Type.Literal('true'), Type.Literal('false')]);

export const isOn = (flag: boolean | 'true' | 'false' | undefined): boolean => flag === true || flag === 'true';
