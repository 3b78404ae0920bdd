ALTER TABLE customers ADD COLUMN bio text;
