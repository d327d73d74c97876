/** Imports point one way: apps → packages, packages → kit; modules meet at their faces. `npm run check` fails otherwise. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'modules.ts holds types alone: what runs through it exists for the compiler, not at run time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: ['^apps/(platform|invoicing)/src/modules\\.ts$'] } },
    },
    {
      name: 'apps-do-not-import-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: ['\\.test\\.ts$', '^apps/[^/]+/src/testing/'] },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-do-not-import-apps',
      severity: 'error',
      from: { path: '^packages/', pathNot: '\\.test\\.ts$' },
      to: { path: '^apps/' },
    },
    {
      name: 'packages-import-only-kit',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: ['^packages/$1/', '^packages/kit/'] },
    },
    {
      name: 'readers-do-no-io',
      comment:
        'packages/statements and packages/enrichment are pure: they know no network, database or server, and of disks only the model its weights.',
      severity: 'error',
      from: {
        path: '^packages/(statements|enrichment)/src',
        pathNot: ['\\.test\\.ts$', '^packages/enrichment/src/model/load\\.ts$'],
      },
      to: {
        path: [
          '^(node:)?(fs|net|http|https|child_process|worker_threads)',
          'node_modules/(pg|kysely|fastify|undici)/',
          '^packages/kit/(?!src/money)',
        ],
      },
    },
    {
      name: 'modules-meet-at-their-faces',
      comment: 'Another module is imported through its index.ts (or its rules of the tenancy face).',
      severity: 'error',
      from: {
        path: '^apps/(platform|invoicing)/src/([^/]+)/',
        pathNot: ['\\.test\\.ts$', '^apps/(platform|invoicing)/src/(testing|api)/'],
      },
      to: {
        path: '^apps/$1/src/[^/]+/.+',
        pathNot: [
          '^apps/$1/src/$2/',
          '^apps/$1/src/[^/]+/index\\.ts$',
          '^apps/$1/src/api/',
          '^apps/platform/src/connectors/connector\\.ts$',
          '^apps/platform/src/accounts/sync/reconcile\\.ts$',
        ],
      },
    },
    {
      name: 'rules-know-no-server',
      comment: 'Only routes and the API room talk HTTP.',
      severity: 'error',
      from: {
        path: '^apps/(platform|invoicing)/src/',
        pathNot: [
          '/routes/',
          '^apps/(platform|invoicing)/src/(api|testing|docs|platform\\.ts|connector\\.ts)',
          '\\.test\\.ts$',
        ],
      },
      to: { path: ['node_modules/fastify/', '^packages/kit/src/http/(server|register|route|reply|schemas)'] },
    },
    {
      name: 'tests-stay-out-of-the-product',
      severity: 'error',
      from: {
        pathNot: [
          '\\.test\\.ts$',
          '/testing/',
          'testing\\.ts$',
          '^(test|bench|scripts)/',
          '\\.conformance\\.ts$',
          'conformance\\.ts$',
        ],
      },
      to: { path: ['/testing/', '\\.test\\.ts$', 'node_modules/(vitest|fast-check|playwright-core)/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Its parser reads no JSX: Biome's noImportCycles watches the page.
    exclude: { path: ['/dist/', '\\.generated\\.ts$', '\\.tsx$'] },
    tsPreCompilationDeps: false,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
