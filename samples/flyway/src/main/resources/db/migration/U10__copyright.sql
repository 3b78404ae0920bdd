ALTER TABLE book DROP COLUMN published;
