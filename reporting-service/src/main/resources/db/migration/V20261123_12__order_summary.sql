-- One row per order, as order-service, payment-service and inventory-service each tell their part of it.
CREATE TABLE order_summary_row (
    generation       integer     NOT NULL,
    order_id         uuid        NOT NULL,
    customer_id      text,
    total            numeric,
    currency         text,
    items            bigint,
    placed_at        timestamptz,
    status           text,
    settled          boolean,
    reason           text,
    order_epoch      bigint      NOT NULL,
    order_sequence   bigint      NOT NULL,
    payment          text,
    payment_rank     smallint    NOT NULL,
    reservation      text,
    reservation_rank smallint    NOT NULL,
    updated_at       timestamptz NOT NULL,
    PRIMARY KEY (generation, order_id)
) WITH (fillfactor = 80);

CREATE INDEX order_summary_latest ON order_summary_row (generation, placed_at, order_id) WHERE placed_at IS NOT NULL;
CREATE INDEX order_summary_by_status ON order_summary_row (generation, status, placed_at, order_id) WHERE placed_at IS NOT NULL;
CREATE INDEX order_summary_by_customer ON order_summary_row (generation, customer_id, placed_at, order_id) WHERE placed_at IS NOT NULL;

-- What payment or inventory tell of an order before order-service does is kept, and shown once the order is known.
CREATE VIEW order_summary AS
SELECT order_id, customer_id, total, currency, items, placed_at, status, settled, reason, payment, reservation, updated_at
FROM order_summary_row
WHERE placed_at IS NOT NULL
  AND generation = (SELECT live_generation FROM projection WHERE name = 'order_summary');

GRANT SELECT, INSERT, UPDATE, DELETE ON order_summary_row TO ${appRole};
GRANT SELECT ON order_summary TO ${appRole};
