// Written by scripts/sdk-types.ts from the platform's OpenAPI document. Do not edit: change a route, then run
// `npm run sdk:types`.

type Refused400 = {
  status: 'failed';
  message: string;
  timestamp: string;
  data: null | ({
    field: string;
    message: string;
  })[];
};

type Refused401 = {
  status: 'failed';
  message: string;
  timestamp: string;
  data: null;
};

type Refused404 = {
  status: 'failed';
  message: 'This customer does not exist.';
  data: null;
};

type Refused404_2 = {
  status: 'failed';
  message: 'This account does not exist.';
  data: null;
};

type PostV2AccountsInitiateBodyCustomer = {
  /** An existing customer; everything else is then ignored */
  id?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  identity?: {
    type: 'bvn';
    number: string;
  } | undefined;
};

type PostV2ConnectSession200DataSession = {
  id: string;
  scope: 'financial_data';
  /** Milliseconds since 1970 */
  expiresAt: number;
  institution: {
    id: string;
    name: string;
    identifier: string;
  };
};

type PostV2ConnectSession200DataUi = {
  title: string;
  form: ({
    type: 'elements.input' | 'elements.captcha_input';
    name: string;
    hint: string;
    contentType?: string;
    minLength?: number;
    maxLength?: number;
    value?: string;
  })[];
};

type PostV2ConnectLogin200DataUserInput = {
  title: string;
  form: ({
    type: 'elements.input' | 'elements.captcha_input';
    name: string;
    hint: string;
    contentType?: string;
    minLength?: number;
    maxLength?: number;
    value?: string;
  })[];
  steps?: string[];
  /** Why the last answer was not taken, when it is asked again */
  error?: string;
};

type PostV2ConnectLogin200 = {
  status: 'successful';
  message: string;
  /** 99 linked, 101 choose an account, 102 more is asked */
  responseCode: number;
  timestamp: string;
  data: {
    code: string;
  } | {
    accounts: ({
      accountNumber: string;
      name: string;
      type: string;
      currency: string;
      status: 'active';
      balance: number | null;
    })[];
  } | {
    userInput: PostV2ConnectLogin200DataUserInput;
  };
};

type GetV2Accounts200Meta = {
  total: number;
  page: number;
  pages: number;
  previous: string | null;
  next: string | null;
};

type Refused404_3 = {
  status: 'failed';
  message: 'This job does not exist.';
  data: null;
};

type Refused409 = {
  status: 'failed';
  message: string;
  timestamp: string;
  data: {
    code: string;
  };
};

type PostV2AccountsByIdUnlink200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
};

type GetV2AccountsByIdImports200DataItem = {
  id: string;
  /** Of the file, hex */
  sha256: string;
  report: {
    reader: string;
    confidence: number;
    period: {
      start: string;
      end: string;
    } | null;
    /** Lines with a transaction, those that were not taken too */
    rows: number;
    /** Read as transactions: `added` and `duplicates` together */
    accepted: number;
    /** Not held before */
    added: number;
    /** Held already */
    duplicates: number;
    rejected: ({
      line: number;
      reason: string;
    })[];
    checks: {
      balance_chain: {
        result: 'passed' | 'failed' | 'not_available';
        detail?: string;
      };
      totals: {
        result: 'passed' | 'failed' | 'not_available';
        detail?: string;
      };
      period: {
        result: 'passed' | 'failed' | 'not_available';
        detail?: string;
      };
      opening_closing: {
        result: 'passed' | 'failed' | 'not_available';
        detail?: string;
      };
    };
  };
  created_at: string;
  undone_at: string | null;
};

type GetAccountsById200 = {
  meta: {
    data_status: string;
    auth_method: string;
  };
  account: {
    _id: string;
    institution: {
      name: string;
      bankCode: string | null;
      type: string;
    };
    name: string;
    accountNumber: string | null;
    type: string;
    balance: number | null;
    currency: string;
    bvn: string | null;
  };
};

type PostAccountsByIdSync200 = {
  status: string;
  hasNewData: boolean;
  code: string;
  message: string | null;
};

type GetAccountsByIdTransactions200 = {
  paging: {
    total: number;
    page: number;
    previous: string | null;
    next: string | null;
  };
  data: ({
    _id: string;
    narration: string;
    /** Minor units */
    amount: number;
    type: 'debit' | 'credit';
    balance: number | null;
    date: string;
    category: string;
    currency: string;
  })[];
};

type GetV2AccountsByIdCredits200Data = {
  total: number;
  transactions_count: number;
  history: ({
    /** A local month */
    period: string;
    amount: number;
    transactions_count: number;
  })[];
};

type GetV2AccountsByIdCredits200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: GetV2AccountsByIdCredits200Data;
};

type GetV2AccountsByIdIncome200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: null;
};

type GetV2AccountsByIdSpending200Data = {
  /** Minor units */
  total_spent: number;
  categories: ({
    category: string;
    /** Minor units */
    amount: number;
    percentage: number;
  })[];
};

type PostV2AccountsByIdTransactionsCategorise200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    jobId: string;
    jobStatus: string;
  };
};

type Refused400_2 = {
  status: 'failed';
  message: string;
  timestamp: string;
  data: ({
    row: number;
    field: string;
    message: string;
  })[] | null;
};

type GetV2EnrichmentsRecordByJobId200DataItemInflowAllTransaction = {
  average_per_month: {
    /** Minor units */
    last_12_months: number;
    /** Minor units */
    since_first_transaction: number;
  };
  monthly_sum: (Record<string, number>)[];
};

type GetV2EnrichmentsRecordByJobId200DataItemInflow = {
  all_transaction: GetV2EnrichmentsRecordByJobId200DataItemInflowAllTransaction;
  repeat_transactions: GetV2EnrichmentsRecordByJobId200DataItemInflowAllTransaction;
};

type GetV2EnrichmentsRecordByJobId200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: ({
    transactions: ({
      id: string;
      type: string;
      narration: string;
      category: string;
    })[];
    app: string;
    created_at: string;
    updated_at: string;
  } | {
    insights: {
      account: string;
      start_date: string | null;
      end_date: string | null;
      transaction_count: number;
    };
    transaction_details: {
      highest_debits: unknown[];
      highest_credits: unknown[];
    };
    inflow: GetV2EnrichmentsRecordByJobId200DataItemInflow;
    outflow: GetV2EnrichmentsRecordByJobId200DataItemInflow;
    recurring_transactions: unknown[];
    app: string;
    created_at: string;
    updated_at: string;
  })[];
  meta: GetV2Accounts200Meta;
};

type PutV2AccountsByIdTransactionsByTransactionCategory200DataCorrection = {
  id: string;
  type: 'debit' | 'credit';
  about: 'counterparty' | 'remark';
  key: string;
  category: string;
  account: string;
  transaction: string;
  created_at: string;
  updated_at: string;
};

type GetV2AccountsByIdAssets200Data = {
  id: string;
  _id: string;
  balances: Record<string, number>;
  assets: ({
    name: string;
    type: string;
    cost: number | null;
    return: number | null;
    quantity: string | null;
    currency: string;
    details: {
      symbol: string | null;
      price: number | null;
      current_balance: number | null;
    };
  })[];
};

type GetAccountsByIdIncome200 = {
  type: string | null;
  /** Minor units */
  amount: number;
  employer: string;
  confidence: number;
  /** Minor units */
  total_income: number;
  /** Minor units */
  annual_income: number;
  /** Minor units */
  monthly_income: number;
  /** Minor units */
  average_income: number;
  /** Minor units */
  yearly_income: number;
  income_sources: number;
  income_streams: ({
    type: string;
    /** Minor units */
    amount: number;
    frequency: string;
    last_date: string | null;
    /** Minor units */
    average_amount: number;
    number_of_occurrences: number;
  })[];
};

type GetV2AccountsByIdStatement200Data = {
  id: string;
  status: 'BUILDING' | 'BUILT' | 'FAILED';
  /** Opens without a key, once built, for 24 hours */
  path: string;
};

type PostV2Customers200Data = {
  id: string;
  type: 'individual' | 'business';
  name: string | null;
  first_name: string | null;
  last_name: string | null;
  business_name: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  identification_no: string | null;
  identification_type: string | null;
  bvn: string | null;
};

type PostV2Customers200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: PostV2Customers200Data;
};

type Refused409_2 = {
  status: 'failed';
  message: string;
  timestamp: string;
  data: {
    existing_customer: {
      id: string;
    };
  };
};

type PostV2DirectpayInitiate200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    id: string;
    reference: string;
    status: 'PENDING';
    mono_url: string;
  };
};

type PostV2DirectpayInitiateBody = {
  /** Kobo, at least 20000 */
  amount: number;
  /** Shown to the payer; at most 100 characters */
  description: string;
  /** Yours, unique: 10 to 24 letters, digits, and _ . - */
  reference: string;
  /** A linked account */
  account_id: string;
  /** `ONE_TIME` */
  type: string;
};

type PostV2SandboxPaymentsByIdAuthorise200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    id: string;
    status: string;
    step: string;
    merchant: {
      business: string;
      app: string;
    };
    mode: string;
    method: string;
    amount: number;
    currency: string;
    description: string;
    reference: string;
    expires_at: string;
    now: string;
    preselected: {
      institution: string;
      auth_method: string | null;
      account_number: string | null;
    } | null;
    account: {
      name: string;
      account_number: string;
      bank: string;
    } | null;
    challenge: {
      kind: string;
      title: string;
      hint: string;
      field: string;
      length: number;
      error?: string;
    } | null;
    transfer: {
      bank: string;
      account_number: string;
      account_name: string;
      returned: ({
        amount: number;
        at: string;
      })[];
    } | null;
    whatsapp: {
      message: string;
    } | null;
    result: {
      status: string;
      reason: string | null;
      message: string;
      redirect?: string;
    } | null;
  };
};

type GetV2PaymentsVerifyByReference200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    id: string;
    instruments: string[];
    channel: string;
    /** Kobo */
    fee: number;
    type: string;
    status: string;
    /** Kobo */
    amount: number;
    currency: string;
    description: string | null;
    reference: string;
    refunded: boolean;
    flag_rule_names: string[];
    flag_reasons: string[];
    created_at: string;
    updated_at: string;
    meta: unknown;
    feeBearer: string;
    liveMode: boolean;
    live_mode: boolean;
    account: {
      name: string;
      accountNumber: string;
      currency: string;
      type: string;
      institution: {
        name: string;
        bankCode: string;
        type: string;
      };
    } | null;
    customer: string | null;
    device_fingerprint: null;
    ip_address: null;
    held_settlement: boolean;
  };
};

