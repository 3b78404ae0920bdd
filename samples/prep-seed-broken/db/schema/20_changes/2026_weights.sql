ALTER TABLE catalog.tb_product ADD COLUMN weight_grams integer;
ALTER TABLE catalog.tb_product ADD CONSTRAINT ck_product_weight CHECK (weight_grams > 0) NOT VALID;
ALTER TABLE prep_seed.tb_product ADD COLUMN weight_grams integer;
CREATE INDEX ix_product_category ON catalog.tb_product (fk_category);
