CREATE OR REPLACE FUNCTION prep_seed.fn_resolve_tb_order() RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO catalog.tb_order (id, number, fk_customer, fk_sales_rep, status, payment, placed_at)
    SELECT p.id,
           p.number,
           c.pk_customer,
           NULL,
           coalesce(p.status, 'open'),
           p.payment::catalog.payment_method,
           p.placed_at
    FROM prep_seed.tb_order AS p
    JOIN catalog.tb_customer AS c ON c.id = p.fk_customer_id
    LEFT JOIN catalog.tb_employee AS e ON e.id = p.fk_sales_rep_id;
END
$$;

CREATE OR REPLACE FUNCTION prep_seed.fn_resolve_tb_order_line() RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO catalog.tb_order_line (id, fk_order, fk_product, line_no, quantity, unit_price)
    SELECT p.id, catalog.fn_pk_order(p.fk_order_id), product.pk_product, p.line_no, p.qty, p.unit_price
    FROM prep_seed.tb_order_line AS p
    JOIN catalog.tb_product AS product ON product.id = p.fk_product_id;
END
$$;
