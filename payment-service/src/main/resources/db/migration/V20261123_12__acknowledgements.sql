-- What a person has looked at: a payment needs attention while its attention is not what was acknowledged last.
ALTER TABLE payment ADD COLUMN acknowledged text;

-- Nothing has been released: the table is empty.
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX payment_needing_attention;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX payment_needing_attention ON payment (created_at DESC, payment_id DESC)
    WHERE attention IS NOT NULL AND acknowledged IS DISTINCT FROM attention;

CREATE TABLE payment_acknowledgement (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  uuid        NOT NULL REFERENCES payment,
    attention text        NOT NULL,
    operator  text        NOT NULL,
    note      text        NOT NULL,
    at        timestamptz NOT NULL
);

CREATE INDEX payment_acknowledgement_of ON payment_acknowledgement (order_id);

-- An audit trail: nothing in it is changed or removed.
GRANT SELECT, INSERT ON payment_acknowledgement TO ${appRole};
