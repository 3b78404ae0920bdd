CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers,
    state order_state NOT NULL DEFAULT 'open',
    contact_email email_address,
    placed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE order_lines (
    order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
    line integer NOT NULL CHECK (line > 0),
    article text NOT NULL,
    price numeric(10, 2) NOT NULL CHECK (price >= 0),
    PRIMARY KEY (order_id, line)
);

CREATE TABLE payments (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES orders,
    card_number varchar(23),
    iban varchar(34),
    amount numeric(10, 2) NOT NULL CHECK (amount > 0),
    CHECK (card_number IS NOT NULL OR iban IS NOT NULL)
);
