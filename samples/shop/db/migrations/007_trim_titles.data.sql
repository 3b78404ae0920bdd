-- Rows that the check "data survives" puts in before it tries the migration.
INSERT INTO products (sku, title, price) VALUES
    ('JAM-1', ' Apricot ', 4.20),
    ('JAM-2', 'Plum', 3.90);
