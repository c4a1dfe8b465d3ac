-- The payment of an order. What a state needs beside its name stands in reason, next_step, reversal, cause and requested.
CREATE TABLE payment (
    order_id            uuid        PRIMARY KEY,
    payment_id          uuid        NOT NULL UNIQUE,
    amount              numeric     CHECK (amount > 0),
    currency            text,
    payment_method      text,
    state               text        NOT NULL CHECK (state IN ('AUTHORIZING', 'AUTHORIZED', 'DECLINED', 'CAPTURING',
                                                              'CAPTURED', 'CAPTURE_FAILED', 'REVERSING', 'REVERSED')),
    reason              text,
    reversal            text        CHECK (reversal IN ('VOIDED', 'REFUNDED', 'NOTHING')),
    next_step           text        CHECK (next_step IN ('HOLD', 'CAPTURE', 'REVERSE')),
    cause               text        CHECK (cause IN ('REQUESTED', 'WRONG_AUTHORIZATION', 'WRONG_CAPTURE')),
    requested           boolean,
    provider_payment_id text,
    sequence            bigint      NOT NULL CHECK (sequence >= 0),
    attention           text,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    -- Without terms nothing was ever asked of the provider: a tombstone.
    CHECK (num_nonnulls(amount, currency, payment_method) IN (0, 3)),
    CHECK (amount IS NOT NULL OR state = 'REVERSED'),
    CHECK ((state IN ('AUTHORIZING', 'CAPTURING')) = (next_step IS NOT NULL)),
    CHECK ((state = 'REVERSING') = (cause IS NOT NULL)),
    CHECK ((state = 'REVERSING') = (requested IS NOT NULL))
) WITH (fillfactor = 70);

CREATE INDEX payment_newest ON payment (created_at DESC, payment_id DESC);
CREATE INDEX payment_by_provider_id ON payment (provider_payment_id) WHERE provider_payment_id IS NOT NULL;
CREATE INDEX payment_needing_attention ON payment (created_at) WHERE attention IS NOT NULL;

-- What the provider is to do, written down before it is called. An intent is closed by an answer to its own keyed call
-- and by nothing else. due_at is in the future while somebody carries it out: the lease.
CREATE TABLE payment_intent (
    order_id    uuid        NOT NULL REFERENCES payment,
    operation   text        NOT NULL CHECK (operation IN ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND')),
    attempts    integer     NOT NULL DEFAULT 0,
    due_at      timestamptz NOT NULL DEFAULT now(),
    requested_at timestamptz NOT NULL,
    answered_at timestamptz,
    refusal     text,
    -- What the command belonged to: the events of its answer belong to the same.
    correlation_id uuid,
    causation_id   uuid,
    traceparent    text,
    PRIMARY KEY (order_id, operation)
) WITH (fillfactor = 70);

CREATE INDEX payment_intent_due ON payment_intent (due_at) WHERE answered_at IS NULL;
CREATE INDEX payment_intent_moved ON payment_intent (answered_at) WHERE operation IN ('CAPTURE', 'REFUND');

GRANT SELECT, INSERT, UPDATE ON payment, payment_intent TO ${appRole};
