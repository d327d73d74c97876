// Written by scripts/sdk-types.ts from the connector's OpenAPI document. Do not edit: change a route, then run
// `npm run sdk:types`.

type Refused400 = {
  status: 'failed';
  message: string;
  timestamp: string;
  data: ({
    field: string;
    code: string;
    message: string;
  })[] | null;
  error_code: 'bad_request' | 'invalid_code' | 'invalid_json' | 'unauthorized' | 'invalid_signature' | 'forbidden' | 'not_found' | 'conflict' | 'invalid_state' | 'idempotency_mismatch' | 'validation_error' | 'rate_limited' | 'internal_error' | 'upstream_error' | 'webhook_secret_missing' | 'upstream_timeout';
};

type Refused413 = {
  status: 'failed';
  message: string;
  timestamp: string;
  data: null;
};

type GetSiMonoEvents200Meta = {
  total: number;
  page: number;
  pages: number;
  previous: string | null;
  next: string | null;
};

type GetSiMonoDlq200DataItem = {
  id: string;
  reason: string;
  detail: string;
  decision: string;
  reasons: ({
    rule: number;
    detail: string;
    evidence?: string;
  })[];
  transactionId: string;
  accountId: string;
  environment: string;
  traceId: string;
  payloadHash: string;
  attempts: number;
  firstSeenAt: string;
  lastSeenAt: string;
  status: 'open' | 'replayed' | 'dismissed';
  note: string | null;
};

type PostSiMonoDlqReplay200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    replayed: number;
    drafted: number;
    stillRejected: number;
  };
};

type PostSiMonoRetentionRun200DataCandidates = {
  invoices: number;
  transactions: number;
  events: number;
  dlq: number;
  customers: number;
  payoutBatches: number;
  links: number;
  exchanges: number;
  webhookSubjects: number;
  webhookBodies: number;
  idempotencyKeys: number;
};

type PostSiMonoAllowDeny200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    scope: 'org' | 'account';
    accountId: string | null;
    /** Raised by each change of any list of the environment. */
    version: number;
    allow: ({
      id: string;
      field: string;
      op: string;
      value: string;
      note?: string;
      createdBy: string;
      createdAt: string;
    })[];
    deny: ({
      id: string;
      field: string;
      op: string;
      value: string;
      note?: string;
      createdBy: string;
      createdAt: string;
    })[];
    effective: {
      allow: number;
      deny: number;
    };
    /** Open dead letters that these rules would decide otherwise. */
    openDlqAffected: number;
  };
};

type PostSiMonoAllowDenyBody = {
  scope: 'org' | 'account';
  accountId?: string | undefined;
  allow?: ({
    /** `narration`, `counterparty`, `account_number`, `reference` or `tag`. */
    field: string;
    /** `equals`, `contains` (whole words) or `regex` (linear time: no look-around). */
    op: string;
    /** 1 to 200 characters. */
    value: string;
    note?: string | undefined;
  })[] | undefined;
  deny?: ({
    /** `narration`, `counterparty`, `account_number`, `reference` or `tag`. */
    field: string;
    /** `equals`, `contains` (whole words) or `regex` (linear time: no look-around). */
    op: string;
    /** 1 to 200 characters. */
    value: string;
    note?: string | undefined;
  })[] | undefined;
  mode?: 'merge' | 'replace' | undefined;
  env?: string | undefined;
  envId?: string | undefined;
};

type PostSiMonoAllowDenyDryRun200DataMovesItemFrom = {
  outcome: 'eligible' | 'skipped' | 'rejected';
  detail: string;
};

type GetSiInvoices200DataItemCounterparty = {
  name: string | null;
  account_number: string | null;
  bank: string | null;
};

type GetSiInvoices200DataItemBuyerAddress = {
  street: string;
  city: string;
  postalZone?: string;
  lga?: string;
  state?: string;
  country: string;
};

