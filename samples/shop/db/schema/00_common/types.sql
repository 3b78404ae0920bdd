-- The states an order goes through, in this order.
CREATE TYPE order_state AS ENUM ('open', 'paid', 'shipped', 'cancelled');

CREATE DOMAIN email AS text CHECK (VALUE LIKE '%_@_%');
