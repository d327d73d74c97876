import { systemClock } from '@kente/kit/clock';
import { openWorld } from './testing.ts';

/** A worker as a process of its own, for tests that kill it. */
const world = openWorld(process.argv[2] ?? '', systemClock);
await world.startWorkers(true);
process.on('SIGTERM', () => void world.close().then(() => process.disconnect?.()));
process.send?.('ready');
