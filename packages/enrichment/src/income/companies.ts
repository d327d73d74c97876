import type { Movement } from '../movement.ts';
import { foldedWords, isAboutPay } from '../payees.ts';

/** Words of company names. Source: enrichment reference 3.6, and the forms of the other three countries. */
const COMPANY: ReadonlySet<string> = new Set(
  (
    'ltd limited plc ent enterprise enterprises ventures stores nig nigeria global resources pharmacy company co inc ' +
    'llc llp pty cc bv gmbh group holdings services solutions technologies technology systems logistics foods school ' +
    'schools hospital clinic university academy ministry board authority agency bank microfinance foundation church ' +
    'cooperative sacco hotel hotels industries international consulting farms press motors energy express couriers ' +
    'riders operations mills cellars steel mining telecom media security pharmaceuticals pharma engineering construction ' +
    'textile textiles trading supplies properties insurance airlines petroleum cement breweries manufacturing shipping'
  ).split(' '),
);

/** The words of them that banks cut off at the end of a name, by their beginnings. */
const LONGEST_NAME_CUT = 18;
const SHORTEST_CUT = 4;
const CUT_COMPANY: readonly string[] = [...COMPANY].filter((word) => word.length > SHORTEST_CUT);

function isCompany(name: string | null): boolean {
  if (name === null) return false;
  const words = foldedWords(name);
  return words.some((word) => COMPANY.has(word)) || (name.length >= LONGEST_NAME_CUT && isCutForm(words));
}

/** Words of company names that stand in rows for other reasons too. */
const OF_BANKS: ReadonlySet<string> = new Set(
  'bank microfinance agency board authority global international express company security media cc'.split(' '),
);

/** A company pays: by the payer's name, or, where a row tells none apart, by a company's words among its own. */
export function isFromCompany({ counterparty, narration }: Pick<Movement, 'counterparty' | 'narration'>): boolean {
  if (counterparty !== null) return isCompany(counterparty);
  return foldedWords(narration).some((word) => COMPANY.has(word) && !OF_BANKS.has(word));
}

/** Words around pay that name no employer: those of the payment and those of the bank's forms. */
const GENERIC: ReadonlySet<string> = new Set(
  (
    'salary salaries sal staff pay paid payment payments payroll net gross monthly month bulk credit cr transfer trf tfr ' +
    'nip neft rtgs for of the from to ref th st being wages wage bonus advance arrears payt ' +
    'between customers via gaps gtworld remuneration emolument emoluments salaris mshahara acb eft ach acc account leave ' +
    'allowance 13th thirteenth payout payouts earnings driver drivers rider riders trip trips ride rides weekly daily ' +
    'casual site commission commissions pension pensions grant grants benefit benefits stipend basic housing transport ' +
    'overtime utility part half balance'
  ).split(' '),
);

/** Of the folded words of a row about pay, those that may name who pays. */
export function tellingWords(text: string): string[] {
  return foldedWords(text).filter(isTelling);
}

const isTelling = (word: string): boolean => !GENERIC.has(word);

const MOST_NAME_WORDS = 6;

/** The company that a row's own words name: those before a company's word, and it: `SALARY ALPHA SCHOOLS LTD MAY`. */
export function companyIn(narration: string): string | null {
  const words = narration.match(/[\p{L}\p{N}&'.]+/gu) ?? [];
  const folded = words.map((word) => foldedWords(word)[0] ?? '');
  const isNamePart = (word = '') => word !== '' && !/\d/.test(word) && isTelling(word) && !isAboutPay(word);
  const form = folded.findIndex((word, at) => COMPANY.has(word) && !OF_BANKS.has(word) && isNamePart(folded[at - 1]));
  if (form === -1) return null;
  let first = form;
  while (first > 0 && form - first < MOST_NAME_WORDS && isNamePart(folded[first - 1])) first--;
  let last = form;
  while (COMPANY.has(folded[last + 1] ?? '')) last++;
  return words.slice(first, last + 1).join(' ');
}

/** `OKADA EXPRESS LIMITE`, `QUICKBITE COURIERS L`: three words of a long name whose last is the beginning of a form. */
function isCutForm(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  if (words.length >= 3 && last.length >= 1 && ('limited'.startsWith(last) || last === 'lt')) return true;
  return last.length >= SHORTEST_CUT && CUT_COMPANY.some((word) => word.startsWith(last));
}
