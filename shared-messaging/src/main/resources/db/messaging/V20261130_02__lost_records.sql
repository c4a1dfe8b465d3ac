-- How far each consumer is, and in which life of the topic: Kafka forgets the offsets of a group that is away for a week,
-- and a topic that was created anew begins at 0 again. Written now and then: never ahead of what was applied.
CREATE TABLE consumer_position (
    consumer    text        NOT NULL,
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    topic_id    uuid        NOT NULL,
    next_offset bigint      NOT NULL,
    moved_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, topic, partition)
) WITH (fillfactor = 50);

-- Records that a consumer did not receive and never will. A row stays; an acknowledgement says who has dealt with it.
CREATE TABLE lost_records (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer            text        NOT NULL,
    topic               text        NOT NULL,
    topic_id            uuid        NOT NULL,
    partition           integer     NOT NULL,
    from_offset         bigint      NOT NULL,
    to_offset           bigint,
    reason              text        NOT NULL CHECK (reason IN ('RETENTION', 'RECREATED', 'TRUNCATED')),
    found_at            timestamptz NOT NULL DEFAULT now(),
    acknowledged_at     timestamptz,
    acknowledged_by     text,
    acknowledged_reason text,
    UNIQUE (consumer, topic, topic_id, partition, from_offset, reason)
);
CREATE INDEX lost_records_open ON lost_records (consumer, id) WHERE acknowledged_at IS NULL;

COMMENT ON COLUMN lost_records.from_offset IS 'the first offset that was not received';
COMMENT ON COLUMN lost_records.to_offset IS 'the first offset that was received again; null where the topic is gone and nobody can know';

GRANT SELECT, INSERT, UPDATE ON consumer_position TO ${appRole};
GRANT SELECT, INSERT, UPDATE ON lost_records TO ${appRole};
