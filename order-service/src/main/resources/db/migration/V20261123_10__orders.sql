-- Ids are UUIDv7: the primary key's order is the order of placing, and lists page by it.
CREATE TABLE orders (
    id             uuid           PRIMARY KEY,
    version        bigint         NOT NULL,
    customer_id    text           NOT NULL,
    payment_method text           NOT NULL,
    total          numeric(19, 4) NOT NULL,
    currency       text           NOT NULL,
    status         text           NOT NULL,
    reason         text,
    settled        boolean        NOT NULL,
    last_sequence  bigint         NOT NULL,
    placed_at      timestamptz    NOT NULL,
    updated_at     timestamptz    NOT NULL,
    CHECK (total >= 0),
    CHECK ((reason IS NULL) = (status NOT IN ('REJECTED', 'CANCELLED')))
) WITH (fillfactor = 70);

CREATE INDEX orders_of_customer ON orders (customer_id, id);
-- Few rows: what is under way. Serves the age of sagas by state, and lists of orders that are not over.
CREATE INDEX orders_under_way ON orders (status, id) WHERE NOT settled;

CREATE TABLE order_lines (
    order_id   uuid           NOT NULL REFERENCES orders,
    line       integer        NOT NULL,
    sku        text           NOT NULL,
    quantity   integer        NOT NULL CHECK (quantity > 0),
    unit_price numeric(19, 4) NOT NULL,
    currency   text           NOT NULL,
    PRIMARY KEY (order_id, line)
);

-- One row for each command that an order's saga has sent. Its reply is awaited while there is a deadline.
CREATE TABLE saga_steps (
    order_id       uuid        NOT NULL REFERENCES orders,
    step           text        NOT NULL,
    attempts       integer     NOT NULL,
    first_sent_at  timestamptz NOT NULL,
    last_sent_at   timestamptz NOT NULL,
    deadline       timestamptz,
    ended_at       timestamptz,
    outcome        text,
    PRIMARY KEY (order_id, step),
    CHECK ((deadline IS NULL) = (outcome IS NOT NULL)),
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
);

CREATE INDEX saga_steps_by_deadline ON saga_steps (deadline, order_id) WHERE deadline IS NOT NULL;

-- What operators did to sagas by hand. Never changed.
CREATE TABLE saga_interventions (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id uuid        NOT NULL REFERENCES orders,
    kind     text        NOT NULL,
    operator text        NOT NULL,
    note     text        NOT NULL,
    at       timestamptz NOT NULL
);

CREATE INDEX saga_interventions_of_order ON saga_interventions (order_id, id);

GRANT SELECT, INSERT, UPDATE ON orders TO ${appRole};
GRANT SELECT, INSERT ON order_lines TO ${appRole};
GRANT SELECT, INSERT, UPDATE ON saga_steps TO ${appRole};
GRANT SELECT, INSERT ON saga_interventions TO ${appRole};
