ALTER TABLE customers ADD COLUMN bio text;

COMMENT ON COLUMN customers.bio IS 'What they say about themselves.';
