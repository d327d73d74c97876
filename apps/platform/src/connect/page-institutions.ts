import type { ConnectDeps } from './deps.ts';
import { reachableMethods } from './institution-choice.ts';
import type { Visit } from './opening.ts';

export interface PageInstitution {
  id: string;
  name: string;
  country: string;
  type: string;
  icon: string;
  primaryColor: string | null;
  methods: { type: string; name: string }[];
  status: 'up' | 'degraded' | 'down';
}

/** What the person can choose from: institutions by the methods that work here, with how they do right now. */
export async function pageInstitutions(
  deps: ConnectDeps,
  { environment }: Pick<Visit, 'environment'>,
): Promise<PageInstitution[]> {
  const { institutions } = deps;
  const health = await institutions.healthOfAll(environment.mode);
  const all = institutions.list(environment.mode).map((institution) => ({
    ...{ id: institution.id, name: institution.name, country: institution.country, type: institution.type },
    // A path: the page may be shown under another host name than the API's.
    ...{ icon: new URL(institutions.iconUrl(institution)).pathname, primaryColor: institution.primaryColor },
    methods: reachableMethods(deps, environment.mode, institution).map(({ type, name }) => ({ type, name })),
    status: health(institution.id).status,
  }));
  return all.filter(({ methods }) => methods.length > 0);
}
