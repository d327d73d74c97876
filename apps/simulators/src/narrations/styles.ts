import type { Style } from '../banks/bank.ts';
import { ghanaian, kenyan, southAfrican } from './elsewhere.ts';
import type { Narrator, Teller } from './narrator.ts';
import { access, firstbank, gtbank, kuda, nigerian, opay, polaris, sterling, uba, zenith } from './nigeria.ts';
import { momo, mpesa, telco } from './wallets.ts';

export const NARRATORS: Readonly<Record<Style, (teller: Teller) => Narrator>> = {
  gtbank,
  zenith,
  access,
  uba,
  firstbank,
  opay,
  kuda,
  sterling,
  polaris,
  nigeria: nigerian,
  kenya: kenyan,
  mpesa,
  ghana: ghanaian,
  momo,
  'south-africa': southAfrican,
  telco,
};