type GetSiInvoices200DataItem = {
  id: string;
  number: string | null;
  irn: string | null;
  status: string;
  source: string;
  environment: string;
  accountId: string | null;
  transactionId: string | null;
  traceId: string | null;
  currency: string;
  gross: number;
  net: number;
  vat: number;
  vatRateBp: number;
  paid: number;
  invoiceTypeCode: string;
  issueDate: string;
  dueDate: string | null;
  counterparty: GetSiInvoices200DataItemCounterparty;
  description: string | null;
  reference: string | null;
  tags: string[];
  paymentStatus: string;
  kind: 'B2B' | 'B2C' | 'B2G';
  buyer: {
    name: string;
    tin?: string;
    email?: string;
    telephone?: string;
    address?: GetSiInvoices200DataItemBuyerAddress;
  } | null;
  note: string | null;
  paymentTerms: string | null;
  buyerReference: string | null;
  orderReference: string | null;
  lines: ({
    name: string;
    description?: string;
    hsnCode?: string;
    isicCode?: string;
    category?: string;
    sellersItemId?: string;
    quantity: number;
    unit: string;
    price: number;
    net: number;
  })[];
  billing_reference: ({
    irn: string;
    issue_date: string;
  })[];
  eligibility: unknown;
  reviewer: string | null;
  validatedAt: string | null;
  documentHash: string | null;
  signedAt: string | null;
  transmittedAt: string | null;
  version: number;
  createdAt: string;
};

type GetSiInvoicesById200DataAllocationsItem = {
  id: string;
  transactionId: string;
  invoiceId: string;
  amount: number;
  kind: string;
  method: string;
  score: number | null;
  evidence: unknown;
  actor: string;
  createdAt: string;
  reversedAt: string | null;
};

type PatchSiInvoicesById200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: GetSiInvoices200DataItem;
};

type PatchSiInvoicesByIdBodyBuyerAddress = {
  street: string;
  city: string;
  postalZone?: string | undefined;
  lga?: string | undefined;
  state?: string | undefined;
  country: string;
};

type PostSiInvoicesByIdAllocations201 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: GetSiInvoicesById200DataAllocationsItem;
};

type GetSiBusiness200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    businessId: string;
    serviceId: string;
    name: string;
    tin: string;
    email: string;
    address: GetSiInvoices200DataItemBuyerAddress;
    telephone: string | null;
    description: string | null;
    vatMode: string;
    vatRateBp: number;
    numberPrefix: string;
    hsnCode: string | null;
    isicCode: string | null;
    category: string | null;
    hasCryptoKeys: boolean;
  };
};

type GetSiMatching200 = {
  status: 'successful' | 'processing' | 'failed';
  message: string;
  timestamp: string;
  data: {
    autoMatch: boolean;
    proposeAt: number;
    aliasConfirmations: number;
    runnerUpGap: number;
  };
};

