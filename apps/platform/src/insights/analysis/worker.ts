import { parentPort, workerData } from 'node:worker_threads';
import { type AnalystSetup, createAnalyst } from './analyst.ts';
import type { ToThread } from './analyst-apart.ts';

const analyst = createAnalyst(workerData as AnalystSetup);

parentPort?.on('message', async (message: ToThread) => {
  // Nothing else keeps the thread.
  if (message === 'end') return parentPort?.close();
  if ('rows' in message) return analyst.add(message.rows);
  parentPort?.postMessage(await analyst.ask(message.topic, message.asked));
});
