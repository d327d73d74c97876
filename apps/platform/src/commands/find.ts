import type { Business, Environment, Mode, Tenancy } from '../tenancy/index.ts';
import { refuse } from './command.ts';

/** An app with its environments, the test one first. */
export interface AppOf {
  id: string;
  name: string;
  business: Business;
  environments: readonly [Environment, ...Environment[]];
}

export async function allApps(tenancy: Tenancy): Promise<AppOf[]> {
  const apps = new Map<string, AppOf>();
  for (const environment of await tenancy.environments()) {
    const { app, business } = environment;
    const known = apps.get(app.id);
    if (!known) apps.set(app.id, { ...app, business, environments: [environment] });
    else if (environment.mode === 'test') known.environments = [environment, ...known.environments];
    else known.environments = [...known.environments, environment];
  }
  return [...apps.values()];
}

/** By id, or by its name where only one app has it. @throws Refusal when no app fits, or several do. */
export async function findApp(tenancy: Tenancy, text: string): Promise<AppOf> {
  const apps = await allApps(tenancy);
  const byId = apps.find(({ id }) => id === text);
  if (byId) return byId;
  const [named, another] = apps.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (!named) throw refuse(`No app has the id or name "${text}". See: kente apps list`);
  if (another) throw refuse(`Several apps are named "${text}". Use the id; see: kente apps list`);
  return named;
}

export async function findEnvironment(tenancy: Tenancy, app: string, mode: Mode): Promise<Environment> {
  const { name, environments } = await findApp(tenancy, app);
  const found = environments.find((environment) => environment.mode === mode);
  if (!found) throw refuse(`The app "${name}" has no ${mode} environment.`);
  return found;
}
