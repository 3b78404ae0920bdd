-- Orders know who sold them; orders from the web shop have nobody.
ALTER TABLE catalog.tb_order ADD COLUMN fk_sales_rep bigint;
ALTER TABLE catalog.tb_order
    ADD CONSTRAINT fk_order_sales_rep FOREIGN KEY (fk_sales_rep) REFERENCES catalog.tb_employee (pk_employee);
ALTER TABLE prep_seed.tb_order ADD COLUMN fk_sales_rep_id uuid;
