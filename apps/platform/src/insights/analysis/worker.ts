import { workApart } from '@kente/kit/apart';
import { createAnalyst, type LocalAnalyst } from './analyst.ts';
import type { ToProcess } from './analyst-apart.ts';

let analyst: LocalAnalyst | null = null;

workApart((given) => {
  const message = given as ToProcess;
  if ('setup' in message) analyst = createAnalyst(message.setup);
  else if ('rows' in message) analyst?.add(message.rows);
  else return analyst?.ask(message.topic, message.asked);
});
