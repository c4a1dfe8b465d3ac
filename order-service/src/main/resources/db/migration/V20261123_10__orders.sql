-- Ids are UUIDv7: the primary key's order is the order of placing, and lists page by it.
create table orders (
    id             uuid           primary key,
    version        bigint         not null,
    customer_id    text           not null,
    payment_method text           not null,
    total          numeric(19, 4) not null,
    currency       text           not null,
    status         text           not null,
    reason         text,
    settled        boolean        not null,
    last_sequence  bigint         not null,
    placed_at      timestamptz    not null,
    updated_at     timestamptz    not null,
    check (total >= 0),
    check ((reason is null) = (status not in ('REJECTED', 'CANCELLED')))
) with (fillfactor = 70);

create index orders_of_customer on orders (customer_id, id);
-- Few rows: what is under way. Serves the age of sagas by state, and lists of orders that are not over.
create index orders_under_way on orders (status, id) where not settled;

create table order_lines (
    order_id   uuid           not null references orders,
    line       integer        not null,
    sku        text           not null,
    quantity   integer        not null check (quantity > 0),
    unit_price numeric(19, 4) not null,
    currency   text           not null,
    primary key (order_id, line)
);

-- One row for each command that an order's saga has asked for. An answer is awaited while there is a deadline.
create table saga_steps (
    order_id       uuid        not null references orders,
    step           text        not null,
    asks           integer     not null,
    first_asked_at timestamptz not null,
    last_asked_at  timestamptz not null,
    deadline       timestamptz,
    ended_at       timestamptz,
    outcome        text,
    primary key (order_id, step),
    check ((deadline is null) = (outcome is not null)),
    check ((ended_at is null) = (outcome is null))
);

create index saga_steps_by_deadline on saga_steps (deadline, order_id) where deadline is not null;

-- What operators did to sagas by hand. Never changed.
create table saga_interventions (
    id       bigint      generated always as identity primary key,
    order_id uuid        not null references orders,
    kind     text        not null,
    operator text        not null,
    note     text        not null,
    at       timestamptz not null
);

create index saga_interventions_of_order on saga_interventions (order_id, id);

grant select, insert, update on orders to ${appRole};
grant select, insert on order_lines to ${appRole};
grant select, insert, update on saga_steps to ${appRole};
grant select, insert on saga_interventions to ${appRole};
