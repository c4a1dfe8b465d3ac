-- Lists of orders that are decided, by status: an operator looks for the few that were rejected or cancelled.
create index orders_decided on orders (status, id) where status in ('CONFIRMED', 'REJECTED', 'CANCELLED');
