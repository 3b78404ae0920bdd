CREATE TABLE newsletter (
    email email_address PRIMARY KEY,
    since date NOT NULL DEFAULT current_date
);

CREATE TABLE messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint REFERENCES customers,
    answers bigint REFERENCES messages,
    body text NOT NULL
);
