CREATE TABLE reservation (
    order_id   uuid PRIMARY KEY,
    state      text NOT NULL CHECK (state IN ('NEW', 'RESERVED', 'REJECTED', 'COMMITTED', 'RELEASED', 'RETURNED', 'TOMBSTONE')),
    -- How many events this reservation has published.
    sequence   bigint NOT NULL,
    -- Why it was rejected, to say it again when asked again: [{sku, requested, available}].
    shortages  jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70);

CREATE TABLE reservation_line (
    order_id   uuid NOT NULL REFERENCES reservation,
    sku        text NOT NULL,
    quantity   int NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, sku)
);

-- Few rows: what is held at this moment. Serves the operators' list of it.
CREATE INDEX reservation_held ON reservation (order_id) WHERE state = 'RESERVED';

-- What operators released by hand. An audit trail: nothing in it is changed or removed.
CREATE TABLE reservation_release (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id   uuid        NOT NULL REFERENCES reservation,
    operator   text        NOT NULL,
    note       text        NOT NULL,
    at         timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX reservation_release_of ON reservation_release (order_id);

GRANT SELECT, INSERT, UPDATE ON reservation TO ${appRole};
GRANT SELECT, INSERT ON reservation_line, reservation_release TO ${appRole};
