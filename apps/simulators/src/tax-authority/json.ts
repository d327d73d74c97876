/** A JSON object that came in; anything may be in it. */
export type Json = Readonly<Record<string, unknown>>;

/** An empty one for what is no object. */
export const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

/** An empty one for what is no list. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
