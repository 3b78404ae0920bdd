-- Three resolvers in one file, each written in another way.

CREATE FUNCTION prep_seed.fn_resolve_tb_manufacturer() RETURNS void
LANGUAGE sql
AS $$
    INSERT INTO catalog.tb_manufacturer (id, identifier, name, slug, country)
    SELECT p.id, p.identifier, p.name, trim(BOTH '-' FROM lower(translate(p.name, ' .&''', '-'))), p.country
    FROM prep_seed.tb_manufacturer AS p;
$$;

CREATE FUNCTION prep_seed.fn_resolve_tb_category() RETURNS void
LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO catalog.tb_category (id, name, position)
    SELECT p.id, p.name, p.position
    FROM prep_seed.tb_category AS p;
END
$function$;

CREATE FUNCTION prep_seed.fn_resolve_tb_product() RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO catalog.tb_product
        (id, fk_manufacturer, fk_category, sku, name, price, discontinued, weight_grams)
    SELECT p.id, m.pk_manufacturer, c.pk_category, p.sku, p.name, p.price, coalesce(p.discontinued, false), p.weight_grams
    FROM prep_seed.tb_product AS p
    JOIN catalog.tb_manufacturer AS m ON m.id = p.fk_manufacturer_id
    JOIN catalog.tb_category AS c ON p.fk_category_id = c.id
    ON CONFLICT (id) DO UPDATE
        SET fk_manufacturer = excluded.fk_manufacturer,
            fk_category = excluded.fk_category,
            price = excluded.price;
END;
