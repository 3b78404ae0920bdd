CREATE TABLE products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku text NOT NULL CONSTRAINT products_sku_key UNIQUE,
    title text NOT NULL,
    price numeric(10, 2) NOT NULL CONSTRAINT products_price_check CHECK (price >= 0)
);
