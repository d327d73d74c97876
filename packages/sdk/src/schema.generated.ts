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
  'GET /institutions/{slug}.svg': 'text',
};
