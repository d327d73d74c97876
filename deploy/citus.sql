-- Spreads Kente over many PostgreSQL servers with Citus: every tenant's rows live together, by env_id.
--
--   kente migrate
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f deploy/citus.sql
--
-- Needs the extension on every node (shared_preload_libraries = 'citus') and the workers added with citus_add_node.
-- Safe to run again: tables that are distributed already are left alone, so run it after each migration that adds some.
-- What is not named here (schema_migrations, the job queue) stays on the coordinator.

create extension if not exists citus;

-- The ledger's triggers read rows of their own tenant alone, which live on the same node; Citus wants to be told so.
set citus.enable_unsafe_triggers = on;

do $$
declare
  -- The control plane: small, read by everybody, copied to every node. In the order of their foreign keys.
  reference_tables constant text[] := array[
    'businesses',
    'apps',
    'environments',
    'api_keys',
    'public_ids',
    'institution_calls',
    'installation',
    'worker_heartbeats',
    'console_users',
    'console_accounts',
    'console_sessions',
    'console_sign_in_tries',
    'console_signing_keys'
  ];
  -- Tenant tables. All are colocated with the first one, so that a transaction of one environment stays on one node.
  distributed_tables constant text[] := array[
    'customers',
    'links',
    'link_sessions',
    'link_codes',
    'reauth_tokens',
    'accounts',
    'account_credentials',
    'consents',
    'refresh_jobs',
    'statement_jobs',
    'statement_pieces',
    'statement_imports',
    'statement_import_rows',
    'transactions',
    'transaction_weeks',
    'insight_jobs',
    'enrichment_records',
    'income_records',
    'category_corrections',
    'investment_holdings',
    'investment_earnings',
    'payments',
    'settlement_items',
    'payment_settings',
    'sub_accounts',
    'refunds',
    'payouts',
    'disbursement_sources',
    'disbursements',
    'disbursement_items',
    'disbursement_returns',
    'event_counters',
    'events',
    'webhook_endpoints',
    'webhook_deliveries',
    'webhook_attempts',
    'rail_movements',
    'rail_queue',
    'rail_reports',
    'rail_differences',
    'rail_credits',
    'rail_settlements',
    'scheduled_tasks',
    'clock_moves',
    'sandbox_faults',
    'sandbox_snapshots',
    'mandates',
    'mandate_otp_sessions',
    'debited_accounts',
    'fixed_schedules',
    'beneficiary_credits',
    'checkout_sessions',
    'checkout_transfers',
    'ledger_accounts',
    'ledger_transactions',
    'ledger_entries',
    'price_overrides',
    'wallet_holds',
    'usage_records',
    'idempotency_keys'
  ];
  each_table text;
begin
  foreach each_table in array reference_tables loop
    if not exists (select from pg_dist_partition where logicalrelid = each_table::regclass) then
      perform create_reference_table(each_table::regclass);
    end if;
  end loop;
  foreach each_table in array distributed_tables loop
    if not exists (select from pg_dist_partition where logicalrelid = each_table::regclass) then
      perform create_distributed_table(
        each_table::regclass,
        'env_id',
        colocate_with => case when each_table = distributed_tables[1] then 'none' else distributed_tables[1] end
      );
    end if;
  end loop;
end
$$;
