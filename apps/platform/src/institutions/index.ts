/** The directory of institutions: who can be linked and how, what banks there are, and whether they work right now. */
import type { Clock } from '@kente/kit/clock';
import { notFound } from '@kente/kit/errors';
import type { Logger } from '@kente/kit/log';
import type { Mode } from '../tenancy/index.ts';
import { BANKS, type Bank, DIRECTORY, type Institution, type LinkMethod, statementUpload } from './directory.ts';
import { fits, type InstitutionFilter } from './filter.ts';
import { HealthLog, type InstitutionHealth } from './health.ts';
import type { Outcome } from './health-rule.ts';
import { drawIcon } from './icon.ts';
import { offer, type Reaches } from './offer.ts';
import type { Queries } from './store.ts';
import { type Coverage, coverageOnWire, iconUrl } from './wire.ts';

export type {
  Bank,
  Country,
  Currency,
  FollowUp,
  Institution,
  InstitutionType,
  LinkMethod,
  MethodType,
} from './directory.ts';
export type { InstitutionHealth, MethodHealth } from './health.ts';
export type { HealthStatus, Outcome } from './health-rule.ts';
export type { Coverage } from './wire.ts';

export interface Institutions {
  /** Also one that is closed: accounts linked before still name it. */
  find(id: string): Institution | undefined;
  /** @throws Refusal 404 for an unknown id. */
  byIdOrFail(id: string): Institution;
  /** Those that a person can choose, by country, then name. In live, without those that the operator has not set up. */
  list(mode?: Mode): readonly Institution[];
  /** The same, each with the methods that lead somewhere in this mode: see `offer.ts`. */
  offered(filter: InstitutionFilter, mode: Mode): readonly Institution[];
  /** The ways to link an institution: its own, then the upload of a statement. */
  methods(institution: Institution): readonly LinkMethod[];
  /** One of them; `undefined` when the institution has no such method or is closed. */
  method(institution: Institution, type: string): LinkMethod | undefined;
  coverage(): readonly Coverage[];
  banks(): readonly Bank[];
  iconUrl(institution: Institution): string;
  /** An SVG picture. @throws Refusal 404 for an unknown slug. */
  icon(slug: string): string;
  /** Tells how a call to an institution ended: well, by the bank's fault, by ours, or by the person's. Costs no query. */
  recordOutcome(institutionId: string, method: string, outcome: Outcome, mode: Mode): void;
  /** How it did in the last 15 minutes of real time; up when nobody called it. */
  health(institutionId: string, mode: Mode): Promise<InstitutionHealth>;
  /** The same for all, in one query: ask the answer by id. */
  healthOfAll(mode: Mode): Promise<(institutionId: string) => InstitutionHealth>;
  /** Writes what was counted. */
  close(): Promise<void>;
}

export interface InstitutionsDeps {
  db: Queries;
  /** Real time: health is about the outside, not about a sandbox's calendar. */
  clock: Clock;
  log: Logger;
  publicUrl: string;
  /** Whether a connector serves a method of an institution in a mode. */
  reaches(mode: Mode, ...method: Parameters<Reaches>): boolean;
}

const BY_ID = new Map(DIRECTORY.map((each) => [each.id, each]));
const BY_SLUG = new Map(DIRECTORY.map((each) => [each.slug, each]));

export function createInstitutions(deps: InstitutionsDeps): Institutions {
  const health = new HealthLog(deps);
  const list: Institutions['list'] = (mode = 'test') =>
    DIRECTORY.filter((each) => !each.closed && !(each.offInLive && mode === 'live'));
  const methods: Institutions['methods'] = (institution) =>
    institution.closed ? [] : [...institution.authMethods, statementUpload(institution)];
  return {
    find: (id) => BY_ID.get(id),
    byIdOrFail: (id) => BY_ID.get(id) ?? refuse(),
    list,
    offered: (filter, mode) =>
      list(mode)
        .map((each) => offer(each, (...method) => deps.reaches(mode, ...method)))
        .filter((each) => fits(each, filter)),
    methods,
    method: (institution, type) => methods(institution).find((method) => method.type === type),
    coverage: () => coverageOnWire(list(), deps.publicUrl),
    banks: () => BANKS,
    iconUrl: (institution) => iconUrl(institution, deps.publicUrl),
    icon: (slug) => drawIcon(BY_SLUG.get(slug) ?? refuse()),
    recordOutcome: (institutionId, method, outcome, mode) => {
      if (BY_ID.has(institutionId)) health.record(institutionId, method, outcome, mode);
    },
    health: async (institutionId, mode) => (await health.read(mode))(institutionId),
    healthOfAll: (mode) => health.read(mode),
    close: () => health.close(),
  };
}

function refuse(): never {
  throw notFound('institution');
}
