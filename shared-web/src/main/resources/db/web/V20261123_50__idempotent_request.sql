-- Answers that were already given, by caller and Idempotency-Key. The row commits with the request's effect.
create table idempotent_request (
    caller      text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      smallint    not null,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz not null default now(),
    primary key (caller, key)
);

create index idempotent_request_created_at on idempotent_request (created_at);

grant select, insert, delete on idempotent_request to ${appRole};
