create type order_state as enum ('new', 'paid', 'sent');

create table orders (
    id bigint generated always as identity primary key,
    user_id bigint not null constraint orders_user_fk references users on delete cascade,
    state order_state not null default 'new',
    total numeric(10, 2) not null constraint orders_total_positive check (total > 0),
    details jsonb not null default '{}',
    changed_at timestamptz
);

create index orders_user on orders (user_id);

create function total_of(buyer bigint) returns numeric
    language sql stable
    return (select coalesce(sum(o.total), 0) from orders o where o.user_id = buyer);

create function stamp() returns trigger language plpgsql as $$
begin
    new.changed_at := clock_timestamp();
    return new;
end
$$;

create trigger orders_stamp before update on orders for each row execute function stamp();

create view open_orders as select id, user_id, total from orders where state <> 'sent';
