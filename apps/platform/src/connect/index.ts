/** Linking: links, the hosted page and widget, sessions that go from step to step, and linking without a page. */
import { type FieldProblem, Refusal } from '@kente/kit/errors';
import { BuiltFiles, type Content, PageManifest } from '../api/built-files.ts';
import type { LinkInput } from '../connectors/connector.ts';
import type { Environment } from '../tenancy/index.ts';
import { type Boot, bootFor } from './boot.ts';
import type { ConnectDeps } from './deps.ts';
import { type End, endOf } from './end.ts';
import { createFlow } from './flow.ts';
import { createPaymentLinking, type PaymentLinking } from './for-payments.ts';
import { createHeadless, type Headless } from './headless.ts';
import { type InitiateBody, initiate, problemsOf } from './initiate.ts';
import { NoVisit, type Opened, openVisit } from './opening.ts';
import { shell } from './page/shell.ts';
import { type PageInstitution, pageInstitutions } from './page-institutions.ts';
import { type PageView, pageView } from './page-view.ts';
import type { View } from './session.ts';
import { FORGET_SESSION, sessionOver } from './session-book.ts';
import { readSessionToken, sessionToken } from './session-token.ts';
import { deleteLinksOfAccount, deleteLinksOfCustomer, type NewLink } from './store.ts';

export type { End } from './end.ts';
export type { PaymentLinking } from './for-payments.ts';
export type { Opened } from './opening.ts';
export type { PageInstitution } from './page-institutions.ts';
export type { PageView } from './page-view.ts';
export { originOf } from './widget-query.ts';

/** What the linking page asks; `token` is what it was given when its session began. */
export interface LinkingPage {
  /** The HTML of the page. `referer`: the browser's header. */
  open(opened: Opened, referer?: string): Promise<{ status: number; html: string }>;
  /** @throws Refusal 409 when the page was opened in vain. */
  institutions(opened: Opened): Promise<PageInstitution[]>;
  /** @throws Refusal 400 for an institution that cannot be linked here, 409 as above. */
  start(opened: Opened, institution: string, authMethod: string): Promise<PageView & { session: string }>;
  /** @throws Refusal 410 for a token that opens nothing. */
  look(token: unknown): Promise<PageView>;
  answer(token: unknown, input: LinkInput): Promise<PageView>;
  leave(token: unknown): Promise<PageView>;
  /** Before there was a session. */
  leaveEarly(opened: Opened): Promise<End>;
  /** A file of the page; null when there is none. */
  asset(name: string, acceptEncoding: string | undefined): Promise<Content | null>;
}

export interface Connect {
  /** @throws Refusal 400, 404. */
  initiate(environment: Environment, body: InitiateBody): Promise<NewLink & { url: string }>;
  /** What `initiate` would refuse of a body that its schema refuses already. */
  mistakes(environment: Environment, body: unknown): FieldProblem[];
  readonly headless: Headless;
  readonly page: LinkingPage;
  readonly forPayments: PaymentLinking;
  /** The browser SDK; null when it was never built. */
  sdk(acceptEncoding: string | undefined): Promise<Content | null>;
}

const REPOSITORY = new URL('../../../../', import.meta.url);
const PAGE_FOLDER = new URL('apps/connect/dist/', REPOSITORY);
const SDK_FOLDER = new URL('packages/connect-js/dist/', REPOSITORY);

export function createConnect(deps: ConnectDeps): Connect {
  const flow = createFlow(deps);
  deps.schedule.on(FORGET_SESSION, (environment, { subject }) => flow.forget(environment, subject));
  deps.privacy.keep({
    async forgetAccount(tx, { id }, accountId) {
      await deps.tenancy.forgetPublicIds(tx, id, 'link', await deleteLinksOfAccount(tx, id, accountId));
    },
    async forgetCustomer(tx, { id }, customerId) {
      await deps.tenancy.forgetPublicIds(tx, id, 'link', await deleteLinksOfCustomer(tx, id, customerId));
    },
  });
  const sdk = new BuiltFiles(SDK_FOLDER);
  return {
    async initiate(environment, body) {
      const link = await initiate(deps, environment, body);
      return { ...link, url: `${deps.config.publicUrl}/link/${link.id}` };
    },
    mistakes: (environment, body) => problemsOf(deps, environment, body),
    headless: createHeadless(deps, flow),
    page: createPage(deps, flow),
    forPayments: createPaymentLinking(deps, flow),
    sdk: (acceptEncoding) => sdk.read('connect.js', acceptEncoding),
  };
}

function createPage(deps: ConnectDeps, flow: ReturnType<typeof createFlow>): LinkingPage {
  const manifest = new PageManifest(new URL('.vite/manifest.json', PAGE_FOLDER), 'linking page');
  const assets = new BuiltFiles(new URL('assets/', PAGE_FOLDER));

  const inSession = async (
    token: unknown,
    work: (environment: Environment, sessionId: string) => Promise<View>,
  ): Promise<PageView> => {
    const ref = readSessionToken(deps.keyring, token);
    if (!ref) throw sessionOver();
    return pageView(await work(await deps.tenancy.environment(ref.envId), ref.sessionId));
  };

  return {
    async open(opened, referer) {
      const [{ status, boot }, files] = await Promise.all([bootFor(deps, opened, referer), manifest.files()]);
      return { status, html: shell(boot satisfies Boot, files) };
    },
    institutions: async (opened) => pageInstitutions(deps, await visit(deps, opened)),
    async start(opened, institutionId, authMethod) {
      const { environment, link, stored, customer } = await visit(deps, opened);
      const view = await flow.start({ environment, link, stored, customer, institutionId, authMethod });
      const ref = { envId: environment.id, sessionId: view.session.row.id };
      return { session: sessionToken(deps.keyring, ref), ...pageView(view) };
    },
    look: (token) => inSession(token, flow.look),
    answer: (token, input) => inSession(token, (environment, id) => flow.advance(environment, id, input)),
    leave: (token) => inSession(token, flow.leave),
    leaveEarly: (opened) => leaveEarly(deps, opened),
    asset: (name, acceptEncoding) => assets.read(name, acceptEncoding),
  };
}

async function visit(deps: ConnectDeps, opened: Opened) {
  try {
    return await openVisit(deps, opened);
  } catch (error) {
    if (!(error instanceof NoVisit)) throw error;
    throw new Refusal('connect.no_visit', { status: 409, message: `${error.problem.title}. ${error.problem.message}` });
  }
}

async function leaveEarly(deps: ConnectDeps, opened: Opened): Promise<End> {
  try {
    const { link } = await openVisit(deps, opened);
    return endOf({ outcome: 'cancelled' }, { redirectUrl: link.redirect_url, reference: link.ref });
  } catch (error) {
    if (!(error instanceof NoVisit)) throw error;
    return error.end ?? endOf({ outcome: 'cancelled' }, { redirectUrl: null, reference: null });
  }
}
