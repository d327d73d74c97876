/** What a word can be beside a phrase of a rule: bits of `Vocabulary.flags`. */

export const TITLE = 1;
/** `LTD`, `ENTERPRISES`: what names of companies end in. */
export const SUFFIX = 2;
export const PLACE = 4;
/** `NG`, `LANG`, `ZA`: ends a card row. */
export const MARK = 8;
/** Says how money moves or nothing at all: never a name by itself. */
export const GENERIC = 16;
/** `INV`, `PO`: what stands before a document's number. */
export const DOCUMENT = 32;
/** `REF`, `RRR`: what stands before a reference. */
export const REFERENCE = 64;
/** Starts a purpose, never a name: `PAYMENT FOR …`. */
export const PURPOSE = 128;
/** Of these, the ones that stand for a document even before a blank. */
export const INVOICE = 512;
export const MONTH = 8192;
/** `CAPE TOWN`, `PORT HARCOURT`: the first half of a town. */
export const TOWN_FIRST = 32768;
/** A bank's name begins with it. */
export const BANK = 16384;
/** A form may begin with it, a form may stand at it, a phrase begins with it. */
export const OPENS = 1024;
export const FLOATS = 2048;
export const TELLS = 4096;
/** A phrase goes on with it. */
export const FOLLOWS = 65536;
/** Says that a row is pay: behind a name it is the payer's remark. */
export const PAY = 131072;
/** Stands beside such a word and is no payer's name either. */
export const BESIDE_PAY = 262144;
/** What people write behind a name that tells nothing: `thanks`, `as discussed`. */
export const FILLER = 524288;
/** Belongs to a bank's own words: a channel or its short name. */
export const CHANNEL = 256;

export const CLASSES: readonly (readonly [number, string])[] = [
  [TITLE, 'mr mrs miss ms dr prof engr barr pastor rev revd chief alhaji alhaja hajia mallam sir lady hon capt col'],
  [
    SUFFIX,
    'ltd limited plc inc llc pty cc ent enterprise enterprises venture ventures nig nigeria ng co company corp gmbh',
  ],
  [
    GENERIC,
    'transfer transfers trf tnf tfr trsf xfer payment payments pymt pmt pay paid money cash na none null nil nip nibss ' +
      'neft rtgs ft uto utu mob mobile mbanking web ussd pos online internet banking bank app ref from frm to for ifo ' +
      'via by and the of inward outward intra inter instant immediate credit debit cr dr customer customers account ' +
      'acct acc a c self own fund funds send sent received others other test misc value date purchase sales deposit ' +
      'withdrawal agent charge charges fee vat loc intl mc vc card local b2b p2p eft',
  ],
  [DOCUMENT, 'inv invoice po lpo ord order rcpt receipt bill pay txn'],
  [INVOICE, 'inv invoice po lpo rcpt receipt'],
  [
    MONTH,
    'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december',
  ],
  [TOWN_FIRST, 'cape port east new north south west kempton somerset'],
  [PAY, 'salary salaries payroll wages wage remuneration netpay nettpay stipend entitlement entitlements'],
  [BESIDE_PAY, 'sal net nett gross staff monthly allowance bonus arrears pension run'],
  [FILLER, 'thanks thank thx thnx tnx discussed agreed urgent pls please okay'],
  [REFERENCE, 'ref rrr reference refno payref txnref'],
  [
    PURPOSE,
    'payment pymt pmt being purchase salary refund reversal settlement part balance deposit transfer trf for withdrawal',
  ],
  [
    CHANNEL,
    'nip nibss neft rtgs ft uto utu mob mobile web ussd pos atm online internet banking cib nxg fip cip mb ib gaps ' +
      'gtworld trf tnf tfr transfer eft payshap pesalink gip momo mpesa card mc vc branch teller',
  ],
];
