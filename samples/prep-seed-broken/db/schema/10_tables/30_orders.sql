CREATE TABLE catalog.tb_order (
    pk_order BIGINT GENERATED ALWAYS AS IDENTITY,
    id UUID NOT NULL,
    number TEXT NOT NULL,
    fk_customer BIGINT NOT NULL,
    status TEXT NOT NULL DEFAULT 'open',
    payment catalog.payment_method NOT NULL,
    placed_at TIMESTAMPTZ NOT NULL
);
ALTER TABLE catalog.tb_order ADD PRIMARY KEY (pk_order);
ALTER TABLE catalog.tb_order ADD CONSTRAINT uq_order_id UNIQUE (id), ADD CONSTRAINT uq_order_number UNIQUE (number);
ALTER TABLE ONLY catalog.tb_order
    ADD CONSTRAINT fk_order_customer FOREIGN KEY (fk_customer) REFERENCES catalog.tb_customer (pk_customer);
ALTER TABLE catalog.tb_order
    ADD CONSTRAINT ck_order_status CHECK (status IN ('open', 'paid', 'shipped', 'cancelled'));

CREATE TABLE CATALOG.TB_ORDER_LINE (
    PK_ORDER_LINE BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ID UUID NOT NULL UNIQUE,
    FK_ORDER BIGINT NOT NULL REFERENCES CATALOG.TB_ORDER ON DELETE CASCADE,
    -- No constraint: archived products leave tb_product, their lines stay.
    FK_PRODUCT BIGINT NOT NULL,
    LINE_NO SMALLINT NOT NULL CHECK (LINE_NO BETWEEN 1 AND 99),
    QUANTITY INTEGER NOT NULL CHECK (QUANTITY > 0),
    UNIT_PRICE NUMERIC(10, 2) NOT NULL,
    UNIQUE (FK_ORDER, LINE_NO)
);
