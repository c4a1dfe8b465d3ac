-- The epochs of this outbox: a sequence counts within one. The first begins with the database, a further one with each restore,
-- for what was lost by then has been published, and its numbers will be given out again. Epochs are milliseconds of
-- Unix time, so that a restored database exceeds what it was restored to forget. Rows are added, never changed.
CREATE TABLE outbox_epoch (
    epoch      bigint      PRIMARY KEY CHECK (epoch > 0),
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    who        text        NOT NULL DEFAULT session_user,
    why        text        NOT NULL CHECK (btrim(why) <> '')
);

-- For operators, before the first instance of a restored service is started. The relay reads it when it begins.
CREATE FUNCTION outbox_start_epoch(reason text) RETURNS bigint
    LANGUAGE sql
    SET search_path = "${flyway:defaultSchema}", pg_temp
AS $$
    INSERT INTO outbox_epoch (epoch, why)
    SELECT greatest(coalesce(max(epoch), 0) + 1, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint), reason
    FROM outbox_epoch
    RETURNING epoch
$$;
REVOKE ALL ON FUNCTION outbox_start_epoch(text) FROM PUBLIC;

SELECT outbox_start_epoch('the database was created');

GRANT SELECT ON outbox_epoch TO ${appRole};
