import { commandBuilder, type Command as KitCommand } from '@kente/kit/administration';
import type { Modules } from '../modules.ts';

export { refuse } from '@kente/kit/administration';

/** One administrative command of the platform. */
export type Command = KitCommand<Modules>;
export const command = commandBuilder<Modules>();