type GetV2PaymentsTransactions200Meta = {
  paging: GetV2Accounts200Meta;
};

type GetV2PaymentsTransactions200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    payments: ({
      id: string;
      instruments: string[];
      channel: string;
      /** Kobo */
      fee: number;
      type: string;
      status: string;
      /** Kobo */
      amount: number;
      currency: string;
      description: string | null;
      reference: string;
      refunded: boolean;
      flag_rule_names: string[];
      flag_reasons: string[];
      created_at: string;
      updated_at: string;
      fee_bearer: string;
      account: {
        id: string | null;
        name: string;
        account_number: string;
        currency: string;
        institution: {
          id: string;
          name: string;
          type: string;
        };
        created_at: string;
        updated_at: string;
      } | null;
      customer: {
        id: string;
        name: string | null;
        created_at: string;
        updated_at: string;
      } | null;
    })[];
  };
  meta: GetV2PaymentsTransactions200Meta;
};

type PostV2PaymentsPayoutSubAccount200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    id: string;
    name: string;
    account_number: string;
    nip_code: string;
    bank_code: string;
  };
};

type GetV2PaymentsPayoutSubAccount200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: ({
    id: string;
    account_number: string;
    status: 'active';
    name: string;
    category: 'sub_account';
    bank_name: string;
    bank_code: string;
    nibss_code: string;
    created_at: string;
    updated_at: string;
  })[];
  meta: GetV2PaymentsTransactions200Meta;
};

type GetV3PaymentsDisburseSourceAccounts200DataItem = {
  id: string;
  account_number: string;
  account_name: string;
  bank_code: string;
  bank_name: string;
  email: string;
  status: string;
  approved: boolean;
  ready_to_debit: boolean;
  mandate_id: string;
  created_at: string;
  updated_at: string;
};

type PutV3PaymentsDisburseSourceAccounts200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: GetV3PaymentsDisburseSourceAccounts200DataItem;
};

type GetV3PaymentsDisburseDisbursements200DataItem = {
  id: string;
  reference: string;
  status: string;
  description: string;
  type: string;
  /** Kobo */
  total_amount: number;
  distributions_count: number;
  approved_by: string | null;
  approval_date: string | null;
  total_records_count: number;
  total_successful_amount: string;
  successful_transactions_count: number;
  total_failed_amount: string;
  failed_transactions_count: number;
  created_at: string;
};

type GetV3PaymentsDisburseDisbursementsByIdDistributions200DataItem = {
  id: string;
  reference: string;
  status: string;
  account_number: string;
  account_name: string | null;
  bank_code: string;
  /** Kobo */
  amount: number;
  /** Kobo */
  fee: number;
  narration: string;
  recipient_email: string;
  session_id: string | null;
  message: string | null;
};

type GetV3PaymentsDisburseDisbursementsByIdDistributionsByDistribution200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: GetV3PaymentsDisburseDisbursementsByIdDistributions200DataItem;
};

type PutV3PaymentsDisburseDisbursementsByIdDistributionsByDistributionBody = {
  reference?: string | undefined;
  recipient_email?: string | undefined;
  /** Kobo */
  amount?: number | undefined;
  narration?: string | undefined;
  account_number?: string | undefined;
  bank_code?: string | undefined;
};

type Refused400_3 = {
  status: 'failed';
  response_code: string;
  message: string;
  timestamp: string;
  timestamps: string;
  documentation: string;
  data: null;
};

type GetV3PaymentsMandates200DataItem = {
  id: string;
  status: 'awaiting_authorization' | 'initiated' | 'active' | 'approved' | 'paused' | 'rejected' | 'cancelled' | 'expired';
  reference: string;
  mandate_type: string;
  debit_type: string;
  amount: number;
  ready_to_debit: boolean;
  approved: boolean;
  nibss_code: string;
  live_mode: boolean;
  account_name: string | null;
  account_number: string | null;
  bank: string | null;
  bank_code: string | null;
  customer: string;
  fee_bearer: string;
  verification_method: string;
  start_date: string;
  end_date: string;
  date: string;
  meta: Record<string, unknown>;
  frequency?: string;
  interval?: number;
  initial_debit_date?: string;
  initial_debit_amount?: number;
  retrial_frequency?: number;
  grace_period?: number;
  minimum_due?: number;
  balance: number;
  narration: string;
  redirect_url: string | null;
  institution: {
    bank_code: string | null;
    nip_code: string | null;
    name: string | null;
  };
  linked_mandates?: ({
    account_name: string;
    account_number: string;
    bank: string;
    ready_to_debit: boolean;
  })[];
  total_linked_mandates?: number;
  allow_partial_sweep?: boolean;
};

type GetV3PaymentsMandatesById200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: GetV3PaymentsMandates200DataItem;
};

type PatchV3PaymentsMandatesByIdCancel200 = {
  status: 'success';
  response_code: string;
  message: string;
  timestamp: string;
  timestamps: string;
  documentation: string;
  data: null;
};

type PostV3PaymentsMandatesByIdDebit200DataAccountDetails = {
  bank_code: string | null;
  account_name: string | null;
  account_number: string | null;
  bank_name: string | null;
};

type GetV3PaymentsMandatesByIdDebits200DataItem = {
  id: string;
  mandate: string;
  reference: string;
  reference_number: string;
  status: string;
  amount: number;
  collected_amount: number;
  pending_amount: number;
  fee: number;
  fee_bearer: string;
  currency: string;
  type: string;
  channel: string;
  description: string | null;
  narration: string | null;
  response_code: string | null;
  message: string;
  session_id: string | null;
  refunded: boolean;
  live_mode: boolean;
  object_id: string;
  app: string;
  business: string;
  customer: string | null;
  account_details: PostV3PaymentsMandatesByIdDebit200DataAccountDetails;
  beneficiary: PostV3PaymentsMandatesByIdDebit200DataAccountDetails;
  meta: Record<string, unknown>;
  created_at: string;
  updated_at: string;
};

type GetV3PaymentsMandatesByIdDebitsByReference200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: GetV3PaymentsMandatesByIdDebits200DataItem;
};

type GetV3PaymentsMandatesByIdBalanceInquiry200DataAccountDetails = {
  bank_code: string;
  account_name: string;
  account_number: string;
  bank_name: string;
};

type GetV2Events200DataItem = {
  /** mono.events.account_updated, say */
  event: string;
  event_id: string;
  timestamp: string;
  data: Record<string, unknown>;
};

type Refused404_4 = {
  status: 'failed';
  message: 'This event does not exist.';
  data: null;
};

type PostV2EventsByIdReplay200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    /** Events that were looked at */
    events: number;
    /** Deliveries that were planned anew */
    deliveries: number;
    next: string | null;
  };
};

type GetV2Webhooks200DataItem = {
  id: string;
  url: string;
  events: string[];
  enabled: boolean;
  disabled_reason: string | null;
  created_at: string;
  updated_at: string;
};

type PostV2Webhooks201 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    id: string;
    url: string;
    events: string[];
    enabled: boolean;
    disabled_reason: string | null;
    created_at: string;
    updated_at: string;
    secret: string;
    /** The same secret as Standard Webhooks libraries take it */
    standard_webhooks_secret: string;
    previous_secret_until: string | null;
  };
};

type Refused404_5 = {
  status: 'failed';
  message: 'This webhook does not exist.';
  data: null;
};

type PostV2WebhooksByIdTest200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    event_id: string;
  };
};

type GetV2SandboxClock200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    now: string;
    real: boolean;
    offset_ms: number;
    moving_to: string | null;
    /** How much fell due on the way so far, and was done */
    ran?: number;
  };
};

type GetV2SandboxFaults200DataItem = {
  id: string;
  target: string;
  match: Record<string, unknown> | null;
  fault: string;
  latency_ms: number | null;
  probability: number | null;
  times: number | null;
  created_at: string;
};

