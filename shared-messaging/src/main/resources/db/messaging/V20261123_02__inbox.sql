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

-- Creates the partitions of the days from the oldest that the window covers to a week ahead. The app role owns nothing: it
-- calls this. Returns how many were created. Nothing here waits for readers: a day is attached under a lock that reading
-- and inserting do not conflict with.
CREATE FUNCTION inbox_create_days(window_days integer) RETURNS integer
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = "${flyway:defaultSchema}", pg_temp
    SET lock_timeout = '3s'
AS $$
DECLARE
    today   timestamptz := date_trunc('day', now(), 'UTC');
    day     timestamptz;
    leaf    text;
    created integer := 0;
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
            created := created + 1;
        END IF;
    END LOOP;
    RETURN created;
END
$$;

-- Drops the oldest day before the window, if there is one; returns how many days it dropped: 0 or 1. That takes ACCESS
-- EXCLUSIVE on the whole inbox, and every insert queues behind a request for it: a transaction of its own, which gives up
-- at once where a long reader (a backup) holds the table. Whoever calls it tries again later.
CREATE FUNCTION inbox_drop_day(window_days integer) RETURNS integer
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path = "${flyway:defaultSchema}", pg_temp
    SET lock_timeout = '200ms'
AS $$
DECLARE
    first timestamptz := date_trunc('day', now(), 'UTC') - make_interval(days => window_days + 1);
    leaf  text;
BEGIN
    IF window_days NOT BETWEEN 1 AND 366 THEN
        RAISE EXCEPTION 'an inbox window is 1 to 366 days, not %', window_days;
    END IF;
    IF NOT pg_try_advisory_xact_lock('inbox'::regclass::oid::bigint) THEN
        RETURN 0;
    END IF;
    SELECT min(c.relname) INTO leaf FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'inbox'::regclass AND c.relname < 'inbox_' || to_char(first AT TIME ZONE 'UTC', 'YYYYMMDD');
    IF leaf IS NULL THEN
        RETURN 0;
    END IF;
    EXECUTE format('DROP TABLE %I', leaf);
    RETURN 1;
END
$$;

REVOKE ALL ON FUNCTION inbox_create_days(integer), inbox_drop_day(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inbox_create_days(integer), inbox_drop_day(integer) TO ${appRole};
GRANT EXECUTE ON FUNCTION inbox_lower_bound(timestamptz) TO ${appRole};
GRANT SELECT, INSERT ON inbox TO ${appRole};

SELECT inbox_create_days(14);

-- The last sequence number of each aggregate that a consumer has applied, in its sender's latest epoch.
CREATE TABLE inbox_sequence (
    consumer   text        NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    epoch      bigint      NOT NULL DEFAULT 0,
    last       bigint      NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, topic, key)
) WITH (fillfactor = 80);
GRANT SELECT, INSERT, UPDATE, DELETE ON inbox_sequence TO ${appRole};

-- How far the clean-up of inbox_sequence has come: a pass goes through the primary key, a range at a time, for an index on
-- updated_at would end HOT updates. Whoever has locked the row leads; the next one continues behind the same key.
CREATE TABLE inbox_clean_up (
    the_only  boolean PRIMARY KEY DEFAULT true CHECK (the_only),
    consumer  text        NOT NULL DEFAULT '',
    topic     text        NOT NULL DEFAULT '',
    key       text        NOT NULL DEFAULT '',
    passed_at timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO inbox_clean_up DEFAULT VALUES;
GRANT SELECT, UPDATE ON inbox_clean_up TO ${appRole};
