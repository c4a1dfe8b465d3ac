-- Every message of every topic, once: inbox, archive, lineage and the source of replay.
CREATE TABLE event_log (
    event_id       uuid        NOT NULL,
    topic          text        NOT NULL,
    partition_no   integer     NOT NULL,
    topic_id       uuid        NOT NULL,
    record_offset  bigint      NOT NULL,
    type           text,
    source         text,
    message_key    text,
    sequence       bigint,
    occurred_at    timestamptz NOT NULL,
    correlation_id uuid,
    causation_id   uuid,
    headers        jsonb       NOT NULL,
    body           bytea,
    problem        text,
    stored_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (event_id)
) PARTITION BY RANGE (event_id);

COMMENT ON COLUMN event_log.event_id IS 'UUIDv7, so that a redelivery finds its row in its week''s partition; an id of another kind, or outside every week, is kept by the default partition';
COMMENT ON COLUMN event_log.topic_id IS 'which life of the topic the offset belongs to: Kafka''s id, another one when the topic is created anew; all zeros if unknown';
COMMENT ON COLUMN event_log.problem IS 'why no projection can read it; null for what is readable or simply unknown';

CREATE TABLE event_log_default PARTITION OF event_log DEFAULT;

CREATE INDEX event_log_by_offset ON event_log (topic, partition_no, topic_id, record_offset);
-- A key can be longer than an index entry may be.
CREATE INDEX event_log_by_key ON event_log (left(message_key, 64), occurred_at);
CREATE INDEX event_log_problems ON event_log (stored_at) WHERE problem IS NOT NULL;

-- How far each life of each topic-partition is stored; moves in the transaction that stores. Lives are heard in the order of
-- their rows' numbers.
CREATE TABLE log_position (
    topic        text        NOT NULL,
    partition_no integer     NOT NULL,
    topic_id     uuid        NOT NULL,
    next_offset  bigint      NOT NULL,
    moved_at     timestamptz NOT NULL DEFAULT now(),
    life         bigint      GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (topic, partition_no, topic_id)
) WITH (fillfactor = 50);

CREATE FUNCTION uuid_at(moment timestamptz) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT
    SET search_path = pg_catalog, pg_temp
RETURN (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

COMMENT ON FUNCTION uuid_at IS 'the least UUIDv7 of a moment: the bound of a partition';

-- Creates the weeks that are missing in a span. The application owns no table, so it does so through its owner.
CREATE FUNCTION create_event_log_weeks(first_moment timestamptz, last_moment timestamptz) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = ${flyway:defaultSchema}, pg_temp
    SET timezone = 'UTC'
AS $$
DECLARE
    week    timestamptz := date_trunc('week', first_moment);
    name    text;
    created integer := 0;
BEGIN
    IF last_moment > first_moment + interval '1 year' THEN
        RAISE EXCEPTION 'more than a year at once';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('event_log weeks'));
    WHILE week <= last_moment LOOP
        name := 'event_log_' || to_char(week, 'IYYY"w"IW');
        IF to_regclass(name) IS NULL THEN
            EXECUTE format('CREATE TABLE %I (LIKE event_log INCLUDING DEFAULTS)', name);
            -- What came before its week was created waits in the default partition, and nothing may be added meanwhile.
            LOCK TABLE event_log_default IN ACCESS EXCLUSIVE MODE;
            EXECUTE format(
                'WITH early AS (DELETE FROM event_log_default WHERE event_id >= %L AND event_id < %L RETURNING *)
                 INSERT INTO %I SELECT * FROM early',
                uuid_at(week), uuid_at(week + interval '7 days'), name);
            EXECUTE format(
                'ALTER TABLE event_log ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                name, uuid_at(week), uuid_at(week + interval '7 days'));
            created := created + 1;
        END IF;
        week := week + interval '7 days';
    END LOOP;
    RETURN created;
END
$$;

REVOKE ALL ON FUNCTION create_event_log_weeks FROM PUBLIC;
GRANT EXECUTE ON FUNCTION create_event_log_weeks TO ${appRole};

SELECT create_event_log_weeks(now() - interval '4 weeks', now() + interval '8 weeks');

-- An archive: nothing is deleted, and only the verdict on a message that proved unreadable is added.
GRANT SELECT, INSERT, UPDATE (problem) ON event_log TO ${appRole};
GRANT SELECT, INSERT, UPDATE ON log_position TO ${appRole};
