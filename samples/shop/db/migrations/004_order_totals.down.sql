DROP FUNCTION place_order;
DROP VIEW order_totals;
