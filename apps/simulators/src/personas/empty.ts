import { account, lifeOf } from './life.ts';
import type { Persona } from './persona.ts';

/** An account on which nothing has happened yet. */
export const empty: Persona = {
  accounts: (visit) => [
    account(lifeOf(visit, 'user_empty'), { place: 1, type: 'SAVINGS ACCOUNT', opening: [0, 0], fill: null }),
  ],
};
