-- The function stays behind.
DROP TABLE orders;
