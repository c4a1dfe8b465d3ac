-- Messages that are committed and not yet on their topic. The id is drawn while the writer holds its aggregate's row
-- lock, so that ids of one aggregate ascend in the order of its changes; ids of different aggregates commit in any order.
CREATE TABLE outbox (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id     uuid        NOT NULL,
    type           text        NOT NULL,
    topic          text        NOT NULL,
    key            text        NOT NULL,
    sequence       bigint,
    correlation_id uuid        NOT NULL,
    causation_id   uuid,
    traceparent    text,
    created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    body           text        NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000,
        autovacuum_vacuum_cost_delay = 0);

-- Messages that the broker refuses for good, and everything behind them under the same key. They keep their ids, so
-- that a release puts them back where they were.
CREATE TABLE outbox_quarantine (
    id             bigint      PRIMARY KEY,
    message_id     uuid        NOT NULL,
    type           text        NOT NULL,
    topic          text        NOT NULL,
    key            text        NOT NULL,
    sequence       bigint,
    correlation_id uuid        NOT NULL,
    causation_id   uuid,
    traceparent    text,
    created_at     timestamptz NOT NULL,
    body           text        NOT NULL,
    reason         text        NOT NULL,
    quarantined_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    released_at    timestamptz
);
CREATE INDEX outbox_quarantine_by_key ON outbox_quarantine (topic, key, id);
CREATE INDEX outbox_quarantine_released ON outbox_quarantine (topic, key) WHERE released_at IS NOT NULL;

-- One row: how many times the quarantine was changed by anybody, in the transaction of the change. The relay looks at it
-- each second, and at the quarantine itself only when it has moved. What the relay adds, it knows.
CREATE TABLE outbox_quarantine_version (
    the_only boolean PRIMARY KEY DEFAULT true CHECK (the_only),
    version  bigint  NOT NULL
);
INSERT INTO outbox_quarantine_version (version) VALUES (0);

CREATE FUNCTION outbox_quarantine_changed() RETURNS trigger
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = "${flyway:defaultSchema}", pg_temp
AS $$
BEGIN
    UPDATE outbox_quarantine_version SET version = version + 1;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION outbox_quarantine_changed() FROM PUBLIC;

CREATE TRIGGER changed AFTER UPDATE OR DELETE ON outbox_quarantine
    FOR EACH STATEMENT EXECUTE FUNCTION outbox_quarantine_changed();

-- One row: below this id the active relay expects nothing. A hint for those who count the backlog, nothing more.
CREATE TABLE outbox_floor (
    the_only boolean PRIMARY KEY DEFAULT true CHECK (the_only),
    id       bigint  NOT NULL
);
INSERT INTO outbox_floor (id) VALUES (0);

GRANT SELECT, INSERT, DELETE ON outbox TO ${appRole};
GRANT SELECT ON SEQUENCE outbox_id_seq TO ${appRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_quarantine TO ${appRole};
GRANT SELECT ON outbox_quarantine_version TO ${appRole};
GRANT SELECT, UPDATE ON outbox_floor TO ${appRole};
