/** The one list of categories, with direction and spending group. Source: contract 6.5. */

export type SpendingGroup =
  | 'utilities'
  | 'financial'
  | 'betting'
  | 'cash'
  | 'education'
  | 'entertainment'
  | 'food_and_dining'
  | 'giving'
  | 'health'
  | 'savings_and_investments'
  | 'other'
  | 'shopping'
  | 'housing'
  | 'transfers'
  | 'transport';

export type Category =
  | 'airtime_and_data'
  | 'bank_charges'
  | 'betting_deposit'
  | 'betting_payout'
  | 'bills'
  | 'cash_deposit'
  | 'cash_withdrawal'
  | 'cheque'
  | 'cheque_deposits'
  | 'education'
  | 'entertainment'
  | 'food'
  | 'food_and_dining'
  | 'groceries'
  | 'gifts_and_donations'
  | 'health'
  | 'insurance'
  | 'interest'
  | 'investments'
  | 'loan_disbursement'
  | 'loan_repayment'
  | 'online_transactions'
  | 'pos'
  | 'refund'
  | 'rent'
  | 'salary'
  | 'sales'
  | 'savings'
  | 'shopping'
  | 'subscriptions'
  | 'tax'
  | 'transfer'
  | 'transport'
  | 'travel'
  | 'utilities'
  | 'unknown';

interface CategoryFacts {
  /** The directions that the category can have. */
  readonly directions: 'debit' | 'credit' | 'both';
  /** Under which spending shows its debits; null where the category has none. */
  readonly group: SpendingGroup | null;
}

const debit = (group: SpendingGroup): CategoryFacts => ({ directions: 'debit', group });
const both = (group: SpendingGroup): CategoryFacts => ({ directions: 'both', group });
const credit: CategoryFacts = { directions: 'credit', group: null };

export const CATEGORIES: Readonly<Record<Category, CategoryFacts>> = {
  airtime_and_data: debit('utilities'),
  bank_charges: debit('financial'),
  betting_deposit: debit('betting'),
  betting_payout: credit,
  bills: debit('utilities'),
  cash_deposit: credit,
  cash_withdrawal: debit('cash'),
  cheque: debit('cash'),
  cheque_deposits: credit,
  education: debit('education'),
  entertainment: debit('entertainment'),
  food: debit('food_and_dining'),
  food_and_dining: debit('food_and_dining'),
  groceries: debit('food_and_dining'),
  gifts_and_donations: both('giving'),
  health: debit('health'),
  insurance: both('financial'),
  interest: credit,
  investments: both('savings_and_investments'),
  loan_disbursement: credit,
  loan_repayment: debit('financial'),
  online_transactions: debit('shopping'),
  pos: debit('shopping'),
  refund: both('other'),
  rent: debit('housing'),
  salary: credit,
  sales: credit,
  savings: both('savings_and_investments'),
  shopping: debit('shopping'),
  subscriptions: debit('entertainment'),
  tax: debit('financial'),
  transfer: both('transfers'),
  transport: debit('transport'),
  travel: debit('transport'),
  utilities: debit('utilities'),
  unknown: both('other'),
};

/** May a row of this direction have the category? */
export function fitsDirection(category: Category, isCredit: boolean): boolean {
  const { directions } = CATEGORIES[category];
  return directions === 'both' || (directions === 'credit') === isCredit;
}
