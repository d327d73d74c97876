import Type from 'typebox';
import { PLAN_ENDPOINTS, PRODUCTS, SCOPES } from '../tenancy/index.ts';

/** Parts of inputs that several commands share. */
export const Mode = Type.Union([Type.Literal('test'), Type.Literal('live')]);
export const Kind = Type.Union([Type.Literal('secret'), Type.Literal('public')]);
export const Products = Type.Array(Type.Union(PRODUCTS.map((product) => Type.Literal(product))), { minItems: 1 });
export const Scopes = Type.Array(Type.Union(SCOPES.map((scope) => Type.Literal(scope))));
export const PlanEndpoints = Type.Array(Type.Union(PLAN_ENDPOINTS.map((name) => Type.Literal(name))));
export const Overlap = Type.Integer({ minimum: 0, maximum: 90 * 24 * 3_600_000 });
/** App by id or name, and which half of it. */
export const Place = { app: Type.String({ minLength: 1 }), mode: Mode };
