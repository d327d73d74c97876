import type { CsvShape } from '../shape.ts';
import { absa } from './absa.ts';
import { access } from './access.ts';
import { capitec } from './capitec.ts';
import { cooperative } from './cooperative.ts';
import { equity, equityUnsigned } from './equity.ts';
import { fnb } from './fnb.ts';
import { gtbank } from './gtbank.ts';
import { kcb, kcbRunning } from './kcb.ts';
import { kuda } from './kuda.ts';
import { mpesaPortal } from './mpesa-portal.ts';
import { opay } from './opay.ts';
import { zenith } from './zenith.ts';

/** Every bank export whose shape is known. */
export const CSV_SHAPES: readonly CsvShape[] = [
  zenith,
  gtbank,
  opay,
  kuda,
  access,
  kcb,
  kcbRunning,
  equity,
  equityUnsigned,
  cooperative,
  mpesaPortal,
  capitec,
  fnb,
  absa,
];
