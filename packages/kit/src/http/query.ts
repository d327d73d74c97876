import { parse } from 'node:querystring';

/** Empty parameters count as absent; of a repeated one the last counts. A trailing `&` is nothing. */
export function parseQuery(text: string): Record<string, string> {
  if (text === '') return {};
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(parse(text, '&', '=', { maxKeys: 100 }))) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (name !== '' && last !== undefined && last !== '') query[name] = last;
  }
  return query;
}
