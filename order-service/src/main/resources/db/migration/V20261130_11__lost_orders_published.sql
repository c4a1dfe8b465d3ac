-- Whoever knows a lost order from its events is told that it is cancelled: how many events were published about it.
alter table lost_orders add column last_sequence bigint not null default 0;
