drop view open_orders;
drop function total_of(bigint);
drop table orders;
drop function stamp();
drop type order_state;
