-- A projection's rows carry the generation that they belong to. A rebuild fills a new generation beside the live one;
-- the swap is the update of one row here, and readers look through views at the live one.
CREATE TABLE projection (
    name            text    NOT NULL PRIMARY KEY,
    live_generation integer NOT NULL
);

CREATE TABLE projection_generation (
    projection     text        NOT NULL REFERENCES projection,
    generation     integer     NOT NULL CHECK (generation > 0),
    version        integer     NOT NULL,
    feed           text        NOT NULL CHECK (feed IN ('LIVE', 'REPLAY', 'PARKED', 'RETIRED')),
    created_at     timestamptz NOT NULL DEFAULT now(),
    since          timestamptz NOT NULL DEFAULT now(),
    parked_because text,
    differences    bigint,
    PRIMARY KEY (projection, generation)
);

COMMENT ON COLUMN projection_generation.version IS 'of the code that fills it';
COMMENT ON COLUMN projection_generation.feed IS
    'LIVE: level with the log, fed by the listener. REPLAY: fed from the log until level. PARKED: it threw. RETIRED: to be emptied';
COMMENT ON COLUMN projection_generation.since IS 'when it got its present feed';
COMMENT ON COLUMN projection_generation.differences IS 'rows that differed from the generation that it was compared with';

-- The cursor of each generation: the offsets below are applied. Moves in the transaction that applies.
CREATE TABLE projection_position (
    projection   text    NOT NULL,
    generation   integer NOT NULL,
    topic        text    NOT NULL,
    partition_no integer NOT NULL,
    topic_id     uuid    NOT NULL,
    next_offset  bigint  NOT NULL,
    PRIMARY KEY (projection, generation, topic, partition_no, topic_id),
    FOREIGN KEY (projection, generation) REFERENCES projection_generation
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE ON projection TO ${appRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON projection_generation, projection_position TO ${appRole};
