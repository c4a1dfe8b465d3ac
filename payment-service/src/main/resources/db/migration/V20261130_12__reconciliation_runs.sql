-- A day that was not over when it was compared is compared again: its result is provisional. The provider closes a day
-- within an hour.
ALTER TABLE reconciliation ADD COLUMN complete boolean NOT NULL DEFAULT false;
UPDATE reconciliation
   SET complete = run_at >= (day + 1)::timestamp AT TIME ZONE 'UTC' + interval '1 hour';

-- A line that cannot be read is a difference, too. Its readers know it.
-- squawk-ignore ban-drop-not-null
ALTER TABLE reconciliation_difference ALTER COLUMN movement DROP NOT NULL;
ALTER TABLE reconciliation_difference ADD COLUMN line text;

-- What the provider reports, while it is compared: of the run that has the lease, and of runs that ended badly until the
-- next one begins. Nothing is lost with it.
CREATE UNLOGGED TABLE reported_line (
    run                 uuid    NOT NULL,
    day                 date    NOT NULL,
    number              bigint  NOT NULL,
    movement            text,
    provider_payment_id text,
    reference           text,
    amount              numeric,
    currency            text,
    unreadable          text,
    PRIMARY KEY (run, day, number)
);
CREATE INDEX reported_line_by_movement ON reported_line (run, provider_payment_id, movement);

-- One run at a time, of all instances.
CREATE TABLE reconciliation_lease (
    only_one   boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    run        uuid        NOT NULL,
    started_at timestamptz NOT NULL,
    until      timestamptz NOT NULL
);

GRANT SELECT, INSERT, DELETE ON reported_line TO ${appRole};
GRANT SELECT, INSERT, UPDATE, DELETE ON reconciliation_lease TO ${appRole};
