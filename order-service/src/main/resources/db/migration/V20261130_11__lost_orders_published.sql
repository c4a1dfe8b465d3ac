-- Whoever knows a lost order from its events is told that it is cancelled: how many events were published about it.
ALTER TABLE lost_orders ADD COLUMN last_sequence bigint NOT NULL DEFAULT 0;
