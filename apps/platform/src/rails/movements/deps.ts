import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Kysely } from 'kysely';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { SuspenseBooks } from '../books.ts';
import type { Rail } from '../rail.ts';

/** What the engine works with. */
export interface EngineDeps {
  db: Kysely<Schema>;
  /** Real time. */
  clock: Clock;
  log: Logger;
  schedule: Schedule;
  rail: Rail;
  books: SuspenseBooks;
  count: (name: string, labels: Readonly<Record<string, string>>) => void;
}
