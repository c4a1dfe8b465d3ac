-- A replica of inventory-service's products: only what placing an order needs. The latest epoch wins, within it
-- the highest sequence.
CREATE TABLE catalogue (
    sku        text           PRIMARY KEY,
    price      numeric(19, 4) NOT NULL,
    currency   text           NOT NULL,
    epoch      bigint         NOT NULL,
    sequence   bigint         NOT NULL,
    changed_at timestamptz    NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON catalogue TO ${appRole};
