-- CONCURRENTLY does not block writers, and cannot run inside a transaction.
CREATE UNIQUE INDEX CONCURRENTLY customers_email_key ON customers (lower(email));
CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);
