CREATE TABLE product (
    sku        text PRIMARY KEY,
    name       text NOT NULL,
    amount     numeric(19, 4) NOT NULL CHECK (amount > 0),
    currency   char(3) NOT NULL,
    -- How many events this product has published.
    sequence   bigint NOT NULL DEFAULT 0
);

-- A row of its own: a reservation must not wait for a change of price, nor the other way round.
CREATE TABLE stock (
    sku        text PRIMARY KEY REFERENCES product,
    received   bigint NOT NULL DEFAULT 0,
    available  bigint NOT NULL DEFAULT 0 CHECK (available >= 0),
    reserved   bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    shipped    bigint NOT NULL DEFAULT 0 CHECK (shipped >= 0),
    CONSTRAINT stock_is_conserved CHECK (available + reserved + shipped = received)
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE ON product, stock TO ${appRole};
