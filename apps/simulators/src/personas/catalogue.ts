import { business } from './business.ts';
import { empty } from './empty.ts';
import { gig } from './gig.ts';
import { good } from './good.ts';
import { investor } from './investor.ts';
import { mpesa } from './mpesa.ts';
import { multiple } from './multiple.ts';
import type { Persona, Visit } from './persona.ts';
import { phoneLine } from './phone-line.ts';
import { trader } from './trader.ts';

const PERSONAS: Readonly<Record<string, Persona>> = {
  user_good: good,
  user_trader: trader,
  user_business: business,
  user_gig: gig,
  user_multiple: multiple,
  user_empty: empty,
};

/**
 * The persona of a user name. Any other name is a salaried person of its own: whoever types their real name into a
 * sandbox gets on. A telco has lines only, M-PESA wallets, an investment institution savers: there the bank decides.
 */
export function personaOf({ user, bank }: Pick<Visit, 'user' | 'bank'>): Persona {
  if (user === 'user_empty') return empty;
  if (bank.style === 'telco') return phoneLine;
  if (bank.style === 'mpesa') return mpesa;
  if (bank.investment) return investor;
  return (Object.hasOwn(PERSONAS, user) ? PERSONAS[user] : undefined) ?? good;
}
