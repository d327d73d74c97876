import { commandBuilder, type Command as KitCommand } from '@kente/kit/administration';
import type { Administration, Tenancy } from '../tenancy/index.ts';

export { refuse } from '@kente/kit/administration';

/** What commands work with. */
export interface Offices {
  tenancy: Tenancy;
  administration: Administration;
}

export type Command = KitCommand<Offices>;
export const command = commandBuilder<Offices>();
