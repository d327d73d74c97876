/** The hosted page on which a payer authorises a mandate: `/authorise/RD…`. Source: payments contract, 5.2 and 5.7. */
import { PageManifest } from '../../../api/built-files.ts';
import { pageShell } from '../../../api/page-shell.ts';
import type { Environment } from '../../../tenancy/index.ts';
import type { MandatesDeps } from '../deps.ts';
import { statusAt } from '../lifecycle.ts';
import type { Mandate } from '../mandate.ts';
import type { Steps } from '../steps.ts';
import * as store from '../store.ts';
import { bootOf, unknownBoot } from './boot.ts';
import { type ChosenAccount, chooseAccount, identify } from './choosing.ts';
import { openWindow, transferInSandbox, waitsForButton } from './opening.ts';
import { elsewhere, unknownLink, wrongCodeWords } from './refusals.ts';
import type { AuthoriseBoot, AuthoriseView } from './types.ts';
import { viewOf } from './view.ts';
import { openVisit, sealVisit, type Visit } from './visit.ts';

/** What the page is answered. `visit` is what it shows again with its next call; null when there is nothing to remember. */
export interface PageAnswer {
  view: AuthoriseView;
  visit: string | null;
  /** Why the code was not taken. */
  error: string | null;
}

/** `link` is `RD…`; every call but `open` throws Refusal 404 for one that does not exist, 409 from another place. */
export interface AuthorisePage {
  open(link: string): Promise<{ status: number; html: string }>;
  look(link: string, visit: unknown): Promise<PageAnswer>;
  /** @throws Refusal 400, Fault 503 when the bank cannot be asked. */
  chooseAccount(link: string, chosen: ChosenAccount): Promise<PageAnswer>;
  /** @throws Refusal 400, 409 for a BVN that another customer has. */
  identify(link: string, visit: unknown, given: { bvn: string; birthDate?: string | undefined }): Promise<PageAnswer>;
  /** A wrong code is told in `error`; the third one ends the visit. */
  confirm(link: string, visit: unknown, code: string): Promise<PageAnswer>;
  /** The sandbox's payer sends NGN 50. */
  transfer(link: string): Promise<PageAnswer>;
}

/** The sandbox's right code. Live sends none: there the transfer itself proves whose account it is. */
const SANDBOX_CODE = '123456';
const WRONG_CODES_MAX = 3;

const MANIFEST = new URL('../../../../../connect/dist/.vite/payers.json', import.meta.url);

interface Place {
  env: Environment;
  mandate: Mandate;
  visit: Visit | null;
}

export function createAuthorisePage(deps: MandatesDeps, steps: Steps): AuthorisePage {
  const { db, keyring, tenancy, settings, customers, institutions } = deps;
  const manifest = new PageManifest(MANIFEST, 'authorisation page', 'src/authorise.tsx');

  const find = async (link: string, token: unknown): Promise<Place | null> => {
    const env = /^RD\d{7}$/.test(link) ? await tenancy.findPublicId('mandate', link) : null;
    const row = env && (await store.findByLink(db, env.id, link));
    if (!env || !row) return null;
    const visit = openVisit(keyring, env.id, row.id, token, env.clock.now());
    return { env, mandate: steps.rows.open(env.id, row), visit };
  };
  const at = async (link: string, token: unknown = null): Promise<Place> => {
    const place = await find(link, token);
    if (!place) throw unknownLink();
    return place;
  };
  /** Before the window has opened, and with the visit where one is needed. */
  const waitingAt = async (link: string, token: unknown): Promise<Place> => {
    const place = await at(link, token);
    const status = statusAt(place.mandate, steps.windows(await settings.of(place.env)), place.env.clock.now());
    if (status !== 'awaiting_authorization') throw elsewhere();
    return place;
  };
  const look = async ({ env, mandate, visit }: Place): Promise<AuthoriseView> => {
    const windows = steps.windows(await settings.of(env));
    const hasIdentity = (await customers.read(env.id, mandate.customerId)).identity !== null;
    return viewOf({ mandate, visit, windows, now: env.clock.now(), hasCode: env.mode === 'test', hasIdentity });
  };
  const remembered = async (place: Place & { visit: Visit }): Promise<PageAnswer> => ({
    ...{ view: await look(place), error: null },
    visit: sealVisit(keyring, place.env.id, place.mandate.id, place.visit),
  });
  const wrongCode = async (place: Place & { visit: Visit }): Promise<PageAnswer> => {
    const wrongCodes = place.visit.wrongCodes + 1;
    const left = WRONG_CODES_MAX - wrongCodes;
    if (left <= 0) return { view: await look({ ...place, visit: null }), visit: null, error: wrongCodeWords.over };
    const again = await remembered({ ...place, visit: { ...place.visit, wrongCodes } });
    return { ...again, error: wrongCodeWords.left(left) };
  };
  const afresh = async (link: string): Promise<PageAnswer> => ({
    ...{ view: await look(await at(link)), visit: null, error: null },
  });

  return {
    async open(link) {
      const [place, files] = await Promise.all([find(link, null), manifest.files()]);
      const boot: AuthoriseBoot = place
        ? bootOf(institutions, place.env, place.mandate, await look(place))
        : unknownBoot();
      const title = boot.problem?.title ?? `Allow ${boot.business.name} to debit your account`;
      const html = pageShell({ title, boot, problem: boot.problem?.message ?? null }, files);
      return { status: place ? 200 : 404, html };
    },
    async look(link, token) {
      const place = await at(link, token);
      return { view: await look(place), visit: place.visit && typeof token === 'string' ? token : null, error: null };
    },
    async chooseAccount(link, chosen) {
      const place = await waitingAt(link, null);
      return remembered({ ...place, visit: await chooseAccount(deps, place.env, place.mandate, chosen) });
    },
    async identify(link, token, given) {
      const place = await waitingAt(link, token);
      const { env, mandate, visit } = place;
      if (!visit) throw elsewhere();
      await identify(deps, env, mandate.customerId, given);
      if (env.mode === 'test') return remembered({ ...place, visit: { ...visit, isKnown: true } });
      await openWindow(deps, steps, env, mandate, visit.account);
      return afresh(link);
    },
    async confirm(link, token, code) {
      const place = await waitingAt(link, token);
      const { env, mandate, visit } = place;
      if (!visit?.isKnown || env.mode !== 'test') throw elsewhere();
      if (code !== SANDBOX_CODE) return wrongCode({ ...place, visit });
      await openWindow(deps, steps, env, mandate, visit.account);
      return afresh(link);
    },
    async transfer(link) {
      const { env, mandate } = await at(link);
      if (!waitsForButton(env, mandate)) throw elsewhere();
      await transferInSandbox(deps, steps, env, mandate, await settings.of(env));
      return afresh(link);
    },
  };
}
