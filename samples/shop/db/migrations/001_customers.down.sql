DROP TABLE customers;
DROP DOMAIN email;
