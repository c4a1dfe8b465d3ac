-- What operators reversed by hand. An audit trail: nothing in it is changed or removed.
CREATE TABLE payment_reversal (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id uuid        NOT NULL REFERENCES payment,
    operator text        NOT NULL,
    note     text        NOT NULL,
    at       timestamptz NOT NULL
);

CREATE INDEX payment_reversal_of ON payment_reversal (order_id);

-- Few rows: what the provider holds and has not taken at this moment. Serves the operators' list of it. Nothing has been
-- released: the table is empty.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX payment_authorized ON payment (created_at DESC, payment_id DESC) WHERE state = 'AUTHORIZED';

GRANT SELECT, INSERT ON payment_reversal TO ${appRole};
