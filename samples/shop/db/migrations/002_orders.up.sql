CREATE TYPE order_state AS ENUM ('open', 'paid', 'shipped', 'cancelled');

CREATE TABLE products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku text NOT NULL CONSTRAINT products_sku_key UNIQUE,
    title text NOT NULL,
    price numeric(10, 2) NOT NULL CONSTRAINT products_price_check CHECK (price >= 0)
);

CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL CONSTRAINT orders_customer_id_fkey REFERENCES customers ON DELETE RESTRICT,
    state order_state NOT NULL DEFAULT 'open',
    placed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE order_lines (
    order_id bigint NOT NULL CONSTRAINT order_lines_order_id_fkey REFERENCES orders ON DELETE CASCADE,
    product_id bigint NOT NULL CONSTRAINT order_lines_product_id_fkey REFERENCES products,
    quantity integer NOT NULL CONSTRAINT order_lines_quantity_check CHECK (quantity > 0),
    CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, product_id)
);
