import type { Customer } from '../index.ts';
import { chance, type Draw, pick, whole } from './random.ts';

const FIRST = (
  'Adaeze Bolanle Chidi Damilola Efe Folake Garba Halima Ifeoma Jide Kehinde Lami Musa Ngozi Obinna Patience Rukayat ' +
  'Sadiq Tunde Uche Victoria Wale Yetunde Zainab Amina Bashir Chiamaka Dayo Emeka Funmi'
).split(' ');
const LAST = (
  'Adebayo Balogun Chukwuemeka Danjuma Eze Fashola Gambo Hassan Igwe Johnson Kalu Lawal Mohammed Nwosu Okafor Peters ' +
  'Raji Sanni Taiwo Umeh Williams Yusuf Abiodun Bello Chukwuma Dikko Ekpo Falana Gwarzo Ibrahim'
).split(' ');
const TRADE = (
  'Logistics Stores Pharmacy Foods Interiors Textiles Motors Agro Energy Print Studios Farms Bakery Supplies Travels ' +
  'Electronics Schools Clinic Hotels Cement'
).split(' ');
const SUFFIX = ['Ltd', 'Limited', 'Nig Ltd', 'Enterprises', 'Ventures', 'Global Ventures', 'Nigeria Limited', 'Ent'];
const PLACE = ['Abuja', 'Ikeja', 'Kano', 'Lekki', 'Enugu', 'Ibadan'];

/** Companies and people; one in ten has a name much like the one before. */
export function drawCustomers(draw: Draw, count: number, prefix = 'c'): Customer[] {
  const customers: Customer[] = [];
  while (customers.length < count) {
    const before = customers.at(-1)?.names[0];
    const name = before !== undefined && chance(draw, 0.1) ? like(draw, before) : drawName(draw);
    customers.push({ id: `${prefix}${customers.length + 1}`, names: [name], aliases: [] });
  }
  return customers;
}

function drawName(draw: Draw): string {
  if (chance(draw, 0.4)) return `${pick(draw, FIRST)} ${pick(draw, FIRST)} ${pick(draw, LAST)}`;
  const owner = chance(draw, 0.5) ? pick(draw, LAST) : `${pick(draw, FIRST)} ${pick(draw, LAST)}`;
  return `${owner} ${pick(draw, TRADE)} ${pick(draw, SUFFIX)}`;
}

function like(draw: Draw, name: string): string {
  const words = name.split(' ');
  if (chance(draw, 0.5)) return [words[0], pick(draw, PLACE), ...words.slice(1)].join(' ');
  return [pick(draw, FIRST), ...words.slice(1)].join(' ');
}

/** A name as a bank prints it: in capitals, without its suffix, in another order, cut, or with a slip. */
export function printedName(draw: Draw, name: string): string {
  let words = name.toUpperCase().split(' ');
  if (chance(draw, 0.3)) words = words.filter((word) => !['LTD', 'LIMITED', 'NIG', 'NIGERIA', 'ENT'].includes(word));
  if (chance(draw, 0.15)) words = [...words.slice(1), ...words.slice(0, 1)];
  if (chance(draw, 0.05)) words = ['MR', ...words];
  let printed = words.join(' ');
  if (chance(draw, 0.03)) {
    const at = whole(draw, 1, printed.length - 2);
    printed = printed.slice(0, at) + printed.slice(at + 1);
  }
  return chance(draw, 0.35) ? printed.slice(0, whole(draw, 20, 26)).trim() : printed;
}
