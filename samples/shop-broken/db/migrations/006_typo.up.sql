ALTER TABLE customers
    ADD COLUMN born date,
    ADD COLUMN ago interval GENERATED ALWAYS AS (now() - bron) STORED;
