-- Messages that a consumer could not apply, and those of the same key that wait behind them, in the order of their
-- arrival. A row leaves only because somebody decided: by a replay that succeeded, or by a discard.
CREATE TABLE dead_letter (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer      text        NOT NULL,
    message_id    uuid        NOT NULL,
    reason        text        NOT NULL,
    detail        text        NOT NULL,
    topic         text        NOT NULL,
    partition     integer     NOT NULL,
    "offset"      bigint      NOT NULL,
    key           text,
    type          text,
    source        text,
    sequence      bigint,
    time          timestamptz NOT NULL,
    headers       text        NOT NULL,
    body          bytea,
    attempts      integer     NOT NULL DEFAULT 1,
    failed_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (consumer, message_id)
);
CREATE INDEX dead_letter_by_key ON dead_letter (consumer, topic, key, id);

-- A key whose messages wait. Listener and replay both lock this row.
CREATE TABLE parked_key (
    consumer text        NOT NULL,
    topic    text        NOT NULL,
    key      text        NOT NULL,
    since    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, topic, key)
);

-- Who did what to a dead letter, when and why. Rows are added, never changed.
CREATE TABLE dead_letter_audit (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at             timestamptz NOT NULL DEFAULT now(),
    who            text        NOT NULL,
    action         text        NOT NULL,
    why            text        NOT NULL,
    outcome        text        NOT NULL,
    dead_letter_id bigint,
    consumer       text,
    topic          text,
    key            text,
    message_id     uuid
);
CREATE INDEX dead_letter_audit_by_letter ON dead_letter_audit (dead_letter_id) WHERE dead_letter_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON dead_letter TO ${appRole};
-- SELECT … FOR UPDATE needs UPDATE on a column.
GRANT SELECT, INSERT, UPDATE, DELETE ON parked_key TO ${appRole};
GRANT SELECT, INSERT ON dead_letter_audit TO ${appRole};
