-- Seed files write into prep_seed: rows that know each other by uuid.
-- fn_resolve_tb_*() move them to catalog: the same rows, with bigint keys.
CREATE SCHEMA catalog;
CREATE SCHEMA IF NOT EXISTS prep_seed;

CREATE TYPE catalog.payment_method AS ENUM ('card', 'invoice', 'transfer');
