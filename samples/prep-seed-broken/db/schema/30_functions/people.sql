CREATE FUNCTION prep_seed.fn_resolve_tb_customer() RETURNS integer
LANGUAGE plpgsql
AS $$
DECLARE
    customer record;
    stored integer := 0;
BEGIN
    FOR customer IN
        SELECT p.id, p.email, p.name, p.created_at FROM prep_seed.tb_customer AS p ORDER BY p.created_at, p.id
    LOOP
        INSERT INTO catalog.tb_customer (id, email, name, created_at)
        VALUES (customer.id, customer.email, customer.name, coalesce(customer.created_at, now()));
        stored := stored + 1;
    END LOOP;
    RETURN stored;
END
$$;

-- Lies in catalog and finds its own tables by its own search_path.
CREATE FUNCTION catalog.fn_resolve_tb_employee() RETURNS void
LANGUAGE sql
SET search_path = catalog, pg_temp
AS $$
    INSERT INTO tb_employee (id, badge, name, hired_on)
    SELECT id, badge, name, hired_on FROM prep_seed.tb_employee;

    UPDATE tb_employee
    SET fk_manager = manager.pk_employee
    FROM prep_seed.tb_employee AS p, tb_employee AS manager
    WHERE tb_employee.id = p.id AND manager.id = p.fk_manager_id;
$$;
