CREATE INDEX CONCURRENTLY loan_open_idx ON loan (book_id) WHERE returned_on IS NULL;
