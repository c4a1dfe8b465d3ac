-- Orders that the other services have replied to and that are not here, since this service was restored from a backup
-- that is older than they are. What became of their stock and money; kept for whoever talks to the customers.
create table lost_orders (
    order_id       uuid        primary key,
    replies        bigint      not null,
    last_reply     text        not null,
    stock          text        not null check (stock in ('NOT_NEEDED', 'REQUESTED', 'DONE')),
    payment        text        not null check (payment in ('NOT_NEEDED', 'REQUESTED', 'DONE')),
    first_reply_at timestamptz not null,
    last_reply_at  timestamptz not null
);

grant select, insert, update on lost_orders to ${appRole};
