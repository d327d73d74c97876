/** What a narration tells where the bank tells nothing: contract 9.5. Null where it is not clear; nothing is made up. */

const DOCUMENT =
  /\b((?:INV|INVOICE|PO|ORD|ORDER|RCPT|BILL|PAY|TXN)[-/#:. ]?\d[A-Z0-9-]*|[A-Z]{2,6}-\d{2,}[A-Z0-9-]*)\b/i;
const NAMED = /\b(?:REF|RRR)[-:#. ]\s*([A-Z0-9][A-Z0-9/-]{4,49})/i;
const SESSION = /\b\d{12,36}\b/;

/** A document's number first (what an invoice is matched by), then what is called a reference, then a session number. */
export function referenceIn(narration: string): string | null {
  return DOCUMENT.exec(narration)?.[1] ?? NAMED.exec(narration)?.[1] ?? SESSION.exec(narration)?.[0] ?? null;
}

const TRANSFER = /^(?:NIP|NEFT|RTGS|TRF|TRANSFER|FT|MOB|USSD|WEB)\b[^/]*\//i;
/** Two to five words of letters, as names of people and companies are. */
const NAME = /^[\p{L}][\p{L}.'&-]*(?: [\p{L}.'&-]+){1,4}$/u;
const PURPOSE = /^(?:PAYMENT|PYMT|PMT|TRANSFER|TRF|REVERSAL|BEING|PURCHASE|SALARY|REFUND)\b/i;
const FROM = /\bFROM ([\p{L}][\p{L}.'&-]*(?: [\p{L}.'&-]+){1,2}?)(?= REF\b| VIA\b| FOR\b| TO\b|\s*(?:[/|:,\d]|$))/iu;
const TO = /\bTO ([\p{L}][\p{L}.'&-]*(?: [\p{L}.'&-]+){1,2}?)(?= REF\b| VIA\b| FOR\b| FROM\b|\s*(?:[/|:,\d]|$))/iu;
const NOBODY = /\b(?:ACCOUNT|SAVINGS|PLAN|WALLET|SELF|CUSTOMERS)\b/i;

/** The other side's name: a part of a transfer between slashes, else what stands after FROM or TO. */
export function counterpartyIn(narration: string, credit: boolean): string | null {
  const parts = TRANSFER.test(narration) ? narration.split('/').slice(1) : [];
  const part = parts.map((each) => each.trim()).find((each) => NAME.test(each) && !PURPOSE.test(each));
  const name = part ?? (credit ? FROM : TO).exec(narration)?.[1] ?? null;
  return name === null || NOBODY.test(name) ? null : name;
}
