-- confiture:idempotent
ALTER TABLE customers ADD COLUMN IF NOT EXISTS newsletter boolean NOT NULL DEFAULT false;
