-- After customers and products, which it refers to.
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL CONSTRAINT orders_customer_id_fkey REFERENCES customers ON DELETE RESTRICT,
    state order_state NOT NULL DEFAULT 'open',
    placed_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX orders_customer_id_idx ON orders (customer_id);

CREATE TABLE order_lines (
    order_id bigint NOT NULL CONSTRAINT order_lines_order_id_fkey REFERENCES orders ON DELETE CASCADE,
    product_id bigint NOT NULL CONSTRAINT order_lines_product_id_fkey REFERENCES products,
    quantity integer NOT NULL CONSTRAINT order_lines_quantity_check CHECK (quantity > 0),
    CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, product_id)
);
