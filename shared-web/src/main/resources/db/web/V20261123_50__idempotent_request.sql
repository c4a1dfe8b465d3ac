-- Answers that were already given, by caller and Idempotency-Key. The row commits with the request's effect.
CREATE TABLE idempotent_request (
    caller      text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL,
    status      smallint    NOT NULL,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
);

CREATE INDEX idempotent_request_created_at ON idempotent_request (created_at);

GRANT SELECT, INSERT, DELETE ON idempotent_request TO ${appRole};
