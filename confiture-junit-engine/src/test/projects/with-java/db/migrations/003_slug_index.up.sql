CREATE UNIQUE INDEX customers_slug ON customers (slug);
