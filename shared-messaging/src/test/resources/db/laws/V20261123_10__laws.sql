-- What the handlers of the tests do: an effect for each message that took effect, in the order of the effects.
CREATE TABLE effect (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    node       text   NOT NULL,
    message_id uuid   NOT NULL,
    key        text   NOT NULL,
    number     bigint NOT NULL,
    text       text   NOT NULL
);
-- An aggregate with a row lock and a sequence of its own.
CREATE TABLE aggregate (
    key    text   PRIMARY KEY,
    number bigint NOT NULL DEFAULT 0
);
GRANT SELECT, INSERT, DELETE ON effect TO ${appRole};
GRANT SELECT, INSERT, UPDATE ON aggregate TO ${appRole};
