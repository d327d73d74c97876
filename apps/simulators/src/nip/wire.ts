// Plain JSON schemas: a schema library would double the time to start.

/** An account in a call. */
export interface AccountOnWire {
  institution_code: string;
  account_number: string;
  account_name?: string;
}

const NAME = { type: 'string', maxLength: 200 };
const ACCOUNT = {
  institution_code: { type: 'string', pattern: '^\\d{6}$' },
  account_number: { type: 'string', pattern: '^\\d{10}$' },
  account_name: NAME,
};
const ACCOUNT_NEEDS = ['institution_code', 'account_number'];
export const ACCOUNT_BODY = { type: 'object', required: ACCOUNT_NEEDS, properties: ACCOUNT };
export const MANDATE_CODE = { type: 'string', pattern: '^[A-Za-z0-9/_-]{1,60}$' };
export const SESSION_ID = { type: 'string', pattern: '^\\d{30}$' };
export const AMOUNT = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER };

export interface TransferBody {
  session_id: string;
  from: AccountOnWire;
  to: AccountOnWire;
  amount: number;
  narration: string;
  reference: string;
  mandate_code?: string;
}
export const TRANSFER_BODY = {
  type: 'object',
  required: ['session_id', 'from', 'to', 'amount'],
  properties: {
    session_id: SESSION_ID,
    from: ACCOUNT_BODY,
    to: ACCOUNT_BODY,
    amount: AMOUNT,
    narration: { type: 'string', maxLength: 1_000 },
    reference: { type: 'string', maxLength: 200 },
    mandate_code: MANDATE_CODE,
  },
};

export interface NameEnquiryBody extends AccountOnWire {
  /** Whom the participant thinks that it is. */
  known_as?: string;
}
export const NAME_ENQUIRY_BODY = {
  type: 'object',
  required: ACCOUNT_NEEDS,
  properties: { ...ACCOUNT, known_as: NAME },
};
