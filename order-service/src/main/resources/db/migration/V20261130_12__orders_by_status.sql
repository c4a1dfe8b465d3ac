-- Lists of orders that are decided, by status: an operator looks for the few that were rejected or cancelled.
-- Nothing has been released: the table is empty.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX orders_decided ON orders (status, id) WHERE status IN ('CONFIRMED', 'REJECTED', 'CANCELLED');
