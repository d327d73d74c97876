import { type Clock, HOUR_MS } from '@kente/kit/clock';
import type { Resource, ResourceList, TaxAuthority } from './tax-authority.ts';

/** A list and how old it is. Empty and of no age when the authority never answered. */
export interface CachedList {
  readonly codes: readonly Resource[];
  readonly readAt: Date | null;
}

export interface ResourceCache {
  list(name: ResourceList): Promise<CachedList>;
  /** False only for a code that a list, which is there, does not hold: a warning, never a refusal. */
  knows(name: ResourceList, code: string): Promise<boolean>;
}

const FRESH_MS = 24 * HOUR_MS;

/** Lists are read once a day; an old one is better than none. Source: contract 11.2. */
export function createResourceCache(authority: Pick<TaxAuthority, 'resources'>, clock: Clock): ResourceCache {
  const kept = new Map<ResourceList, CachedList>();
  const reading = new Map<ResourceList, Promise<CachedList>>();

  const read = async (name: ResourceList): Promise<CachedList> => {
    const outcome = await authority.resources(name);
    const known = kept.get(name) ?? { codes: [], readAt: null };
    if (outcome.kind !== 'ok' || outcome.data.length === 0) return known;
    const fresh = { codes: outcome.data, readAt: clock.now() };
    kept.set(name, fresh);
    return fresh;
  };
  const list = (name: ResourceList): Promise<CachedList> => {
    const known = kept.get(name);
    if (known?.readAt && clock.now().getTime() - known.readAt.getTime() < FRESH_MS) return Promise.resolve(known);
    const under = reading.get(name) ?? read(name).finally(() => reading.delete(name));
    reading.set(name, under);
    return under;
  };
  return {
    list,
    async knows(name, code) {
      const { codes } = await list(name);
      return codes.length === 0 || codes.some((known) => known.code === code);
    },
  };
}
