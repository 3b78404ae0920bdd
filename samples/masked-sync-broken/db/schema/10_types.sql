CREATE SCHEMA audit;

CREATE TYPE order_state AS ENUM ('open', 'paid', 'sent');

CREATE DOMAIN email_address AS text CHECK (VALUE LIKE '%_@_%');
