import type { Clock } from '@kente/kit/clock';
import type { Desk } from '../../banks/desk.ts';
import type { WorldArchive } from '../../store/world-archive.ts';

export interface ControlDeps {
  desk: Desk;
  archive: WorldArchive;
  clock: Clock;
}
export type InWorld<Body> = { Params: { world: string }; Body: Body };
