-- One row: how many times an instance has become the active relay. Whoever takes the lock begins a new term; a relay of an
-- older term reads nothing any more and leaves the quarantine alone, even if it has not noticed yet that its lock is gone.
-- Not in outbox_floor: that row changes each second, and every read looks at this one, also while an old snapshot keeps
-- the dead versions of both.
CREATE TABLE outbox_term (
    the_only boolean PRIMARY KEY DEFAULT true CHECK (the_only),
    term     bigint  NOT NULL
);
INSERT INTO outbox_term (term) VALUES (0);

GRANT SELECT, UPDATE ON outbox_term TO ${appRole};
