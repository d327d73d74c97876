-- Events of payments are about a person and no linked account: they too are found when the person is to be forgotten.
alter table events add column customer_id text collate "C";
create index events_customer on events (env_id, customer_id) where customer_id is not null;
