-- Asked by migrate verify: the first column of the first row must be true.
SELECT count(*) = 0 FROM customers WHERE newsletter IS NULL;
