DROP INDEX CONCURRENTLY orders_customer_id_idx;
DROP INDEX CONCURRENTLY customers_email_key;
