CREATE TABLE loan (
    book_id bigint NOT NULL CONSTRAINT loan_book_id_fkey REFERENCES book,
    lent_on date NOT NULL DEFAULT current_date,
    returned_on date,
    CONSTRAINT loan_pkey PRIMARY KEY (book_id, lent_on),
    CONSTRAINT loan_returned_on_check CHECK (returned_on >= lent_on)
);
