-- What each order counts for, so that its next event can move the count.
CREATE TABLE sales_order (
    generation integer NOT NULL,
    order_id   uuid    NOT NULL,
    epoch      bigint  NOT NULL,
    sequence   bigint  NOT NULL,
    hour       timestamptz,
    currency   text,
    total      numeric,
    status     text,
    PRIMARY KEY (generation, order_id)
) WITH (fillfactor = 80);

-- Counters per hour in which the orders were placed (UTC). They are kept per Kafka partition and summed by the reader,
-- so that two consumers never wait for each other's counter.
CREATE TABLE sales_hour (
    generation   integer     NOT NULL,
    hour         timestamptz NOT NULL,
    currency     text        NOT NULL,
    partition_no integer     NOT NULL,
    placed       bigint      NOT NULL,
    confirmed    bigint      NOT NULL,
    rejected     bigint      NOT NULL,
    cancelled    bigint      NOT NULL,
    revenue      numeric     NOT NULL,
    PRIMARY KEY (generation, hour, currency, partition_no)
) WITH (fillfactor = 50);

CREATE VIEW hourly_sales AS
SELECT hour, currency, sum(placed)::bigint AS placed, sum(confirmed)::bigint AS confirmed,
       sum(rejected)::bigint AS rejected, sum(cancelled)::bigint AS cancelled, sum(revenue) AS revenue
FROM sales_hour
WHERE generation = (SELECT live_generation FROM projection WHERE name = 'daily_sales')
GROUP BY hour, currency;

GRANT SELECT, INSERT, UPDATE, DELETE ON sales_order, sales_hour TO ${appRole};
GRANT SELECT ON hourly_sales TO ${appRole};
