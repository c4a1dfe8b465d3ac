CREATE TABLE reservation (
    order_id   uuid PRIMARY KEY,
    state      text NOT NULL CHECK (state IN ('NEW', 'RESERVED', 'REJECTED', 'COMMITTED', 'RELEASED', 'RETURNED', 'BARRED')),
    -- How many events this reservation has published.
    sequence   bigint NOT NULL,
    -- Why it was rejected, to say it again when asked again: [{sku, requested, available}].
    shortages  jsonb NOT NULL DEFAULT '[]'
) WITH (fillfactor = 70);

CREATE TABLE reservation_line (
    order_id   uuid NOT NULL REFERENCES reservation,
    sku        text NOT NULL,
    quantity   int NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, sku)
);

GRANT SELECT, INSERT, UPDATE ON reservation TO ${appRole};
GRANT SELECT, INSERT ON reservation_line TO ${appRole};
