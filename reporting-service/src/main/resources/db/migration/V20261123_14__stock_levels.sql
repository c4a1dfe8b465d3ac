CREATE TABLE stock_product (
    generation        integer NOT NULL,
    sku               text    NOT NULL,
    name              text,
    price             numeric,
    currency          text,
    product_epoch     bigint  NOT NULL,
    product_sequence  bigint  NOT NULL,
    received          bigint  NOT NULL,
    received_epoch    bigint  NOT NULL,
    received_sequence bigint  NOT NULL,
    PRIMARY KEY (generation, sku)
) WITH (fillfactor = 80);

-- What each reservation holds, so that its next event can move the counters.
CREATE TABLE stock_reservation (
    generation integer  NOT NULL,
    order_id   uuid     NOT NULL,
    rank       smallint NOT NULL,
    lines      jsonb    NOT NULL,
    PRIMARY KEY (generation, order_id)
) WITH (fillfactor = 80);

-- Per Kafka partition, as in sales_hour.
CREATE TABLE stock_held (
    generation   integer NOT NULL,
    sku          text    NOT NULL,
    partition_no integer NOT NULL,
    reserved     bigint  NOT NULL,
    shipped      bigint  NOT NULL,
    PRIMARY KEY (generation, sku, partition_no)
) WITH (fillfactor = 50);

CREATE VIEW stock_levels AS
SELECT p.sku, p.name, p.price, p.currency, p.received,
       p.received - coalesce(h.reserved, 0) - coalesce(h.shipped, 0) AS available,
       coalesce(h.reserved, 0) AS reserved, coalesce(h.shipped, 0) AS shipped
FROM stock_product p
LEFT JOIN LATERAL (
    SELECT sum(reserved)::bigint AS reserved, sum(shipped)::bigint AS shipped
    FROM stock_held
    WHERE generation = p.generation AND sku = p.sku
) h ON true
WHERE p.product_sequence > 0
  AND p.generation = (SELECT live_generation FROM projection WHERE name = 'stock_levels');

GRANT SELECT, INSERT, UPDATE, DELETE ON stock_product, stock_reservation, stock_held TO ${appRole};
GRANT SELECT ON stock_levels TO ${appRole};
