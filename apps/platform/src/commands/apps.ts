import Type from 'typebox';
import type { Modules } from '../modules.ts';
import type { Business, Environment, EnvironmentSettings, Product } from '../tenancy/index.ts';
import { command } from './command.ts';
import { type AppOf, allApps, findApp } from './find.ts';
import { Mode, PlanEndpoints, Products, Scopes } from './inputs.ts';

const strict = { additionalProperties: false };

const list = command('apps.list', Type.Object({}, strict), async (_input, { tenancy }) => ({
  apps: (await allApps(tenancy)).map(appOnPaper),
}));

const show = command(
  'apps.show',
  Type.Object({ app: Type.String() }, strict),
  async ({ app: text }, { tenancy, events }) => {
    const app = await findApp(tenancy, text);
    const environments = await Promise.all(
      app.environments.map(async (environment) => ({
        ...environmentOnPaper(environment),
        keys: await tenancy.keys(environment.id),
        webhooks: await events.endpoints.list(environment),
      })),
    );
    return { ...appOnPaper(app), environments };
  },
);

const NewApp = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100 }),
    business: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** An app more for a business that is there. */
    business_id: Type.Optional(Type.String({ pattern: '^[0-9a-f]{24}$' })),
    products: Type.Optional(Products),
    modes: Type.Optional(Type.Array(Mode, { minItems: 1 })),
  },
  strict,
);

const create = command('apps.create', NewApp, async (input, { tenancy }) => {
  const { appId } = await tenancy.createApp({
    name: input.name,
    products: input.products ?? ['connect'],
    business: {
      name: input.business ?? input.name,
      ...(input.business_id === undefined ? {} : { id: input.business_id }),
    },
  });
  const keys = [];
  for (const mode of input.modes ?? (['test', 'live'] as const)) {
    const { id } = await tenancy.createEnvironment(appId, mode);
    const [secret, open] = [await tenancy.createKey(id, 'secret'), await tenancy.createKey(id, 'public')];
    keys.push({ mode, environment: id, secret_key: secret?.key, public_key: open?.key });
  }
  return { ...appOnPaper(await findApp(tenancy, appId)), keys };
});

const Settings = Type.Object(
  {
    app: Type.String(),
    /** Which half the settings are for; absent: both. Products are the app's. */
    mode: Type.Optional(Mode),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    products: Type.Optional(Products),
    scopes: Type.Optional(Scopes),
    /** These two are of the app's business. */
    enrichment: Type.Optional(Type.Boolean()),
    plan_excludes: Type.Optional(PlanEndpoints),
    income_on_link: Type.Optional(Type.Boolean()),
    refresh_every_hours: Type.Optional(
      Type.Union([Type.Literal(6), Type.Literal(12), Type.Literal(24), Type.Null()], {
        invalid: 'refresh_every_hours must be 6, 12, 24 or null',
      }),
    ),
    rate_limit_per_minute: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
        invalid: 'rate_limit_per_minute must be a positive integer or null',
      }),
    ),
  },
  strict,
);

const set = command('apps.set', Settings, async (input, { tenancy, accounts }) => {
  const app = await findApp(tenancy, input.app);
  await tenancy.changeApp(app.id, {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.products === undefined ? {} : { products: input.products as Product[] }),
  });
  if (input.enrichment !== undefined || input.plan_excludes !== undefined) {
    await tenancy.changeBusiness(app.business.id, {
      ...(input.enrichment === undefined ? {} : { enrichment: input.enrichment }),
      ...(input.plan_excludes === undefined ? {} : { planExcludes: input.plan_excludes }),
    });
  }
  const settings: EnvironmentSettings = {
    ...(input.income_on_link === undefined ? {} : { incomeOnLink: input.income_on_link }),
    ...(input.scopes === undefined ? {} : { scopes: input.scopes }),
    ...(input.refresh_every_hours === undefined ? {} : { refreshEveryHours: input.refresh_every_hours }),
    ...(input.rate_limit_per_minute === undefined ? {} : { rateLimitPerMinute: input.rate_limit_per_minute }),
  };
  const chosen = app.environments.filter(({ mode }) => input.mode === undefined || input.mode === mode);
  if (Object.keys(settings).length > 0)
    await Promise.all(chosen.map((each) => change({ tenancy, accounts }, each, settings)));
  return appOnPaper(await findApp(tenancy, app.id));
});

async function change(
  { tenancy, accounts }: Pick<Modules, 'tenancy' | 'accounts'>,
  environment: Environment,
  settings: EnvironmentSettings,
): Promise<void> {
  const changed = await tenancy.change(environment.id, settings);
  if (settings.refreshEveryHours !== undefined) await accounts.scheduleRefreshes(changed);
}

function appOnPaper({ id, name, business, environments }: AppOf) {
  return {
    id,
    name,
    business: businessOnPaper(business),
    products: [...environments[0].products],
    environments: environments.map(environmentOnPaper),
  };
}

function businessOnPaper({ id, name, enrichment, planExcludes }: Business) {
  return { id, name, enrichment, plan_excludes: [...planExcludes] };
}

function environmentOnPaper(environment: Environment) {
  const { id, mode, scopes, refreshEveryHours, rateLimitPerMinute, incomeOnLink } = environment;
  return {
    id,
    mode,
    scopes: [...scopes],
    refresh_every_hours: refreshEveryHours,
    rate_limit_per_minute: rateLimitPerMinute,
    income_on_link: incomeOnLink,
  };
}

export const appCommands = [list, show, create, set];
