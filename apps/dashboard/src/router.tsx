import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Loading } from './parts/answers.tsx';
import { Crashed, NotFound } from './parts/dead-ends.tsx';
import { Shell } from './parts/shell.tsx';

/** One file of script for each page: who reads the queue does not load the rules. */

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
const page = (value: unknown): number | undefined =>
  Number.isInteger(Number(value)) && Number(value) > 1 ? Number(value) : undefined;

interface Listed {
  status?: string | undefined;
  page?: number | undefined;
}
type Given = Record<string, unknown>;

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crashed });

const queue = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: Given): Listed => ({ status: text(search.status), page: page(search.page) }),
  component: lazyRouteComponent(() => import('./pages/queue/queue-page.tsx'), 'QueuePage'),
});
const invoice = createRoute({
  getParentRoute: () => root,
  path: '/invoices/$id',
  component: lazyRouteComponent(() => import('./pages/invoice/invoice-page.tsx'), 'InvoicePage'),
});
const edit = createRoute({
  getParentRoute: () => root,
  path: '/invoices/$id/edit',
  component: lazyRouteComponent(() => import('./pages/edit/edit-page.tsx'), 'EditPage'),
});
const matching = createRoute({
  getParentRoute: () => root,
  path: '/matching',
  validateSearch: (search: Given): { invoice?: string | undefined; status?: string | undefined } => ({
    invoice: text(search.invoice),
    status: text(search.status),
  }),
  component: lazyRouteComponent(() => import('./pages/matching/matching-page.tsx'), 'MatchingPage'),
});
const deadLetters = createRoute({
  getParentRoute: () => root,
  path: '/dead-letters',
  validateSearch: (search: Given): Listed & { reason?: string | undefined } => ({
    reason: text(search.reason),
    status: text(search.status),
    page: page(search.page),
  }),
  component: lazyRouteComponent(() => import('./pages/dead-letters/dead-letters-page.tsx'), 'DeadLettersPage'),
});
const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  validateSearch: (search: Given): { account?: string | undefined } => ({ account: text(search.account) }),
  component: lazyRouteComponent(() => import('./pages/rules/rules-page.tsx'), 'RulesPage'),
});
const connections = createRoute({
  getParentRoute: () => root,
  path: '/connections',
  component: lazyRouteComponent(() => import('./pages/connections/connections-page.tsx'), 'ConnectionsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([queue, invoice, edit, matching, deadLetters, rules, connections]),
  basepath: '/dashboard',
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading what="the page" />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
