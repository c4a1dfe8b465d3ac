-- A replica of inventory-service's products: only what placing an order needs. The latest epoch wins, within it
-- the highest sequence.
create table catalogue (
    sku        text           primary key,
    price      numeric(19, 4) not null,
    currency   text           not null,
    epoch      bigint         not null,
    sequence   bigint         not null,
    changed_at timestamptz    not null
);

grant select, insert, update on catalogue to ${appRole};
