CREATE FUNCTION catalog.fn_pk_order(order_id uuid) RETURNS bigint
LANGUAGE sql STABLE
AS $$ SELECT o.pk_order FROM catalog.tb_order AS o WHERE o.id = order_id $$;
