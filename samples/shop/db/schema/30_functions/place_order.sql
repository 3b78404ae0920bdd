CREATE FUNCTION place_order(buyer bigint, wanted bigint, amount integer)
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    placed bigint;
BEGIN
    INSERT INTO orders (customer_id) VALUES (buyer) RETURNING id INTO placed;
    INSERT INTO order_lines (order_id, product_id, quantity) VALUES (placed, wanted, amount);
    RETURN placed;
END;
$$;
