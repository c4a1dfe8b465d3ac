-- One comparison of the provider's settlement report with our payments, by day; a later run replaces it.
CREATE TABLE reconciliation (
    day         date        PRIMARY KEY,
    run_at      timestamptz NOT NULL,
    movements   integer     NOT NULL,
    differences integer     NOT NULL
);

CREATE TABLE reconciliation_difference (
    day                 date   NOT NULL REFERENCES reconciliation ON DELETE CASCADE,
    number              bigint GENERATED ALWAYS AS IDENTITY,
    kind                text   NOT NULL,
    movement            text   NOT NULL,
    provider_payment_id text,
    order_id            text,
    ours                text,
    theirs              text,
    PRIMARY KEY (day, number)
);

GRANT SELECT, INSERT, UPDATE ON reconciliation TO ${appRole};
GRANT SELECT, INSERT, DELETE ON reconciliation_difference TO ${appRole};
