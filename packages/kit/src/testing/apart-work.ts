import { workApart } from '../apart.ts';

/** What tests have done in a process of its own. */
let told = 0;
workApart((given) => {
  const order = given as string | { add: bigint };
  if (typeof order !== 'string') told += Number(order.add);
  else if (order === 'sum') return { sum: BigInt(told), env: Object.keys(process.env) };
  else if (order === 'fail') throw new RangeError('this is no number');
  else if (order === 'leave') process.exit(3);
  else if (order === 'fill') for (const kept: number[][] = []; ; ) kept.push(new Array<number>(100_000).fill(1.5));
  else if (order === 'hang') for (;;);
  return undefined;
});
