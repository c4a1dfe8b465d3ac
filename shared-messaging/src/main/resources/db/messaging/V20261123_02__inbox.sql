-- What each consumer has received, by message id (UUIDv7). The id carries its time, so partitions by id are partitions
-- by day, a redelivery finds its row, and an old day is dropped whole.
CREATE TABLE inbox (
    consumer   text NOT NULL,
    message_id uuid NOT NULL,
    PRIMARY KEY (message_id, consumer)
) PARTITION BY RANGE (message_id);

-- Below every UUIDv7 of this instant and later.
CREATE FUNCTION inbox_lower_bound(at timestamptz) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT
    RETURN (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;

-- Creates the partitions of the days from the oldest that the window covers to a week ahead, and drops those before.
-- The app role owns nothing: it calls this. Returns how many partitions were created or dropped.
CREATE FUNCTION inbox_maintain(window_days integer) RETURNS integer
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = "${flyway:defaultSchema}", pg_temp
    SET lock_timeout = '3s'
AS $$
DECLARE
    today   timestamptz := date_trunc('day', now(), 'UTC');
    day     timestamptz;
    leaf    text;
    changes integer := 0;
BEGIN
    IF window_days NOT BETWEEN 1 AND 366 THEN
        RAISE EXCEPTION 'an inbox window is 1 to 366 days, not %', window_days;
    END IF;
    IF NOT pg_try_advisory_xact_lock('inbox'::regclass::oid::bigint) THEN
        RETURN 0;
    END IF;
    FOR ago IN -7 .. window_days + 1 LOOP
        day := today - make_interval(days => ago);
        leaf := 'inbox_' || to_char(day AT TIME ZONE 'UTC', 'YYYYMMDD');
        IF to_regclass(leaf) IS NULL THEN
            EXECUTE format('CREATE TABLE %I (LIKE inbox INCLUDING ALL)', leaf);
            EXECUTE format('ALTER TABLE inbox ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                           leaf, inbox_lower_bound(day), inbox_lower_bound(day + interval '1 day'));
            changes := changes + 1;
        END IF;
    END LOOP;
    FOR leaf IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'inbox'::regclass
          AND c.relname < 'inbox_' || to_char((today - make_interval(days => window_days + 1)) AT TIME ZONE 'UTC', 'YYYYMMDD')
    LOOP
        EXECUTE format('DROP TABLE %I', leaf);
        changes := changes + 1;
    END LOOP;
    RETURN changes;
END
$$;

REVOKE ALL ON FUNCTION inbox_maintain(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inbox_maintain(integer) TO ${appRole};
GRANT EXECUTE ON FUNCTION inbox_lower_bound(timestamptz) TO ${appRole};
GRANT SELECT, INSERT ON inbox TO ${appRole};

SELECT inbox_maintain(14);

-- The last sequence number of each aggregate that a consumer has applied.
CREATE TABLE inbox_sequence (
    consumer   text        NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    last       bigint      NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, topic, key)
) WITH (fillfactor = 80);
GRANT SELECT, INSERT, UPDATE, DELETE ON inbox_sequence TO ${appRole};