export interface Operations {
  /** Make a link on which a person links an account, or renews the consent to one. */
  'POST /v2/accounts/initiate': {
    path: undefined;
    query: undefined;
    body: {
      scope: 'auth' | 'reauth';
      customer?: PostV2AccountsInitiateBodyCustomer | undefined;
      /** The account to renew */
      account?: string | undefined;
      meta?: {
        /** Your reference */
        ref?: string | undefined;
      } | undefined;
      redirect_url?: string | undefined;
      institution?: {
        id?: string | undefined;
        auth_method?: string | undefined;
        account_number?: string | undefined;
      } | undefined;
      check_account_match?: boolean | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          mono_url: string;
          customer: string;
          account?: string;
          meta: {
            ref?: string;
          };
          scope: string;
          institution?: string;
          auth_method?: string;
          redirect_url: string | null;
          created_at: string;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404 | Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Exchange the code of a finished link for the id of the account. */
  'POST /v2/accounts/auth': {
    path: undefined;
    query: undefined;
    body: {
      /** The one-time code of a finished link */
      code: string;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Begin to link an account from your own screens. Answers the institution's login form. */
  'POST /v2/connect/session': {
    path: undefined;
    query: undefined;
    body: {
      institution: string;
      auth_method: string;
      scope: 'financial_data';
      customer: PostV2AccountsInitiateBodyCustomer;
      meta?: {
        /** Your reference */
        ref?: string | undefined;
      } | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          session: PostV2ConnectSession200DataSession;
          ui: PostV2ConnectSession200DataUi;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Send the login form's fields, by name. */
  'POST /v2/connect/login': {
    path: undefined;
    query: undefined;
    body: Record<string, unknown>;
    answers: {
      200: PostV2ConnectLogin200;
      400: {
        status: 'failed';
        message: string;
        responseCode: 400;
        timestamp: string;
        data: null | ({
          field: string;
          message: string;
        })[];
      } | Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Send what the last answer asked for: an OTP, the number of the chosen account. */
  'POST /v2/connect/commit': {
    path: undefined;
    query: undefined;
    body: Record<string, unknown>;
    answers: {
      200: PostV2ConnectLogin200;
      400: {
        status: 'failed';
        message: string;
        responseCode: 400;
        timestamp: string;
        data: null | ({
          field: string;
          message: string;
        })[];
      } | Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Begin to renew the consent to a linked account from your own screens. */
  'POST /v2/connect/reauth/session': {
    path: undefined;
    query: undefined;
    body: {
      account: string;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          responseCode: 99;
          session: PostV2ConnectSession200DataSession;
          ui: PostV2ConnectSession200DataUi;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Log in again for a linked account. Its code leads to the same account id. */
  'POST /v2/connect/reauth/login': {
    path: undefined;
    query: undefined;
    body: Record<string, unknown>;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          responseCode: number;
          code: string;
        } | {
          responseCode: number;
          accounts: ({
            accountNumber: string;
            name: string;
            type: string;
            currency: string;
            status: 'active';
            balance: number | null;
          })[];
        } | {
          responseCode: number;
          userInput: PostV2ConnectLogin200DataUserInput;
        };
      };
      400: {
        status: 'failed';
        message: string;
        timestamp: string;
        data: {
          responseCode: 400;
        };
      } | Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** What to type into the form of a session in the sandbox. */
  'GET /v2/connect/sandbox': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          credentials: ({
            hasMultipleAccounts: boolean;
            values: Record<string, string>;
          })[];
          inputs: ({
            name: string;
            value: string;
          })[];
        };
      };
      400: {
        status: 'failed';
        message: string;
        responseCode: 400;
        timestamp: string;
        data: null | ({
          field: string;
          message: string;
        })[];
      } | Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The browser SDK, call-compatible with connect.js 2.x. Sets `window.Connect`. */
  'GET /connect.js': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: string;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Exchange a code, answered bare. */
  'POST /account/auth': {
    path: undefined;
    query: undefined;
    body: {
      /** The one-time code of a finished link */
      code: string;
    };
    answers: {
      200: {
        id: string;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Exchange a code, answered bare. */
  'POST /v1/account/auth': {
    path: undefined;
    query: undefined;
    body: {
      /** The one-time code of a finished link */
      code: string;
    };
    answers: {
      200: {
        id: string;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** A token for the widget's `reauth_token`. It lives 10 minutes and works once. */
  'POST /accounts/{id}/reauthorise': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        token: string;
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** A token for the widget's `reauth_token`. It lives 10 minutes and works once. */
  'POST /v1/accounts/{id}/reauthorise': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        token: string;
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Linked accounts, newest link first; all, or one customer’s. */
  'GET /v2/accounts': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
      name?: string | undefined;
      account_number?: string | undefined;
      customer?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          id: string;
          _id: string;
          name: string;
          account_number: string | null;
          currency: string;
          balance: number | null;
          auth_method: string;
          status: string;
          bvn: string;
          type: string;
          institution: {
            id: string;
            name: string;
            bank_code: string | null;
            type: string;
          };
          customer: {
            id: string;
            name: string | null;
            email: string | null;
          };
        })[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Details of a linked account, and how fresh they are. */
  'GET /v2/accounts/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          account: {
            id: string;
            _id: string;
            name: string;
            currency: string;
            type: string;
            account_number: string | null;
            balance: number | null;
            bvn: string | null;
            institution: {
              name: string;
              bank_code: string | null;
              type: string;
            };
            account_match?: boolean;
          };
          customer: {
            id: string;
          };
          meta: {
            data_status: string;
            auth_method: string;
            data_request_id: string;
            session_id: string;
            retrieved_data: string[];
            ref?: string;
            sync_status: string | null;
            last_synced_at: string | null;
          };
        };
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Who owns the account, as the bank tells it; `null` when it tells nothing. */
  'GET /v2/accounts/{id}/identity': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          full_name: string;
          email: string | null;
          phone: string | null;
          gender: string | null;
          dob: string | null;
          bvn: string | null;
          marital_status: string | null;
          address_line1: string | null;
          address_line2: string | null;
          city: string | null;
          state: string | null;
          state_of_origin: string | null;
          lga_of_origin: string | null;
          verified: boolean;
          created_at: string;
          updated_at: string;
        } | null;
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Balance of a linked account, in minor units; `null` when the bank gave none. */
  'GET /v2/accounts/{id}/balance': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          _id: string;
          name: string;
          account_number: string | null;
          balance: number | null;
          currency: string;
        };
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** State of a refresh. */
  'GET /v2/accounts/{id}/jobs/{jobId}': {
    path: {
      id: string;
      jobId: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          status: string;
          name: string;
          account: string;
          app: string;
          business: string;
        };
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | Refused404_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Ask the bank now, and wait up to 25 seconds for its answer. */
  'POST /v2/accounts/{id}/sync': {
    path: {
      id: string;
    };
    query: {
      allow_incomplete_statement?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          code: string;
          has_new_data: boolean;
          job_id: string;
          job_status: string;
        };
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      409: Refused409;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused409;
    };
  };
  /** End the consent: credentials are destroyed at once, history after 30 days. */
  'POST /v2/accounts/{id}/unlink': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PostV2AccountsByIdUnlink200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Statement files that were taken into an account, newest first, and what came of each. */
  'GET /v2/accounts/{id}/imports': {
    path: {
      id: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2AccountsByIdImports200DataItem[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Take a statement file back as a whole. */
  'POST /v2/accounts/{id}/imports/{importId}/undo': {
    path: {
      id: string;
      importId: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2AccountsByIdImports200DataItem;
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'This import does not exist.';
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Details of a linked account, bare. */
  'GET /accounts/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetAccountsById200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Details of a linked account, bare. */
  'GET /v1/accounts/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetAccountsById200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Who owns the account, bare and in camelCase. */
  'GET /accounts/{id}/identity': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        fullName: string;
        email: string | null;
        phone: string | null;
        gender: string | null;
        dob: string | null;
        bvn: string | null;
        maritalStatus: string | null;
        addressLine1: string | null;
        addressLine2: string | null;
        state: string | null;
        city: string | null;
        createdAt: string;
        updatedAt: string;
      } | null;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Who owns the account, bare and in camelCase. */
  'GET /v1/accounts/{id}/identity': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        fullName: string;
        email: string | null;
        phone: string | null;
        gender: string | null;
        dob: string | null;
        bvn: string | null;
        maritalStatus: string | null;
        addressLine1: string | null;
        addressLine2: string | null;
        state: string | null;
        city: string | null;
        createdAt: string;
        updatedAt: string;
      } | null;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Ask the bank now, bare. */
  'POST /accounts/{id}/sync': {
    path: {
      id: string;
    };
    query: {
      allow_incomplete_statement?: string | undefined;
    };
    body: undefined;
    answers: {
      200: PostAccountsByIdSync200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Ask the bank now, bare. */
  'POST /v1/accounts/{id}/sync': {
    path: {
      id: string;
    };
    query: {
      allow_incomplete_statement?: string | undefined;
    };
    body: undefined;
    answers: {
      200: PostAccountsByIdSync200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** End the consent, bare. */
  'POST /accounts/{id}/unlink': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful';
        message: string;
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** End the consent, bare. */
  'POST /v1/accounts/{id}/unlink': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful';
        message: string;
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Transactions of a linked account, newest first. */
  'GET /v2/accounts/{id}/transactions': {
    path: {
      id: string;
    };
    query: {
      /** From this day or instant on: `DD-MM-YYYY`, `YYYY-MM-DD` or an ISO-8601 date-time */
      start?: string | undefined;
      /** Up to this day or instant, included: `DD-MM-YYYY`, `YYYY-MM-DD` or an ISO-8601 date-time */
      end?: string | undefined;
      /** `debit` or `credit` */
      type?: string | undefined;
      /** Contains this, case ignored */
      narration?: string | undefined;
      /** `false`: all matching rows in one answer */
      paginate?: string | undefined;
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          id: string;
          _id: string;
          narration: string;
          /** Minor units */
          amount: number;
          type: 'debit' | 'credit';
          balance: number | null;
          date: string;
          category: string;
          currency: string;
          metadata?: Record<string, string>;
        })[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What changed in an account since a cursor. */
  'GET /v2/accounts/{id}/transactions/sync': {
    path: {
      id: string;
    };
    query: {
      /** `next_cursor` of the page before; empty: from the beginning */
      cursor?: string | undefined;
      /** At most 500; 100 if absent */
      count?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          added: ({
            id: string;
            _id: string;
            narration: string;
            /** Minor units */
            amount: number;
            type: 'debit' | 'credit';
            balance: number | null;
            date: string;
            category: string;
            currency: string;
            status: 'pending' | 'posted';
            metadata?: Record<string, string>;
          })[];
          modified: ({
            id: string;
            _id: string;
            narration: string;
            /** Minor units */
            amount: number;
            type: 'debit' | 'credit';
            balance: number | null;
            date: string;
            category: string;
            currency: string;
            status: 'pending' | 'posted';
            metadata?: Record<string, string>;
          })[];
          removed: ({
            id: string;
          })[];
          next_cursor: string;
          has_more: boolean;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Transactions of a linked account in their old, bare form. */
  'GET /accounts/{id}/transactions': {
    path: {
      id: string;
    };
    query: {
      /** From this day or instant on: `DD-MM-YYYY`, `YYYY-MM-DD` or an ISO-8601 date-time */
      start?: string | undefined;
      /** Up to this day or instant, included: `DD-MM-YYYY`, `YYYY-MM-DD` or an ISO-8601 date-time */
      end?: string | undefined;
      /** `debit` or `credit` */
      type?: string | undefined;
      /** Contains this, case ignored */
      narration?: string | undefined;
      /** `false`: all matching rows in one answer */
      paginate?: string | undefined;
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetAccountsByIdTransactions200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Transactions of a linked account in their old, bare form. */
  'GET /v1/accounts/{id}/transactions': {
    path: {
      id: string;
    };
    query: {
      /** From this day or instant on: `DD-MM-YYYY`, `YYYY-MM-DD` or an ISO-8601 date-time */
      start?: string | undefined;
      /** Up to this day or instant, included: `DD-MM-YYYY`, `YYYY-MM-DD` or an ISO-8601 date-time */
      end?: string | undefined;
      /** `debit` or `credit` */
      type?: string | undefined;
      /** Contains this, case ignored */
      narration?: string | undefined;
      /** `false`: all matching rows in one answer */
      paginate?: string | undefined;
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetAccountsByIdTransactions200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What came in, by month. */
  'GET /v2/accounts/{id}/credits': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdCredits200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What came in, by month, bare. */
  'GET /accounts/{id}/credits': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdCredits200Data;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What came in, by month, bare. */
  'GET /v1/accounts/{id}/credits': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdCredits200Data;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What went out, by month. */
  'GET /v2/accounts/{id}/debits': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdCredits200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What went out, by month, bare. */
  'GET /accounts/{id}/debits': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdCredits200Data;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What went out, by month, bare. */
  'GET /v1/accounts/{id}/debits': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdCredits200Data;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Start an income analysis; its result comes by webhook and stands in the income records. */
  'GET /v2/accounts/{id}/income': {
    path: {
      id: string;
    };
    query: {
      /** Months, 1–60; absent: everything held */
      period?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2AccountsByIdIncome200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'No webhook found for app';
        timestamp: string;
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Finished income analyses, newest first. */
  'GET /v2/accounts/{id}/income-records': {
    path: {
      id: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          id: string;
          income: {
            account: string;
            account_name: string;
            account_number: string;
            income_summary: {
              /** Minor units */
              total_income: number;
              employer: string;
            };
            income_streams: ({
              income_type: string;
              frequency: string;
              currency: string;
              /** Minor units */
              monthly_average: number;
              /** Minor units */
              average_income_amount: number;
              stability: number;
              first_income_date: string | null;
              last_income_date: string | null;
              /** Minor units */
              last_income_amount: number;
              last_income_description: string;
              periods_with_income: number;
              number_of_incomes: number;
              number_of_months: number;
            })[];
            income_source_type: string;
            first_transaction_date: string | null;
            last_transaction_date: string | null;
            period: string;
            number_of_income_streams: number;
            /** Minor units */
            total_income: number;
            /** Minor units */
            annual_income: number;
            /** Minor units */
            monthly_income: number;
            /** Minor units */
            aggregated_monthly_average: number;
            /** Minor units */
            aggregated_monthly_average_regular: number;
            /** Minor units */
            aggregated_monthly_average_irregular: number;
            /** Minor units */
            total_regular_income_amount: number;
            /** Minor units */
            total_irregular_income_amount: number;
          };
          app: string;
          created_at: string;
          updated_at: string;
        })[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Why an income record says what it says. */
  'GET /v2/accounts/{id}/income-records/{record}/evidence': {
    path: {
      id: string;
      record: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          created_at: string;
          window_days: number;
          ruleset: string | null;
          range: {
            /** Minor units */
            low: number;
            /** Minor units */
            high: number;
          };
          /** Minor units */
          cash_deposits: number;
          streams: ({
            income_type: string;
            frequency: string;
            confidence: string;
            payer: string | null;
            /** Minor units */
            total: number;
            /** Minor units */
            typical_amount: number;
            transactions: ({
              id: string;
              date: string | null;
              amount: number | null;
              narration: string | null;
              category: string | null;
              rules: string[];
              method: string;
            })[];
          })[];
        };
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'This record does not exist.';
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Start an affordability check of a loan; its result comes by webhook. */
  'POST /v2/accounts/{id}/creditworthiness': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      bvn: string;
      /** Minor units */
      principal: number;
      /** Percent a year */
      interest_rate: number;
      /** Months */
      term: number;
      /** Ask a credit bureau too */
      run_credit_check: boolean;
      existing_loans?: ({
        institution: string;
        currency: string;
        /** Minor units */
        opening_balance: number;
        /** Minor units */
        repayment_amount: number;
        /** Months */
        tenor: number;
        /** YYYY-MM-DD */
        date_opened: string;
        /** YYYY-MM-DD */
        closed_date?: string | undefined;
        loan_status?: 'open' | 'closed' | undefined;
        repayment_schedule?: (Record<string, 'paid' | 'failed'>)[] | undefined;
      })[] | undefined;
    };
    answers: {
      200: GetV2AccountsByIdIncome200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'No webhook found for app';
        timestamp: string;
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Debits of the last months by group, largest first. */
  'GET /v2/accounts/{id}/spending': {
    path: {
      id: string;
    };
    query: {
      /** `last_N_months`, N 1–12; `last_6_months` if absent */
      period?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2AccountsByIdSpending200Data;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Categorise stored transactions again. */
  'POST /v2/accounts/{id}/transactions/categorise': {
    path: {
      id: string;
    };
    query: undefined;
    body: Record<never, never>;
    answers: {
      200: PostV2AccountsByIdTransactionsCategorise200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'No webhook found for app';
        timestamp: string;
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Add metadata to stored transactions. */
  'POST /v2/accounts/{id}/transactions/metadata': {
    path: {
      id: string;
    };
    query: undefined;
    body: Record<never, never>;
    answers: {
      200: PostV2AccountsByIdTransactionsCategorise200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'No webhook found for app';
        timestamp: string;
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Start insights into the whole statement. */
  'GET /v2/accounts/{id}/statement/insights': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PostV2AccountsByIdTransactionsCategorise200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'No webhook found for app';
        timestamp: string;
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Categorise the rows of a CSV file. */
  'POST /v2/enrichments/transaction-categorisation': {
    path: undefined;
    query: undefined;
    body: FormData;
    answers: {
      200: PostV2AccountsByIdTransactionsCategorise200;
      400: Refused400_2;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Add metadata to the rows of a CSV file. */
  'POST /v2/enrichments/transaction-metadata': {
    path: undefined;
    query: undefined;
    body: FormData;
    answers: {
      200: PostV2AccountsByIdTransactionsCategorise200;
      400: Refused400_2;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** State of an enrichment job. */
  'GET /v2/accounts/jobs/{jobId}': {
    path: {
      jobId: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          status: string;
          name: string;
          account: string | null;
          app: string;
          business: string;
        };
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What an enrichment job gave back. */
  'GET /v2/enrichments/record/{jobId}': {
    path: {
      jobId: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2EnrichmentsRecordByJobId200 | PostV2AccountsByIdTransactionsCategorise200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Correct the category of a transaction. */
  'PUT /v2/accounts/{id}/transactions/{transaction}/category': {
    path: {
      id: string;
      transaction: string;
    };
    query: undefined;
    body: {
      category: string | null;
      /** Give it to transactions to come with the same counterparty too */
      remember?: boolean | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          transaction: {
            id: string;
            _id: string;
            narration: string;
            /** Minor units */
            amount: number;
            type: string;
            balance: number | null;
            date: string;
            category: string;
            currency: string;
          };
          correction: PutV2AccountsByIdTransactionsByTransactionCategory200DataCorrection | null;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'This transaction does not exist.';
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Corrections that are remembered, the one changed last first. */
  'GET /v2/enrichments/corrections': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: PutV2AccountsByIdTransactionsByTransactionCategory200DataCorrection[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Forget a correction. Transactions keep what they have until they are categorised again. */
  'DELETE /v2/enrichments/corrections/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PostV2AccountsByIdUnlink200;
      401: Refused401;
      403: Refused401;
      404: {
        status: 'failed';
        message: 'This correction does not exist.';
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What an account of an investment institution holds; the empty form for others. */
  'GET /v2/accounts/{id}/assets': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2AccountsByIdAssets200Data;
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What an investment account earned, newest first. */
  'GET /v2/accounts/{id}/earnings': {
    path: {
      id: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          id: string;
          _id: string;
          /** Minor units */
          amount: number;
          narration: string;
          date: string;
          asset: {
            symbol: string | null;
            name: string | null;
            sale_price: number | null;
            quantity_sold: string | null;
          };
        })[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Income of an account, computed at once, bare. */
  'GET /accounts/{id}/income': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetAccountsByIdIncome200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Income of an account, computed at once, bare. */
  'GET /v1/accounts/{id}/income': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetAccountsByIdIncome200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Debits of the last months by group, bare. */
  'GET /accounts/{id}/spending': {
    path: {
      id: string;
    };
    query: {
      /** `last_N_months`, N 1–12; `last_6_months` if absent */
      period?: string | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2AccountsByIdSpending200Data;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Debits of the last months by group, bare. */
  'GET /v1/accounts/{id}/spending': {
    path: {
      id: string;
    };
    query: {
      /** `last_N_months`, N 1–12; `last_6_months` if absent */
      period?: string | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2AccountsByIdSpending200Data;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Investment holdings, bare. */
  'GET /accounts/{id}/assets': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdAssets200Data;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Investment holdings, bare. */
  'GET /v1/accounts/{id}/assets': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdAssets200Data;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Investment earnings, a bare list. */
  'GET /accounts/{id}/earnings': {
    path: {
      id: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: ({
        id: string;
        _id: string;
        /** Minor units */
        amount: number;
        narration: string;
        date: string;
        asset: {
          symbol: string | null;
          name: string | null;
          sale_price: number | null;
          quantity_sold: string | null;
        };
      })[];
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Investment earnings, a bare list. */
  'GET /v1/accounts/{id}/earnings': {
    path: {
      id: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: ({
        id: string;
        _id: string;
        /** Minor units */
        amount: number;
        narration: string;
        date: string;
        asset: {
          symbol: string | null;
          name: string | null;
          sale_price: number | null;
          quantity_sold: string | null;
        };
      })[];
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Start transaction categorisation. */
  'GET /v1/enrichments/{id}/transaction-categorisation': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdIncome200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'No webhook found for app';
        timestamp: string;
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Start transaction metadata. */
  'GET /v1/enrichments/{id}/transaction-metadata': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdIncome200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'No webhook found for app';
        timestamp: string;
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Start statement insights. */
  'GET /v1/enrichments/{id}/statement-insights': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdIncome200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | {
        status: 'failed';
        message: 'No webhook found for app';
        timestamp: string;
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Records of transaction categorisation, newest first. */
  'GET /v1/enrichments/transaction-categorisation/records': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2EnrichmentsRecordByJobId200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Records of transaction metadata, newest first. */
  'GET /v1/enrichments/transaction-metadata/records': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2EnrichmentsRecordByJobId200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Statement insights of an account, newest first. */
  'GET /v1/enrichments/{id}/statement-insights/records': {
    path: {
      id: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2EnrichmentsRecordByJobId200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What was posted on an account in a period, oldest first; or a PDF of it. */
  'GET /v2/accounts/{id}/statement': {
    path: {
      id: string;
    };
    query: {
      /** `lastNmonths`, N from 1 to 12; `last12months` if absent */
      period?: string | undefined;
      /** `json` (default) or `pdf` */
      output?: string | undefined;
      /** `v2`: the rows inside an object, with the lengths in days. For JSON only */
      format?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          id: string;
          _id: string;
          type: 'debit' | 'credit';
          /** Minor units */
          amount: number;
          narration: string;
          balance: number | null;
          date: string;
          category: string;
          currency: string;
        })[] | {
          count: number;
          /** Days of the period */
          requested_length: number;
          /** Days from the first to the last row */
          available_length: number;
          statement: ({
            id: string;
            _id: string;
            type: 'debit' | 'credit';
            /** Minor units */
            amount: number;
            narration: string;
            balance: number | null;
            date: string;
            currency: string;
          })[];
        } | GetV2AccountsByIdStatement200Data;
        meta?: {
          count: number;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** How far a PDF statement is. */
  'GET /v2/accounts/{id}/statement/jobs/{jobId}': {
    path: {
      id: string;
      jobId: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2AccountsByIdStatement200Data;
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | Refused404_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** A finished statement. Its address cannot be guessed, and works for 24 hours. */
  'GET /statements/{file}.pdf': {
    path: {
      file: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: Uint8Array;
      404: {
        status: 'failed';
        message: 'This statement does not exist.';
        data: null;
      };
      429: Refused401;
      500: Refused401;
    };
  };
  /** What was posted on an account in a period in its old, bare form; or a PDF of it. */
  'GET /accounts/{id}/statement': {
    path: {
      id: string;
    };
    query: {
      /** `lastNmonths`, N from 1 to 12; `last12months` if absent */
      period?: string | undefined;
      /** `json` (default) or `pdf` */
      output?: string | undefined;
      /** `v2`: the rows inside an object, with the lengths in days. For JSON only */
      format?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        meta: {
          count: number;
          /** Days of the period */
          requested_length: number;
          /** Days from the first to the last row */
          available_length: number;
        };
        data: ({
          _id: string;
          type: 'debit' | 'credit';
          /** Minor units */
          amount: number;
          narration: string;
          balance: number | null;
          date: string;
        })[];
      } | GetV2AccountsByIdStatement200Data;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** What was posted on an account in a period in its old, bare form; or a PDF of it. */
  'GET /v1/accounts/{id}/statement': {
    path: {
      id: string;
    };
    query: {
      /** `lastNmonths`, N from 1 to 12; `last12months` if absent */
      period?: string | undefined;
      /** `json` (default) or `pdf` */
      output?: string | undefined;
      /** `v2`: the rows inside an object, with the lengths in days. For JSON only */
      format?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        meta: {
          count: number;
          /** Days of the period */
          requested_length: number;
          /** Days from the first to the last row */
          available_length: number;
        };
        data: ({
          _id: string;
          type: 'debit' | 'credit';
          /** Minor units */
          amount: number;
          narration: string;
          balance: number | null;
          date: string;
        })[];
      } | GetV2AccountsByIdStatement200Data;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** How far a PDF statement is, bare. */
  'GET /accounts/{id}/statement/jobs/{jobId}': {
    path: {
      id: string;
      jobId: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdStatement200Data;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | Refused404_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** How far a PDF statement is, bare. */
  'GET /v1/accounts/{id}/statement/jobs/{jobId}': {
    path: {
      id: string;
      jobId: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdStatement200Data;
      401: Refused401;
      403: Refused401;
      404: Refused404_2 | Refused404_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Make a customer: a person, or a company. */
  'POST /v2/customers': {
    path: undefined;
    query: undefined;
    body: {
      type?: 'individual' | 'business' | undefined;
      identity: {
        type: 'bvn';
        number: string;
      };
      first_name?: string | undefined;
      last_name?: string | undefined;
      firstName?: string | undefined;
      lastName?: string | undefined;
      business_name?: string | undefined;
      email: string;
      phone: string;
      address: string;
    };
    answers: {
      200: PostV2Customers200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      409: Refused409_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Customers, newest first. */
  'GET /v2/customers': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
      /** Equal, case ignored */
      email?: string | undefined;
      /** Equal */
      phone?: string | undefined;
      /** Contains this, case ignored */
      name?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: PostV2Customers200Data[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** One customer. */
  'GET /v2/customers/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PostV2Customers200;
      401: Refused401;
      403: Refused401;
      404: Refused404;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Change what is known of a customer. */
  'PATCH /v2/customers/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      type?: 'individual' | 'business' | undefined;
      identity?: {
        type: 'bvn';
        number: string;
      } | undefined;
      first_name?: string | undefined;
      last_name?: string | undefined;
      firstName?: string | undefined;
      lastName?: string | undefined;
      business_name?: string | undefined;
      email?: string | undefined;
      phone?: string | undefined;
      address?: string | undefined;
    };
    answers: {
      200: GetV2AccountsByIdIncome200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404;
      409: Refused409_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Delete a customer, and everything that is kept of them. */
  'DELETE /v2/customers/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdIncome200;
      401: Refused401;
      403: Refused401;
      404: Refused404;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Transactions of each linked account of a customer, 20 a page. */
  'GET /v2/customers/{id}/transactions': {
    path: {
      id: string;
    };
    query: {
      /** `lastNmonths`, N from 1 to 12; `last6months` if absent */
      period?: string | undefined;
      /** One account alone */
      account?: string | undefined;
      page?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          account: string;
          account_name: string;
          bank: string;
          account_transaction_data: {
            errored: boolean;
            error: string | null;
            data: {
              status: 'successful';
              message: string;
              data: {
                transactions: ({
                  id: string;
                  _id: string;
                  amount: number;
                })[];
                meta: GetV2Accounts200Meta;
              };
            } | null;
          };
        })[];
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404 | Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Begin a one-time payment, or the link of a mandate. */
  'POST /v2/payments/initiate': {
    path: undefined;
    query: undefined;
    body: {
      /** Kobo, at least 20000 */
      amount: number;
      /** Shown to the payer; at most 100 characters */
      description: string;
      /** Yours, unique: 10 to 24 letters, digits, and _ . - */
      reference: string;
      /** `onetime-debit`; `recurring-debit` makes the link of a mandate */
      type: string;
      /** `account` (default), `transfer`, `whatsapp` */
      method?: string | undefined;
      /** An id, `{id}`, or `{name, email, phone?, address?, identity?}` */
      customer: string | Record<string, unknown>;
      /** A linked account: the payer only authorises */
      account?: string | undefined;
      /** `{id, auth_method?, account_number?}`: opens that bank's login */
      institution?: Record<string, unknown> | undefined;
      redirect_url?: string | undefined;
      /** `{type, fee_bearer, distribution: [{account, value, max?}]}` */
      split?: Record<string, unknown> | undefined;
      /** Echoed; at most 4 kB */
      meta?: Record<string, unknown> | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          amount: number;
          description: string;
          reference: string;
          created_at: string;
          updated_at: string;
          meta: Record<string, unknown>;
          id: string;
          mono_url: string;
          type: 'onetime-debit';
          method: string;
          customer: string;
          institution?: string;
          auth_method?: string;
          redirect_url?: string;
          split?: Record<string, unknown>;
          liveMode: boolean;
        } | {
          mandate_id: string;
          type: 'recurring-debit';
          mono_url: string;
          reference: string;
          [more: string]: unknown;
        };
      };
      400: Refused400 | Refused401 | Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404 | Refused404_2;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Begin a one-time payment from a linked account. */
  'POST /v2/directpay/initiate': {
    path: undefined;
    query: undefined;
    body: PostV2DirectpayInitiateBody;
    answers: {
      200: PostV2DirectpayInitiate200;
      400: Refused400 | Refused401 | Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Begin a one-time payment from a linked account. */
  'POST /directpay/initiate': {
    path: undefined;
    query: undefined;
    body: PostV2DirectpayInitiateBody;
    answers: {
      200: PostV2DirectpayInitiate200;
      400: Refused400 | Refused401 | Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Begin a one-time payment, answered bare. The payer is asked for name and e-mail. */
  'POST /v1/payments/initiate': {
    path: undefined;
    query: undefined;
    body: {
      /** Kobo, at least 20000 */
      amount: number;
      /** Shown to the payer; at most 100 characters */
      description: string;
      /** Yours, unique: 10 to 24 letters, digits, and _ . - */
      reference: string;
      type: string;
      /** Echoed; at most 4 kB */
      meta?: Record<string, unknown> | undefined;
    };
    answers: {
      200: {
        amount: number;
        description: string;
        reference: string;
        created_at: string;
        updated_at: string;
        meta: Record<string, unknown>;
        id: string;
        type: string;
        payment_link: string;
      };
      400: Refused400 | Refused401 | Refused400;
      401: Refused401;
      403: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Do what a payer does on the page: log in, choose an account, authorise. */
  'POST /v2/sandbox/payments/{id}/authorise': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      institution?: string | undefined;
      auth_method?: string | undefined;
      /** Who logs in, as for a link */
      persona?: string | Record<string, unknown> | undefined;
      /** The answer to the bank; the right one if absent */
      value?: string | undefined;
    };
    answers: {
      200: PostV2SandboxPaymentsByIdAuthorise200;
      400: Refused400 | Refused401;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Transfer money to a payment's number, as a payer does at a bank. */
  'POST /v2/sandbox/payments/{id}/transfer': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      /** Kobo; exactly what is asked for if absent */
      amount?: number | undefined;
      /** The sender's bank */
      institution_code?: string | undefined;
      account_number?: string | undefined;
    };
    answers: {
      200: PostV2SandboxPaymentsByIdAuthorise200;
      400: Refused400 | Refused401;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The outcome of a one-time payment or of a debit, by its reference or id. */
  'GET /v2/payments/verify/{reference}': {
    path: {
      reference: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2PaymentsVerifyByReference200;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The outcome of a one-time payment or of a debit, by its reference or id. */
  'POST /v2/payments/verify/{reference}': {
    path: {
      reference: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2PaymentsVerifyByReference200;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The outcome of a one-time payment or of a debit, by its reference or id. */
  'GET /v2/payments/{reference}/verify': {
    path: {
      reference: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2PaymentsVerifyByReference200;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The outcome of a one-time payment or of a debit, by its reference or id. */
  'POST /v1/payments/verify': {
    path: undefined;
    query: undefined;
    body: {
      reference: string;
    };
    answers: {
      200: GetV2PaymentsVerifyByReference200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** One-time payments and debits of mandates, newest first. */
  'GET /v2/payments/transactions': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
      /** First day, Lagos: DD-MM-YYYY or YYYY-MM-DD */
      start?: string | undefined;
      /** Last day, Lagos */
      end?: string | undefined;
      status?: string | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2PaymentsTransactions200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Give a payment back to the account that paid. Fees are kept. */
  'POST /v2/payments/refund': {
    path: undefined;
    query: undefined;
    body: {
      reference: string;
      source?: 'pending_payout' | 'wallet' | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          reference: string;
          refunded: boolean;
          /** Kobo */
          refunded_amount: number;
          beneficiary: {
            name: string;
            bank_name: string;
            bank_code: string;
            account_number: string;
          };
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Add an account that takes part in splits. */
  'POST /v2/payments/payout/sub-account': {
    path: undefined;
    query: undefined;
    body: {
      nip_code: string;
      account_number: string;
    };
    answers: {
      200: PostV2PaymentsPayoutSubAccount200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Sub-accounts, newest first. */
  'GET /v2/payments/payout/sub-account': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2PaymentsPayoutSubAccount200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Add an account that takes part in splits. */
  'POST /v2/payments/payout/sub-accounts': {
    path: undefined;
    query: undefined;
    body: {
      nip_code: string;
      account_number: string;
    };
    answers: {
      200: PostV2PaymentsPayoutSubAccount200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Sub-accounts, newest first. */
  'GET /v2/payments/payout/sub-accounts': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2PaymentsPayoutSubAccount200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Payouts to the merchant, newest first. */
  'GET /v2/payments/payouts': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
      status?: 'pending' | 'processing' | 'settled' | 'failed' | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          id: string;
          status: string;
          amount: number;
          fee: number;
          currency: string;
          date: string;
          bank: string | null;
          message: string | null;
          settled_amount: number | null;
          settled_account: {
            beneficiary_bank: string;
            beneficiary_account_name: string;
            beneficiary_account_number: string;
          } | null;
          processor: string;
          response: string | null;
        })[];
        meta: GetV2PaymentsTransactions200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Payouts to the merchant as CSV, newest first, in kobo. At most 10000. */
  'GET /v2/payments/payouts.csv': {
    path: undefined;
    query: {
      status?: 'pending' | 'processing' | 'settled' | 'failed' | undefined;
    };
    body: undefined;
    answers: {
      200: string;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The payments that a payout was made of, newest first. */
  'GET /v2/payments/payout/{payout}/transactions': {
    path: {
      payout: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2PaymentsTransactions200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The payments that a payout was made of, newest first. */
  'GET /v2/payments/payouts/{payout}/transactions': {
    path: {
      payout: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: GetV2PaymentsTransactions200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Add an account of your business that disbursements may be debited from. */
  'POST /v3/payments/disburse/source-accounts': {
    path: undefined;
    query: undefined;
    body: {
      /** Id of this app */
      app: string;
      account_number: string;
      bank_code: string;
      email: string;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          mandate_activation_url: string;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Source accounts, newest first. */
  'GET /v3/payments/disburse/source-accounts': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV3PaymentsDisburseSourceAccounts200DataItem[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The same, with the id in the body. */
  'PUT /v3/payments/disburse/source-accounts': {
    path: undefined;
    query: undefined;
    body: {
      id: string;
      email?: string | undefined;
      account_number?: string | undefined;
      bank_code?: string | undefined;
    };
    answers: {
      200: PutV3PaymentsDisburseSourceAccounts200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** A source account. */
  'GET /v3/payments/disburse/source-accounts/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PutV3PaymentsDisburseSourceAccounts200;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Change a source account. */
  'PUT /v3/payments/disburse/source-accounts/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      email?: string | undefined;
      account_number?: string | undefined;
      bank_code?: string | undefined;
    };
    answers: {
      200: PutV3PaymentsDisburseSourceAccounts200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Pay many from a source account or the wallet. */
  'POST /v3/payments/disburse/disbursements': {
    path: undefined;
    query: undefined;
    body: {
      reference: string;
      source: 'mandate' | 'wallet';
      /** Id of a source account, where source is mandate */
      account?: string | undefined;
      type: 'instant' | 'scheduled';
      /** Kobo */
      total_amount: number;
      description: string;
      distribution?: ({
        reference?: string | undefined;
        recipient_email: string;
        /** Kobo */
        amount: number;
        narration: string;
        account: {
          account_number: string;
          bank_code: string;
        };
      })[] | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          reference: string;
          status: string;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Disbursements, newest first. */
  'GET /v3/payments/disburse/disbursements': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
      status?: 'created' | 'ready' | 'pending' | 'processing' | 'securing' | 'secured' | 'transferring' | 'transferred' | 'completed' | 'cancelled' | 'failed' | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV3PaymentsDisburseDisbursements200DataItem[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** A disbursement, and how many of its items stand where. */
  'GET /v3/payments/disburse/disbursements/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV3PaymentsDisburseDisbursements200DataItem;
      };
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Begin a scheduled disbursement, or cancel it. */
  'POST /v3/payments/disburse/disbursements/{id}/transition': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      action: 'trigger' | 'cancel';
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          status: string;
          id: string;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Add items to a scheduled disbursement. */
  'POST /v3/payments/disburse/disbursements/{id}/distributions': {
    path: {
      id: string;
    };
    query: undefined;
    body: ({
      reference?: string | undefined;
      recipient_email: string;
      /** Kobo */
      amount: number;
      narration: string;
      account_number: string;
      bank_code: string;
    })[];
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          status: string;
          summary: {
            valid: number;
          };
          valid_accounts: ({
            id: string;
            bank_code: string;
            account_number: string;
            account_name: string;
            beneficiary_id: string;
            email: string;
            reference: string;
          })[];
          invalid_accounts: ({
            bank_code: string;
            account_number: string;
            email: string;
            reference: string;
            message: string;
          })[];
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Items of a disbursement, in the order in which they came. */
  'GET /v3/payments/disburse/disbursements/{id}/distributions': {
    path: {
      id: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV3PaymentsDisburseDisbursementsByIdDistributions200DataItem[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** All items of a disbursement as CSV, amounts in kobo. */
  'GET /v3/payments/disburse/disbursements/{id}/distributions.csv': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: string;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** One item, with its outcome. */
  'GET /v3/payments/disburse/disbursements/{id}/distributions/{distribution}': {
    path: {
      id: string;
      distribution: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV3PaymentsDisburseDisbursementsByIdDistributionsByDistribution200;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Change an item of a disbursement that has not begun: any of its fields. */
  'PUT /v3/payments/disburse/disbursements/{id}/distributions/{distribution}': {
    path: {
      id: string;
      distribution: string;
    };
    query: undefined;
    body: PutV3PaymentsDisburseDisbursementsByIdDistributionsByDistributionBody;
    answers: {
      200: GetV3PaymentsDisburseDisbursementsByIdDistributionsByDistribution200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Change an item of a disbursement that has not begun: any of its fields. */
  'PATCH /v3/payments/disburse/disbursements/{id}/distributions/{distribution}': {
    path: {
      id: string;
      distribution: string;
    };
    query: undefined;
    body: PutV3PaymentsDisburseDisbursementsByIdDistributionsByDistributionBody;
    answers: {
      200: GetV3PaymentsDisburseDisbursementsByIdDistributionsByDistribution200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Take an item out of a disbursement that has not begun. */
  'DELETE /v3/payments/disburse/disbursements/{id}/distributions/{distribution}': {
    path: {
      id: string;
      distribution: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdIncome200;
      400: Refused401;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Change an item of a disbursement that has not begun: any of its fields. */
  'PUT /v3/payments/disburse/disbursements/{id}/distributions/{distribution}/update': {
    path: {
      id: string;
      distribution: string;
    };
    query: undefined;
    body: PutV3PaymentsDisburseDisbursementsByIdDistributionsByDistributionBody;
    answers: {
      200: GetV3PaymentsDisburseDisbursementsByIdDistributionsByDistribution200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Change an item of a disbursement that has not begun: any of its fields. */
  'PATCH /v3/payments/disburse/disbursements/{id}/distributions/{distribution}/update': {
    path: {
      id: string;
      distribution: string;
    };
    query: undefined;
    body: PutV3PaymentsDisburseDisbursementsByIdDistributionsByDistributionBody;
    answers: {
      200: GetV3PaymentsDisburseDisbursementsByIdDistributionsByDistribution200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Make a mandate on a customer's account, from an interface of your own. */
  'POST /v3/payments/mandates': {
    path: undefined;
    query: undefined;
    body: {
      /** Id of a customer */
      customer: string;
      /** Ten digits */
      account_number: string;
      /** A `bank_code` or `nip_code` of GET /v3/banks/list */
      bank_code: string;
      /** `emandate` (default); `sweep` is set up by a link */
      mandate_type?: string | undefined;
      debit_type: 'variable' | 'fixed';
      /** Kobo, at least 20000: the ceiling of all debits, or each debit when fixed */
      amount: number;
      /** At most 100 characters */
      description: string;
      /** 10 to 24 letters, digits, and _ . - */
      reference: string;
      /** YYYY-MM-DD */
      start_date: string;
      /** YYYY-MM-DD */
      end_date: string;
      fee_bearer?: 'business' | 'customer' | undefined;
      verification_method?: 'transfer_verification' | 'selfie_verification' | undefined;
      frequency?: 'daily' | 'weekly' | 'bi-weekly' | 'monthly' | 'yearly' | 'days' | 'weeks' | 'months' | undefined;
      /** With the frequencies days, weeks and months */
      interval?: number | undefined;
      initial_debit_date?: string | undefined;
      initial_debit_amount?: number | undefined;
      /** Tries per due date, 1 to 6 */
      retrial_frequency?: number | undefined;
      /** Days, 0 to 31 */
      grace_period?: number | undefined;
      minimum_due?: number | undefined;
      allow_partial_sweep?: boolean | undefined;
      /** With signed mandates: an image in base64 */
      signature?: string | undefined;
      meta?: Record<string, unknown> | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          status: 'awaiting_authorization' | 'initiated' | 'active' | 'approved' | 'paused' | 'rejected' | 'cancelled' | 'expired';
          reference: string;
          mandate_type: string;
          debit_type: string;
          amount: number;
          ready_to_debit: boolean;
          approved: boolean;
          nibss_code: string;
          live_mode: boolean;
          account_name: string | null;
          account_number: string | null;
          bank: string | null;
          bank_code: string | null;
          customer: string;
          fee_bearer: string;
          verification_method: string;
          start_date: string;
          end_date: string;
          date: string;
          meta: Record<string, unknown>;
          frequency?: string;
          interval?: number;
          initial_debit_date?: string;
          initial_debit_amount?: number;
          retrial_frequency?: number;
          grace_period?: number;
          minimum_due?: number;
          description: string;
          mono_url?: string;
          transfer_destinations?: ({
            bank_name: string;
            account_number: number;
            icon: string;
            primary_color: string;
          })[];
          otp_destinations?: {
            session: string;
            methods: ({
              type: 'phone_number' | 'email';
              value: string;
            })[];
          };
        };
      };
      400: Refused400 | Refused400_3 | Refused400;
      401: Refused401;
      403: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Mandates, newest first. */
  'GET /v3/payments/mandates': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
      /** One of awaiting_authorization, initiated, active, approved, paused, rejected, cancelled, expired, suspended; suspended is paused */
      status?: string | undefined;
      /** Id of a customer */
      customer?: string | undefined;
      reference?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV3PaymentsMandates200DataItem[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** A mandate, with what may still be taken. */
  'GET /v3/payments/mandates/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV3PaymentsMandatesById200;
      401: Refused401;
      403: Refused401;
      404: Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** A mandate by the reference that you gave it. */
  'GET /v3/payments/mandates/reference/{reference}': {
    path: {
      reference: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV3PaymentsMandatesById200;
      401: Refused401;
      403: Refused401;
      404: Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** End a mandate for good. */
  'PATCH /v3/payments/mandates/{id}/cancel': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PatchV3PaymentsMandatesByIdCancel200;
      400: Refused400_3;
      401: Refused401;
      403: Refused401;
      404: Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Stop debits of a mandate until it is reinstated. */
  'PATCH /v3/payments/mandates/{id}/pause': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PatchV3PaymentsMandatesByIdCancel200;
      400: Refused400_3;
      401: Refused401;
      403: Refused401;
      404: Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Allow debits of a paused mandate again. */
  'PATCH /v3/payments/mandates/{id}/reinstate': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PatchV3PaymentsMandatesByIdCancel200;
      400: Refused400_3;
      401: Refused401;
      403: Refused401;
      404: Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Whether a debit may take what each account has. */
  'PATCH /v3/payments/mandates/{id}/partial-sweep/toggle': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      allow_partial_sweep?: boolean | undefined;
    };
    answers: {
      200: {
        status: 'success';
        response_code: string;
        message: string;
        timestamp: string;
        timestamps: string;
        documentation: string;
        data: {
          allow_partial_sweep: boolean;
        };
      };
      400: Refused400 | Refused400_3;
      401: Refused401;
      403: Refused401;
      404: Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Send a one-time code to the customer, or authorise a mandate by it. */
  'POST /v3/payments/mandates/verify/otp': {
    path: undefined;
    query: undefined;
    body: {
      /** `otp_destinations.session` of the mandate */
      session: string;
      /** phone_number or email: sends a code there */
      method?: string | undefined;
      /** The code: authorises the mandate */
      otp?: string | undefined;
    };
    answers: {
      200: GetV3PaymentsMandatesById200 | GetV2AccountsByIdIncome200;
      400: Refused400 | Refused401;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** Take money from a variable mandate. */
  'POST /v3/payments/mandates/{id}/debit': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      /** Kobo, at least 20000 and at most what the mandate has left */
      amount: number;
      /** 1 to 64 letters, digits, and _ . -; used once */
      reference: string;
      /** At most 100 characters */
      narration: string;
      fee_bearer?: 'business' | 'customer' | undefined;
      /** Where the money goes at once, where the app may */
      beneficiary?: {
        nuban: string;
        nip_code: string;
      } | undefined;
      split?: Record<string, unknown> | undefined;
      meta?: Record<string, unknown> | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing';
        response_code: string;
        message: string;
        timestamp: string;
        timestamps: string;
        documentation: string;
        data: {
          success: boolean;
          status: string;
          event: string;
          amount: number;
          mandate: string;
          reference: string;
          reference_number: string;
          date: string;
          live_mode: boolean;
          fee: number;
          fee_bearer: string;
          narration: string | null;
          session_id: string | null;
          account_details: PostV3PaymentsMandatesByIdDebit200DataAccountDetails;
          beneficiary: PostV3PaymentsMandatesByIdDebit200DataAccountDetails;
          meta: Record<string, unknown>;
        };
      };
      400: Refused400 | Refused400_3 | Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused400_3;
      409: Refused401 | Refused400_3 | Refused401;
      413: Refused401;
      429: Refused401 | Refused400_3;
      500: Refused401;
      503: Refused401 | Refused400_3;
    };
  };
  /** The debits of a mandate, newest first. */
  'GET /v3/payments/mandates/{id}/debits': {
    path: {
      id: string;
    };
    query: {
      page?: number | undefined;
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV3PaymentsMandatesByIdDebits200DataItem[];
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** A debit, by its reference. */
  'GET /v3/payments/mandates/{id}/debits/{reference}': {
    path: {
      id: string;
      reference: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV3PaymentsMandatesByIdDebitsByReference200;
      401: Refused401;
      403: Refused401;
      404: Refused401 | Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** A debit, by its reference. */
  'GET /v3/payments/mandates/{id}/debit/{reference}': {
    path: {
      id: string;
      reference: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV3PaymentsMandatesByIdDebitsByReference200;
      401: Refused401;
      403: Refused401;
      404: Refused401 | Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Ask the bank whether an account holds an amount (NGN 10), or how much it holds (NGN 50). */
  'GET /v3/payments/mandates/{id}/balance-inquiry': {
    path: {
      id: string;
    };
    query: {
      /** Kobo, at least 1; without it the balance is told */
      amount?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing';
        response_code: string;
        message: string;
        timestamp: string;
        timestamps: string;
        documentation: string;
        data: {
          id: string;
          has_sufficient_balance: boolean;
          account_details: GetV3PaymentsMandatesByIdBalanceInquiry200DataAccountDetails;
        } | {
          id: string;
          /** Kobo */
          account_balance: number;
          account_details: GetV3PaymentsMandatesByIdBalanceInquiry200DataAccountDetails;
        };
      };
      400: Refused400 | Refused400_3 | Refused400;
      401: Refused401;
      402: Refused400_3;
      403: Refused401;
      404: Refused400_3;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
      503: Refused401;
    };
  };
  /** How likely a debit is to succeed, and why. */
  'GET /v3/payments/mandates/{id}/debit-check': {
    path: {
      id: string;
    };
    query: {
      /** Kobo, required */
      amount?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          mandate: string;
          /** Kobo */
          amount: number;
          likelihood: 'impossible' | 'unlikely' | 'uncertain' | 'likely' | 'very_likely';
          /** An order, not a probability */
          score: number;
          reasons: ({
            code: string;
            effect: 'blocks' | 'lowers' | 'raises' | 'none';
            /** How much of the score it is; all together, on 50 */
            points: number;
            message: string;
          })[];
          next_allowed_at: string | null;
          remaining_tries: {
            funds: number;
            other: number;
          } | null;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Why a debit failed: its cause, whose doing it was, and when to try again. */
  'GET /v3/payments/mandates/{id}/debits/{reference}/failure': {
    path: {
      id: string;
      reference: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          mandate: string;
          reference: string;
          response_code: string;
          cause: string;
          fault: 'payer' | 'business' | 'bank' | 'switch' | 'platform';
          remedy: 'money' | 'soon' | 'tomorrow' | 'days' | 'mended';
          advice: string;
          /** Whether the platform tries again by itself, by the schedule of a fixed mandate */
          will_retry: boolean;
          next_allowed_at: string | null;
          remaining_tries: {
            funds: number;
            other: number;
          } | null;
        };
      };
      401: Refused401;
      403: Refused401;
      404: Refused401 | Refused400_3;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Institutions that people can link, with their login forms. */
  'GET /v3/institutions': {
    path: undefined;
    query: {
      /** `financial_data` or `payments` */
      scope?: string | undefined;
      /** Code of the central bank, such as `058` */
      bank_code?: string | undefined;
      /** Code on the NIP switch, such as `000013` */
      nip_code?: string | undefined;
      /** `internet_banking`, `mobile_banking`, `primus_plus` or `statement_upload` */
      auth_method?: string | undefined;
      /** `ng`, `gh`, `ke` or `za` */
      country?: string | undefined;
      /** `PERSONAL_BANKING` or `BUSINESS_BANKING` */
      type?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          id: string;
          _id: string;
          name: string;
          institution: string;
          /** PERSONAL_BANKING or BUSINESS_BANKING */
          type: string;
          icon: string;
          identifier: string;
          bank_code: string | null;
          nip_code: string | null;
          /** ng, gh, ke or za */
          country: string;
          primary_color: string | null;
          scope: ({
            name: string;
            type: string;
          })[];
          auth_methods: ({
            _id: string;
            /** internet_banking, mobile_banking, primus_plus or statement_upload */
            type: string;
            name: string;
            identifier: string;
            /** A later refresh needs the person again */
            requires_reauth: boolean;
            ui: {
              title: string;
              form: ({
                type: 'elements.input' | 'elements.captcha_input';
                name: string;
                hint: string;
                /** text, password, tel or email */
                contentType?: string;
                minLength?: number;
                maxLength?: number;
                /** The picture of a captcha, base64; drawn for each attempt */
                value?: string;
              })[];
            };
          })[];
          sandbox?: {
            account_type: 'investment_account';
          };
        })[];
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** How calls to each institution went in the last 15 minutes. */
  'GET /v3/institutions/health': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          id: string;
          name: string;
          type: string;
          country: string;
          status: 'up' | 'degraded' | 'down';
          fault: 'bank' | 'platform' | null;
          calls: number;
          ok: number;
          bank_faults: number;
          our_faults: number;
          person: number;
          window: {
            minutes: number;
            start: string;
            end: string;
          };
          auth_methods: ({
            type: string;
            status: 'up' | 'degraded' | 'down';
            fault: 'bank' | 'platform' | null;
            calls: number;
            ok: number;
            bank_faults: number;
            our_faults: number;
            person: number;
          })[];
        })[];
      };
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Banks of the Nigerian switch, and which of them take direct debits. */
  'GET /v3/banks/list': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          banks: ({
            name: string;
            bank_code: string;
            nip_code: string;
            direct_debit: boolean;
          })[];
        };
      };
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Every institution by name, for the browser SDK. No key. */
  'GET /coverage': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: ({
        name: string;
        icon: string;
        coverage: {
          countries: string[];
          business: boolean;
          personal: boolean;
        };
        products: string[];
        website: string | null;
      })[];
      429: Refused401;
      500: Refused401;
    };
  };
  /** Every institution by name, for the browser SDK. No key. */
  'GET /v1/coverage': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: ({
        name: string;
        icon: string;
        coverage: {
          countries: string[];
          business: boolean;
          personal: boolean;
        };
        products: string[];
        website: string | null;
      })[];
      429: Refused401;
      500: Refused401;
    };
  };
  /** Icon of an institution, an SVG picture. No key. */
  'GET /institutions/{slug}.svg': {
    path: {
      slug: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: string;
      404: {
        status: 'failed';
        message: 'This institution does not exist.';
        data: null;
      };
      429: Refused401;
      500: Refused401;
    };
  };
  /** The directory in its old, bare form. */
  'GET /v1/institutions': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: ({
        _id: string;
        name: string;
        type: string;
        icon: string;
        identifier: string;
        bank_code: string | null;
        country: string;
        primaryColor: string | null;
        products: string[];
        requires_reauth: boolean;
        auth_methods: ({
          _id: string;
          /** internet_banking, mobile_banking, primus_plus or statement_upload */
          type: string;
          name: string;
          identifier: string;
          /** A later refresh needs the person again */
          requires_reauth: boolean;
          ui: {
            title: string;
            form: ({
              type: 'elements.input' | 'elements.captcha_input';
              name: string;
              hint: string;
              /** text, password, tel or email */
              contentType?: string;
              minLength?: number;
              maxLength?: number;
              /** The picture of a captcha, base64; drawn for each attempt */
              value?: string;
            })[];
          };
        })[];
        sandbox?: {
          account_type: 'investment_account';
        };
      })[];
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Every event of the environment, in commit order. */
  'GET /v2/events': {
    path: undefined;
    query: {
      /** An event id; absent: from the beginning */
      after?: string | undefined;
      /** Names of events, separated by commas; `transaction.*` names three */
      types?: string | undefined;
      /** At most 500 */
      limit?: number | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2Events200DataItem[];
        meta: {
          next: string | null;
          has_more: boolean;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_4;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** One event. */
  'GET /v2/events/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2Events200DataItem;
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_4;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Where an event was sent, and every attempt. */
  'GET /v2/events/{id}/deliveries': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          webhook: {
            id: string;
            url: string;
          };
          status: 'pending' | 'delivered' | 'failed';
          next_attempt_at: string | null;
          attempts: ({
            attempt: number;
            at: string;
            status: number | null;
            error: string | null;
            duration_ms: number;
          })[];
        })[];
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_4;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Sends one event once more, under the same id. */
  'POST /v2/events/{id}/replay': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PostV2EventsByIdReplay200;
      401: Refused401;
      403: Refused401;
      404: Refused404_4 | Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Sends stored events once more, under the same ids. */
  'POST /v2/events/replay': {
    path: undefined;
    query: undefined;
    body: {
      /** An event id or an ISO-8601 date-time; only events after it */
      after?: string | undefined;
      /** An event id or an ISO-8601 date-time; only events before it */
      before?: string | undefined;
      /** Names of events; `*` for all standard ones, `transaction.*` for three that are sent only when named. */
      types?: string[] | undefined;
    };
    answers: {
      200: PostV2EventsByIdReplay200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_4 | Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The webhooks of the environment. */
  'GET /v2/webhooks': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2Webhooks200DataItem[];
      };
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Saves a URL that events are sent to. */
  'POST /v2/webhooks': {
    path: undefined;
    query: undefined;
    body: {
      /** http or https, on the public internet; redirects are not followed */
      url: string;
      /** Names of events; `*` for all standard ones, `transaction.*` for three that are sent only when named. */
      events?: string[] | undefined;
      /** 8 to 200 printable characters; made when absent */
      secret?: string | undefined;
    };
    answers: {
      201: PostV2Webhooks201;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** One webhook, with its secret. */
  'GET /v2/webhooks/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PostV2Webhooks201;
      401: Refused401;
      403: Refused401;
      404: Refused404_5;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Changes a webhook, or switches it off and on. */
  'PATCH /v2/webhooks/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      /** http or https, on the public internet; redirects are not followed */
      url?: string | undefined;
      /** Names of events; `*` for all standard ones, `transaction.*` for three that are sent only when named. */
      events?: string[] | undefined;
      enabled?: boolean | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2Webhooks200DataItem;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_5;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Deletes a webhook with its deliveries. The events stay in the log. */
  'DELETE /v2/webhooks/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2AccountsByIdIncome200;
      401: Refused401;
      403: Refused401;
      404: Refused404_5;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Gives a webhook a new secret. */
  'POST /v2/webhooks/{id}/rotate': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      /** 8 to 200 printable characters; made when absent */
      secret?: string | undefined;
      /** 24 when absent */
      overlap_hours?: number | undefined;
    };
    answers: {
      200: PostV2Webhooks201;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_5;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Sends a test event to one webhook, whatever it subscribes to. */
  'POST /v2/webhooks/{id}/test': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PostV2WebhooksByIdTest200;
      401: Refused401;
      403: Refused401;
      404: Refused404_5;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Link an account of the simulated banks without the widget. */
  'POST /v2/sandbox/link': {
    path: undefined;
    query: undefined;
    body: {
      institution?: string | undefined;
      auth_method?: string | undefined;
      persona?: string | Record<string, unknown> | undefined;
      password?: string | undefined;
      customer?: string | Record<string, unknown> | undefined;
      account_id?: string | undefined;
      ref?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          code: string;
          account: string;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Another one-time code for a linked account. */
  'POST /v2/sandbox/codes': {
    path: undefined;
    query: undefined;
    body: {
      account: string;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          code: string;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The bank now shows these transactions too; the next sync brings them. */
  'POST /v2/sandbox/accounts/{id}/transactions': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      transactions: ({
        date?: string | undefined;
        amount: number;
        type: 'credit' | 'debit';
        narration: string;
        status?: 'pending' | 'posted' | undefined;
        provider_id?: string | undefined;
      })[];
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          added: number;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Sync now, outside every window. */
  'POST /v2/sandbox/accounts/{id}/sync': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          job_id: string;
          job_status: string;
          has_new_data: boolean;
        };
      };
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The bank now demands that the person signs in again. */
  'POST /v2/sandbox/accounts/{id}/reauth': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PostV2AccountsByIdUnlink200;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Transfer money to any account number of the platform, as somebody at a bank does. */
  'POST /v2/sandbox/rails/nip/transfers': {
    path: undefined;
    query: undefined;
    body: {
      /** One that is nobody’s leads to suspense */
      account_number: string;
      /** Kobo */
      amount: number;
      from?: {
        /** The sender's bank */
        nip_code: string;
        account_number: string;
        name: string;
      } | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          /** Thirty digits, by which the switch knows the transfer */
          session_id: string;
        };
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Send a well-formed event of a kind. */
  'POST /v2/sandbox/webhooks/fire': {
    path: undefined;
    query: undefined;
    body: {
      event: string;
      account?: string | undefined;
    };
    answers: {
      200: PostV2WebhooksByIdTest200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: Refused404_2;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** The environment's clock. */
  'GET /v2/sandbox/clock': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: GetV2SandboxClock200;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Move the environment's clock; what falls due on the way runs, in order. */
  'POST /v2/sandbox/clock': {
    path: undefined;
    query: undefined;
    body: {
      advance?: string | undefined;
      now?: string | undefined;
      real?: boolean | undefined;
    };
    answers: {
      200: GetV2SandboxClock200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Faults that are ordered. */
  'GET /v2/sandbox/faults': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2SandboxFaults200DataItem[];
      };
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Order a fault; `times` counts down. */
  'POST /v2/sandbox/faults': {
    path: undefined;
    query: undefined;
    body: {
      /** `connector:gtbank`, `connector:*`, `webhook`, `rail:nip`, `whatsapp`, `registry:bvn`, `registry:*` … */
      target: string;
      match?: Record<string, unknown> | undefined;
      /** `timeout`, `unavailable`, `slow`, `decline:51` … */
      fault: string;
      latency_ms?: number | undefined;
      probability?: number | undefined;
      times?: number | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetV2SandboxFaults200DataItem;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Take a fault back. */
  'DELETE /v2/sandbox/faults/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: undefined;
    answers: {
      200: PostV2AccountsByIdUnlink200;
      401: Refused401;
      403: Refused401;
      404: {
        status: 'failed';
        message: 'This fault does not exist.';
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Keep this environment's data. */
  'POST /v2/sandbox/snapshot': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          created_at: string;
        };
      };
      401: Refused401;
      403: Refused401;
      409: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Bring kept data back. What the environment holds now is replaced; keys and webhook endpoints stay. */
  'POST /v2/sandbox/restore': {
    path: undefined;
    query: undefined;
    body: {
      id: string;
    };
    answers: {
      200: PostV2AccountsByIdUnlink200;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      404: {
        status: 'failed';
        message: 'This snapshot does not exist.';
        data: null;
      };
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Empty this environment's data and put its clock right. Keys and webhook endpoints stay. */
  'POST /v2/sandbox/reset': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: PostV2AccountsByIdUnlink200;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Balance of the business's wallet, in kobo. */
  'GET /users/stats/wallet': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: {
        balance: number;
      };
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Balance of the business's wallet, in kobo. */
  'GET /v1/users/stats/wallet': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: {
        balance: number;
      };
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Statement of usage: metered calls, newest first, and their sums by product, in kobo. */
  'GET /v2/billing/usage': {
    path: undefined;
    query: {
      page?: number | undefined;
      limit?: number | undefined;
      /** The first day, in Lagos: YYYY-MM-DD or DD-MM-YYYY. */
      start?: string | undefined;
      /** The last day, included. */
      end?: string | undefined;
      product?: 'direct_debit' | 'one_time' | 'sweep' | 'balance_check' | 'balance_read' | 'sweep_setup' | 'sweep_linked_account' | 'selfie' | 'split_leg' | 'refund' | 'payout' | 'disbursement_item' | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          totals: ({
            product: string;
            calls: number;
            list_price: number;
            charged: number;
          })[];
          records: ({
            product: string;
            subject: string | null;
            list_price: number;
            charged: number;
            date: string;
          })[];
        };
        meta: GetV2Accounts200Meta;
      };
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** Statement of usage as CSV, newest first, in kobo. At most 50000 calls: narrow the period for more. */
  'GET /v2/billing/usage.csv': {
    path: undefined;
    query: {
      /** The first day, in Lagos: YYYY-MM-DD or DD-MM-YYYY. */
      start?: string | undefined;
      /** The last day, included. */
      end?: string | undefined;
      product?: 'direct_debit' | 'one_time' | 'sweep' | 'balance_check' | 'balance_read' | 'sweep_setup' | 'sweep_linked_account' | 'selfie' | 'split_leg' | 'refund' | 'payout' | 'disbursement_item' | undefined;
    };
    body: undefined;
    answers: {
      200: string;
      400: Refused400;
      401: Refused401;
      403: Refused401;
      413: Refused401;
      429: Refused401;
      500: Refused401;
    };
  };
  /** This document: OpenAPI 3.1. No key. */
  'GET /openapi.json': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: {
        openapi: string;
        [more: string]: unknown;
      };
      429: Refused401;
      500: Refused401;
    };
  };
}

/** The operations that do not answer JSON, and what they answer. */
export const RAW_ANSWERS: Readonly<Record<string, 'text' | 'bytes'>> = {
  'GET /connect.js': 'text',
  'GET /statements/{file}.pdf': 'bytes',
  'GET /v2/payments/payouts.csv': 'text',
  'GET /v3/payments/disburse/disbursements/{id}/distributions.csv': 'text',
  'GET /institutions/{slug}.svg': 'text',
  'GET /v2/billing/usage.csv': 'text',
};
