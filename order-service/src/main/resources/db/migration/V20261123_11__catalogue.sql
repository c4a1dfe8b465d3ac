-- A replica of inventory-service's products: only what placing an order needs. The highest sequence wins.
create table catalogue (
    sku        text           primary key,
    price      numeric(19, 4) not null,
    currency   text           not null,
    sequence   bigint         not null,
    changed_at timestamptz    not null
);

grant select, insert, update on catalogue to ${appRole};
