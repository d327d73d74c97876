import Type, { type TSchema } from 'typebox';

/** Schemas of the envelopes, so that a route names only what is its own. Typed statically by the handler's own code. */

const Timestamp = Type.String({ format: 'date-time' });

export const success = (data?: TSchema, meta?: TSchema): TSchema =>
  Type.Object(
    {
      status: Type.Union([Type.Literal('successful'), Type.Literal('processing'), Type.Literal('failed')]),
      message: Type.String(),
      timestamp: Timestamp,
      ...(data ? { data } : {}),
      ...(meta ? { meta } : {}),
    },
    { additionalProperties: false },
  );

export const failure: TSchema = Type.Object(
  { status: Type.Literal('failed'), message: Type.String(), timestamp: Timestamp, data: Type.Null() },
  { additionalProperties: false },
);

export const invalidInput: TSchema = Type.Object(
  {
    status: Type.Literal('failed'),
    message: Type.String(),
    timestamp: Timestamp,
    data: Type.Union([
      Type.Null(),
      Type.Array(Type.Object({ field: Type.String(), message: Type.String() }, { additionalProperties: false })),
    ]),
  },
  { additionalProperties: false },
);

export const missing = (noun: string): TSchema =>
  Type.Object(
    { status: Type.Literal('failed'), message: Type.Literal(`This ${noun} does not exist.`), data: Type.Null() },
    { additionalProperties: false },
  );

/** A failure that explains itself in `data`. */
export const failureWith = (data: TSchema): TSchema =>
  Type.Object(
    { status: Type.Literal('failed'), message: Type.String(), timestamp: Timestamp, data },
    { additionalProperties: false },
  );

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const PageMeta = Type.Object(
  {
    total: Type.Integer(),
    page: Type.Integer(),
    pages: Type.Integer(),
    previous: Nullable(Type.String()),
    next: Nullable(Type.String()),
  },
  { additionalProperties: false },
);

export const PageQuery = {
  page: Type.Optional(Type.Integer({ minimum: 1, invalid: 'page must be a positive integer' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, invalid: 'limit must be a positive integer' })),
};
