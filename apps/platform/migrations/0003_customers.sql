-- Finding everything of a person: their customer record by phone, and what is to be forgotten with them.

create index customers_phone on customers (env_id, phone);
create index links_customer on links (env_id, customer_id) where customer_id is not null;
create index links_account on links (env_id, account_id) where account_id is not null;
create index link_sessions_account on link_sessions (env_id, account_id) where account_id is not null;
create index consents_customer on consents (env_id, customer_id);
create index events_account on events (env_id, account_id) where account_id is not null;
