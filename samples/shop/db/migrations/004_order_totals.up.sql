CREATE VIEW order_totals AS
SELECT o.id AS order_id, o.customer_id, sum(l.quantity * p.price) AS total
FROM orders o
JOIN order_lines l ON l.order_id = o.id
JOIN products p ON p.id = l.product_id
GROUP BY o.id, o.customer_id;

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
