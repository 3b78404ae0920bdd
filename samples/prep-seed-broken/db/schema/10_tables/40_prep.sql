-- What the seed files fill. No foreign keys: their order does not matter.
CREATE TABLE prep_seed.tb_manufacturer (
    id uuid PRIMARY KEY,
    identifier text NOT NULL,
    name text NOT NULL,
    country text NOT NULL
);

CREATE TABLE prep_seed.tb_category (
    id uuid PRIMARY KEY,
    fk_parent_category_id uuid, -- null at the top
    name text NOT NULL,
    position integer NOT NULL
);

CREATE TABLE prep_seed.tb_product (
    id uuid PRIMARY KEY,
    fk_manufacturer_id uuid NOT NULL,
    fk_category_id uuid NOT NULL,
    sku text NOT NULL,
    name text NOT NULL,
    price numeric NOT NULL,
    discontinued boolean
);

CREATE TABLE prep_seed.tb_order (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    fk_customer_id uuid NOT NULL,
    status text,
    payment text NOT NULL,
    placed_at timestamptz NOT NULL
);

CREATE TABLE prep_seed.tb_order_line (
    id uuid PRIMARY KEY,
    fk_order_id uuid NOT NULL,
    fk_product_id uuid NOT NULL,
    line_no smallint NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric NOT NULL
);