export interface Operations {
  /** Make a link on which the account holder links a bank account, or renews the consent to one. */
  'POST /si/mono/widget-link': {
    path: undefined;
    query: undefined;
    body: {
      customer?: {
        id?: string | undefined;
        name?: string | undefined;
        email?: string | undefined;
      } | undefined;
      redirectUrl?: string | undefined;
      redirect_url?: string | undefined;
      meta?: {
        ref?: string | undefined;
      } | undefined;
      institution?: {
        id: string;
        auth_method?: string | undefined;
      } | undefined;
      account?: string | undefined;
      scope?: 'auth' | 'reauth' | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          mono_url: string;
          customer: string;
          meta: {
            ref: string;
          };
          scope: 'auth' | 'reauth';
          redirect_url: string | null;
          created_at: string;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
      502: Refused400;
      504: Refused400;
    };
  };
  /** Exchange the code of a finished link: the account is stored, with the consent to it. */
  'POST /si/mono/exchange': {
    path: undefined;
    query: undefined;
    body: {
      code: string;
      meta?: {
        ref?: string | undefined;
      } | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          linkedAt: string;
          environment: string;
          account: {
            name: string;
            account_number: string | null;
            currency: string;
            type: string;
          } | null;
          institution: {
            name: string;
            bank_code: string | null;
            type: string;
          } | null;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
      502: Refused400;
      504: Refused400;
    };
  };
  /** List linked accounts, newest first; or every account of the app. */
  'GET /si/mono/accounts': {
    path: undefined;
    query: {
      page?: number | undefined;
      linkedOnly?: boolean | 'true' | 'false' | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          id: string;
          name: string | null;
          account_number: string | null;
          currency: string | null;
          balance: number | null;
          type: string | null;
          institution: {
            name: string;
            bank_code: string | null;
            type: string;
          } | null;
          linkedAt?: string;
          lastSyncAt?: string | null;
          reauthRequired?: boolean;
        })[];
        meta: {
          previous: string | null;
          next: string | null;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
      502: Refused400;
      504: Refused400;
    };
  };
  /** End the consent to an account. */
  'POST /si/mono/accounts/{id}/unlink': {
    path: {
      id: string;
    };
    query: {
      purge?: boolean | 'true' | 'false' | undefined;
    };
    body: {
      purge?: boolean | 'true' | 'false' | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          unlinked: true;
          purged: {
            invoices: number;
            events: number;
            dlq: number;
          };
          retainedSigned: number;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
      502: Refused400;
      504: Refused400;
    };
  };
  /** Read one page of transactions from the cursor on, and decide what becomes of each. */
  'POST /si/mono/sync': {
    path: undefined;
    query: undefined;
    body: {
      accountId: string;
      cursor?: string | undefined;
      pageSize?: number | undefined;
      start?: string | undefined;
      end?: string | undefined;
      refresh?: boolean | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          accountId: string;
          fetched: number;
          created: number;
          updated: number;
          duplicates: number;
          skipped: number;
          skippedByReason: Record<string, number>;
          dlq: number;
          cursor: string | null;
          hasMore: boolean;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
      502: Refused400;
      504: Refused400;
    };
  };
  /** Read every linked account of the environment to its end, four at a time. */
  'POST /si/mono/sync-stored': {
    path: undefined;
    query: undefined;
    body: {
      pageSize?: number | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          accounts: ({
            accountId: string;
            ok: boolean;
            fetched: number;
            created: number;
            updated: number;
            duplicates: number;
            skipped: number;
            skippedByReason: Record<string, number>;
            dlq: number;
            cursor: string | null;
            error?: {
              error_code: string;
              message: string;
            };
          })[];
          totals: {
            fetched: number;
            created: number;
            updated: number;
            duplicates: number;
            skipped: number;
            skippedByReason: Record<string, number>;
            dlq: number;
            failed: number;
          };
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** How far an account was read. */
  'GET /si/mono/cursor': {
    path: undefined;
    query: {
      accountId: string;
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          accountId: string;
          cursor: string | null;
          updatedAt: string | null;
          lastSyncAt: string | null;
          lastTransactionDate: string | null;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** What was decided of each transaction and why, newest first. */
  'GET /si/mono/events': {
    path: undefined;
    query: {
      accountId?: string | undefined;
      transactionId?: string | undefined;
      reason?: string | undefined;
      from?: string | undefined;
      to?: string | undefined;
      decision?: 'eligible' | 'skipped' | 'rejected' | 'review' | undefined;
      page?: number | undefined;
      pageSize?: number | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          id: string;
          traceId: string;
          environment: string;
          accountId: string;
          transactionId: string;
          type: string;
          amount: number;
          currency: string;
          narration: string;
          decision: string;
          reason: string | null;
          reasons: ({
            rule: number;
            detail: string;
            evidence?: string;
          })[];
          score: number;
          signals: string[];
          invoiceId: string | null;
          at: string;
        })[];
        meta: GetSiMonoEvents200Meta;
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Transactions that were rejected: those to look at first, then the newest. */
  'GET /si/mono/dlq': {
    path: undefined;
    query: {
      reason?: string | undefined;
      accountId?: string | undefined;
      status?: 'open' | 'replayed' | 'dismissed' | undefined;
      page?: number | undefined;
      pageSize?: number | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetSiMonoDlq200DataItem[];
        meta: GetSiMonoEvents200Meta;
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Evaluate all open entries, or those of a reason or an account, again with today's rules. */
  'POST /si/mono/dlq/replay': {
    path: undefined;
    query: undefined;
    body: {
      reason?: string | undefined;
      accountId?: string | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: PostSiMonoDlqReplay200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Evaluate a rejected transaction again with today's rules. */
  'POST /si/mono/dlq/{id}/replay': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: PostSiMonoDlqReplay200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Close a rejected transaction without an invoice. */
  'POST /si/mono/dlq/{id}/dismiss': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      note?: string | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetSiMonoDlq200DataItem;
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Forget now what is older than MONO_DATA_RETENTION_DAYS, as happens once a day. */
  'POST /si/mono/retention/run': {
    path: undefined;
    query: undefined;
    body: {
      dryRun?: boolean | 'true' | 'false' | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          dryRun: boolean;
          retentionDays: number | null;
          before: string | null;
          candidates: PostSiMonoRetentionRun200DataCandidates;
          purged: PostSiMonoRetentionRun200DataCandidates;
          retainedSigned: number;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Say which transactions always become drafts, and which never do. */
  'POST /si/mono/allow-deny': {
    path: undefined;
    query: undefined;
    body: PostSiMonoAllowDenyBody;
    answers: {
      200: PostSiMonoAllowDeny200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** The allow and deny rules of an environment, or of one of its accounts. */
  'GET /si/mono/allow-deny': {
    path: undefined;
    query: {
      accountId?: string | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          scope: 'org' | 'account';
          accountId: string | null;
          /** Raised by each change of any list of the environment. */
          version: number;
          allow: ({
            id: string;
            field: string;
            op: string;
            value: string;
            note?: string;
            createdBy: string;
            createdAt: string;
          })[];
          deny: ({
            id: string;
            field: string;
            op: string;
            value: string;
            note?: string;
            createdBy: string;
            createdAt: string;
          })[];
          effective: {
            allow: number;
            deny: number;
          };
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Take one rule back. Answers the lists that it stood in, without it. */
  'DELETE /si/mono/allow-deny/{ruleId}': {
    path: {
      ruleId: string;
    };
    query: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: PostSiMonoAllowDeny200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** What a change of the rules would move among the newest transactions, without making it. */
  'POST /si/mono/allow-deny/dry-run': {
    path: undefined;
    query: undefined;
    body: PostSiMonoAllowDenyBody;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          /** Rows that were decided again. */
          rows: number;
          /** By kind of move: `rejected→eligible`. */
          counts: Record<string, number>;
          moves: ({
            transactionId: string;
            from: PostSiMonoAllowDenyDryRun200DataMovesItemFrom;
            to: PostSiMonoAllowDenyDryRun200DataMovesItemFrom;
          })[];
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Where Mono, or the platform, sends its events. */
  'POST /si/mono/webhook': {
    path: undefined;
    query: undefined;
    body: string | Uint8Array;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          event: string;
          action: 'reconciled' | 'drafted' | 'skipped' | 'dlq' | 'duplicate' | 'ignored' | 'queued';
          eventId: string;
        };
      };
      400: Refused400;
      401: Refused400;
      413: Refused400;
      429: Refused413;
      500: Refused400;
      503: Refused400;
    };
  };
  /** Whether webhooks come in, and what became of those of the last 24 hours. */
  'GET /si/mono/webhook-status': {
    path: undefined;
    query: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          status: 'never_received' | 'degraded' | 'healthy';
          endpoint: string;
          verifySignature: boolean;
          secretConfigured: boolean;
          lastReceivedAt: string | null;
          lastEvent: string | null;
          last24h: {
            received: number;
            accepted: number;
            rejected: number;
            duplicate: number;
            unmatched: number;
          };
          lastError: string | null;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** List invoices, newest first. */
  'GET /si/invoices': {
    path: undefined;
    query: {
      status?: string | undefined;
      source?: string | undefined;
      accountId?: string | undefined;
      from?: string | undefined;
      to?: string | undefined;
      page?: number | undefined;
      pageSize?: number | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: GetSiInvoices200DataItem[];
        meta: GetSiMonoEvents200Meta;
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Read an invoice with its reasons, what was paid of it and what happened to it. */
  'GET /si/invoices/{id}': {
    path: {
      id: string;
    };
    query: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          number: string | null;
          irn: string | null;
          status: string;
          source: string;
          environment: string;
          accountId: string | null;
          transactionId: string | null;
          traceId: string | null;
          currency: string;
          gross: number;
          net: number;
          vat: number;
          vatRateBp: number;
          paid: number;
          invoiceTypeCode: string;
          issueDate: string;
          dueDate: string | null;
          counterparty: GetSiInvoices200DataItemCounterparty;
          description: string | null;
          reference: string | null;
          tags: string[];
          paymentStatus: string;
          kind: 'B2B' | 'B2C' | 'B2G';
          buyer: {
            name: string;
            tin?: string;
            email?: string;
            telephone?: string;
            address?: GetSiInvoices200DataItemBuyerAddress;
          } | null;
          note: string | null;
          paymentTerms: string | null;
          buyerReference: string | null;
          orderReference: string | null;
          lines: ({
            name: string;
            description?: string;
            hsnCode?: string;
            isicCode?: string;
            category?: string;
            sellersItemId?: string;
            quantity: number;
            unit: string;
            price: number;
            net: number;
          })[];
          billing_reference: ({
            irn: string;
            issue_date: string;
          })[];
          eligibility: unknown;
          reviewer: string | null;
          validatedAt: string | null;
          documentHash: string | null;
          signedAt: string | null;
          transmittedAt: string | null;
          version: number;
          createdAt: string;
          allocations: GetSiInvoicesById200DataAllocationsItem[];
          history: ({
            action: string;
            status: string;
            actor: string;
            at: string;
            detail: unknown;
          })[];
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Change an invoice before it is signed. */
  'PATCH /si/invoices/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      issueDate?: string | undefined;
      dueDate?: string | null | undefined;
      kind?: 'B2B' | 'B2C' | 'B2G' | undefined;
      buyer?: {
        name: string;
        tin?: string | undefined;
        email?: string | undefined;
        telephone?: string | undefined;
        address?: PatchSiInvoicesByIdBodyBuyerAddress | undefined;
      } | null | undefined;
      lines?: ({
        name: string;
        description?: string | undefined;
        hsnCode?: string | undefined;
        isicCode?: string | undefined;
        category?: string | undefined;
        sellersItemId?: string | undefined;
        quantity?: number | undefined;
        unit?: string | undefined;
        price: number;
      })[] | undefined;
      vatRateBp?: number | undefined;
      note?: string | null | undefined;
      paymentTerms?: string | null | undefined;
      buyerReference?: string | null | undefined;
      orderReference?: string | null | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: PatchSiInvoicesById200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Confirm a draft: a person says that it is an invoice. */
  'POST /si/invoices/{id}/confirm': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      number?: string | undefined;
      issueDate?: string | undefined;
      kind?: 'B2B' | 'B2C' | 'B2G' | undefined;
      buyer?: {
        name: string;
        tin?: string | undefined;
        email?: string | undefined;
        telephone?: string | undefined;
        address?: PatchSiInvoicesByIdBodyBuyerAddress | undefined;
      } | null | undefined;
      lines?: ({
        name: string;
        description?: string | undefined;
        hsnCode?: string | undefined;
        isicCode?: string | undefined;
        category?: string | undefined;
        sellersItemId?: string | undefined;
        quantity?: number | undefined;
        unit?: string | undefined;
        price: number;
      })[] | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: PatchSiInvoicesById200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      422: Refused400;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Reject an invoice that is none. */
  'POST /si/invoices/{id}/reject': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      note?: string | null | undefined;
      learn?: boolean | 'true' | 'false' | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: PatchSiInvoicesById200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Validate a confirmed invoice, here and at the tax authority. */
  'POST /si/invoices/{id}/validate': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          status: string;
          irn: string;
          validatedAt: string;
          documentHash: string;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      422: Refused400;
      429: Refused400;
      500: Refused400;
      502: Refused400;
      504: Refused400;
    };
  };
  /** Sign a validated invoice at the tax authority, once. */
  'POST /si/invoices/{id}/sign': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          status: string;
          irn: string;
          signedAt: string;
          qr: {
            text: string;
            png: string;
          };
        };
      };
      202: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          status: string;
          irn: string;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      422: Refused400;
      429: Refused400;
      500: Refused400;
      502: Refused400;
    };
  };
  /** Hand a signed invoice to its buyer through the tax authority. */
  'POST /si/invoices/{id}/transmit': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: PatchSiInvoicesById200;
      202: PatchSiInvoicesById200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      422: Refused400;
      429: Refused400;
      500: Refused400;
      502: Refused400;
    };
  };
  /** The QR code of a signed invoice, as PNG or SVG. */
  'GET /si/invoices/{id}/qr': {
    path: {
      id: string;
    };
    query: {
      format?: 'png' | 'svg' | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: string;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** A signed invoice as a PDF, with its QR code. */
  'GET /si/invoices/{id}/pdf': {
    path: {
      id: string;
    };
    query: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: string;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** A signed invoice as UBL 2.1 XML, for systems that read EN 16931. */
  'GET /si/invoices/{id}/ubl': {
    path: {
      id: string;
    };
    query: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: string;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Draft a credit note for a signed invoice, in whole or in part. */
  'POST /si/invoices/{id}/credit-note': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      amount?: number | undefined;
      reason: string;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      201: PatchSiInvoicesById200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Payments that may belong to an invoice, best first, each with its evidence. */
  'GET /si/invoices/{id}/matches': {
    path: {
      id: string;
    };
    query: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          transaction: {
            id: string;
            accountId: string;
            amount: number;
            unallocated: number;
            currency: string;
            date: string;
            text: string;
            counterparty: string | null;
          };
          rule: string;
          score: number;
          certain: boolean;
          lines: ({
            invoiceId: string;
            amount: number;
            kind: string;
          })[];
          evidence: unknown;
        })[];
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Say that a payment does not pay an invoice: the pair is never suggested again. */
  'POST /si/invoices/{id}/matches/dismiss': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      transactionId: string;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          transactionId: string;
          invoiceId: string;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Say that a payment pays an invoice, in whole or in part. */
  'POST /si/invoices/{id}/allocations': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      transactionId: string;
      amount: number;
      kind: 'payment' | 'fee' | 'withholding' | 'rounding' | 'overpayment';
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      201: PostSiInvoicesByIdAllocations201;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Undo an allocation. It stays in the books as reversed. */
  'POST /si/allocations/{id}/reverse': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      note?: string | null | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: PostSiInvoicesByIdAllocations201;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** What the tax authority knows the business of this environment as. */
  'GET /si/business': {
    path: undefined;
    query: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: GetSiBusiness200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Set the business of this environment: its ids at the tax authority, its address, its VAT, its numbers. */
  'PUT /si/business': {
    path: undefined;
    query: undefined;
    body: {
      businessId: string;
      serviceId: string;
      name: string;
      tin: string;
      email: string;
      address: PatchSiInvoicesByIdBodyBuyerAddress;
      telephone?: string | null | undefined;
      description?: string | null | undefined;
      vatMode?: 'inclusive' | 'none' | undefined;
      vatRateBp?: number | undefined;
      numberPrefix?: string | undefined;
      hsnCode?: string | null | undefined;
      isicCode?: string | null | undefined;
      category?: string | null | undefined;
      cryptoKeys?: string | null | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: GetSiBusiness200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** What a payment may pay or take back, as it was found when the payment was decided, best first. */
  'GET /si/transactions/{id}/suggestions': {
    path: {
      id: string;
    };
    query: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: ({
          rule: string;
          score: number;
          certain: boolean;
          lines: ({
            invoiceId: string;
            amount: number;
            kind: string;
          })[];
          evidence: unknown;
          reverses: string[];
          creditNotesFor: string[];
        })[];
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** How payments are matched: whether anything applies by itself, and the thresholds. */
  'GET /si/matching': {
    path: undefined;
    query: {
      env?: string | undefined;
      envId?: string | undefined;
    };
    body: undefined;
    answers: {
      200: GetSiMatching200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Switch auto-match on or off, and set the thresholds. What is not named stays. */
  'PUT /si/matching': {
    path: undefined;
    query: undefined;
    body: {
      autoMatch?: boolean | undefined;
      proposeAt?: number | undefined;
      aliasConfirmations?: number | undefined;
      runnerUpGap?: number | undefined;
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: GetSiMatching200;
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Name the virtual accounts and payment links that collect for this invoice alone. */
  'PUT /si/invoices/{id}/collectors': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      collectors: string[];
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          collectors: string[];
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      409: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** A payment gateway's report of what one payout holds. A batch that is here stays as it was. */
  'PUT /si/payout-batches/{id}': {
    path: {
      id: string;
    };
    query: undefined;
    body: {
      gateway: string;
      currency: string;
      settledOn: string;
      sales: ({
        invoiceId: string;
        gross: number;
        fee?: number | undefined;
      })[];
      env?: string | undefined;
      envId?: string | undefined;
    };
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          id: string;
          isNew: boolean;
        };
      };
      400: Refused400;
      401: Refused400;
      403: Refused400;
      404: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
    };
  };
  /** Who calls: the person or key, its organisations, and the role and environments in each. */
  'GET /si/me': {
    path: undefined;
    query: undefined;
    body: undefined;
    answers: {
      200: {
        status: 'successful' | 'processing' | 'failed';
        message: string;
        timestamp: string;
        data: {
          via: 'key' | 'person';
          email: string | null;
          name: string | null;
          organisations: ({
            id: string;
            name: string;
            role: 'viewer' | 'operator' | 'admin' | 'deployment';
            environments: ({
              envId: string;
              label: 'sandbox' | 'production';
            })[];
          })[];
        };
      };
      401: Refused400;
      403: Refused400;
      413: Refused413;
      429: Refused400;
      500: Refused400;
      502: Refused400;
      504: Refused400;
    };
  };
}

/** The operations that do not answer JSON, and what they answer. */
export const RAW_ANSWERS: Readonly<Record<string, 'text' | 'bytes'>> = {

};
