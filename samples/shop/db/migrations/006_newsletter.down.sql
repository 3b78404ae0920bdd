ALTER TABLE customers DROP COLUMN IF EXISTS newsletter;
