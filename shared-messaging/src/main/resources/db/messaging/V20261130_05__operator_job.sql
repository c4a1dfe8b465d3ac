-- What operators decided about many dead letters or many messages in quarantine. An instance leases a job, takes a step at a
-- time, each a transaction that locks this row and moves it on; whoever finds the lease expired continues.
CREATE TABLE operator_job (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action       text        NOT NULL,
    selection    text        NOT NULL,
    state        text        NOT NULL DEFAULT 'QUEUED',
    who          text        NOT NULL,
    why          text        NOT NULL,
    total        bigint      NOT NULL,
    done         bigint      NOT NULL DEFAULT 0,
    failed       bigint      NOT NULL DEFAULT 0,
    released     bigint      NOT NULL DEFAULT 0,
    requested_at timestamptz NOT NULL DEFAULT now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    note         text,
    position     bigint      NOT NULL,
    last         bigint      NOT NULL,
    following    boolean     NOT NULL DEFAULT false,
    key_consumer text,
    key_topic    text,
    key          text,
    owner        uuid,
    leased_until timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE UNIQUE INDEX operator_job_under_way ON operator_job (action, md5(selection)) WHERE state IN ('QUEUED', 'RUNNING');

GRANT SELECT, INSERT, UPDATE ON operator_job TO ${appRole};
