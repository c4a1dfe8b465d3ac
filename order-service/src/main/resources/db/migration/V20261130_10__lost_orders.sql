-- Orders that the other services have replied to and that are not here, since this service was restored from a backup
-- that is older than they are. What became of their stock and money; kept for whoever talks to the customers.
CREATE TABLE lost_orders (
    order_id       uuid        PRIMARY KEY,
    replies        bigint      NOT NULL,
    last_reply     text        NOT NULL,
    stock          text        NOT NULL CHECK (stock IN ('NOT_NEEDED', 'REQUESTED', 'DONE')),
    payment        text        NOT NULL CHECK (payment IN ('NOT_NEEDED', 'REQUESTED', 'DONE')),
    first_reply_at timestamptz NOT NULL,
    last_reply_at  timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON lost_orders TO ${appRole};
