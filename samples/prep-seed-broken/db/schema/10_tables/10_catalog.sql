CREATE TABLE catalog.tb_manufacturer (
    pk_manufacturer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    identifier text NOT NULL UNIQUE,
    name text NOT NULL CHECK (name <> ''),
    slug text NOT NULL UNIQUE, -- made from the name by fn_resolve_tb_manufacturer()
    country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$')
);

CREATE TABLE catalog.tb_category (
    pk_category bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    fk_parent_category bigint REFERENCES catalog.tb_category (pk_category),
    name text NOT NULL,
    position integer NOT NULL CHECK (position > 0),
    UNIQUE (fk_parent_category, name)
);

CREATE TABLE catalog.tb_product (
    pk_product bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    fk_manufacturer bigint NOT NULL REFERENCES catalog.tb_manufacturer,
    fk_category bigint NOT NULL REFERENCES catalog.tb_category,
    sku varchar(20) NOT NULL UNIQUE,
    name text NOT NULL,
    price numeric(10, 2) NOT NULL CHECK (price > 0),
    discontinued boolean NOT NULL DEFAULT false
);
