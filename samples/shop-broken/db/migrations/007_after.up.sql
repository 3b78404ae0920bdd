CREATE INDEX customers_born_idx ON customers (born);
