ALTER TABLE book ADD COLUMN published integer;

UPDATE book SET published = 1900 WHERE published IS NULL;

ALTER TABLE book ALTER COLUMN published SET NOT NULL;
