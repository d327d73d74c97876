/**
 * Merchant category codes (ISO 18245) and what is spent there: single codes first, then ranges of codes, the narrower
 * ones first. Codes that say how and not what (money transfer, stored value, direct marketing) are left out.
 */
import type { Category } from '../../category.ts';

export const MERCHANT_CODES: readonly (readonly [category: Category, codes: string])[] = [
  ['groceries', '5411 5422 5441 5451 5462 5499 5921'],
  ['food_and_dining', '5811-5814'],
  ['transport', '4111 4112 4121 4131 4784 5172 5541 5542 5983 7511-7538 7542 7549'],
  ['travel', '3000-3999 4411 4511 4582 4722 7011 7012 7032 7033'],
  ['airtime_and_data', '4812-4816'],
  ['subscriptions', '4899 5815-5818 5968'],
  ['utilities', '4900'],
  ['health', '4119 5047 5122 5912 5975-5977 8011-8099'],
  ['education', '8211-8299 8351'],
  ['insurance', '5960 6300 6381 6399'],
  ['investments', '6211'],
  ['betting_deposit', '7800-7802 7995'],
  ['cash_withdrawal', '6010 6011'],
  ['rent', '6513'],
  ['tax', '9311'],
  ['gifts_and_donations', '8398 8661'],
  ['entertainment', '7829-7841 7911-7994 7996-7999'],
  ['shopping', '5200-5399 5611-5735 5931-5950 5970-5974 5978 5992-5999 7230 7298'],
];
