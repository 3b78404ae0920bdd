== northwind: a column | right
ALTER TABLE customers ADD COLUMN loyalty integer DEFAULT 0 NOT NULL;
-- down
ALTER TABLE customers DROP COLUMN loyalty;
== northwind: a column that stays | wrong
ALTER TABLE customers ADD COLUMN vat_number text;
-- down
SELECT 1;
== northwind: a column of the middle comes back at the end | right but column order
ALTER TABLE shippers DROP COLUMN company_name;
-- down
ALTER TABLE shippers ADD COLUMN company_name character varying(40) NOT NULL;
== northwind: a column comes back without its default | wrong
ALTER TABLE us_states ADD COLUMN rank integer DEFAULT 1;
ALTER TABLE us_states ALTER COLUMN rank DROP DEFAULT;
-- down
ALTER TABLE us_states DROP COLUMN rank, ADD COLUMN rank integer;
== northwind: a default | right
ALTER TABLE products ALTER COLUMN discontinued SET DEFAULT 0;
-- down
ALTER TABLE products ALTER COLUMN discontinued DROP DEFAULT;
== northwind: another default is left | wrong
ALTER TABLE products ALTER COLUMN units_in_stock SET DEFAULT 5;
-- down
ALTER TABLE products ALTER COLUMN units_in_stock SET DEFAULT 0;
== northwind: a type and back | right
ALTER TABLE orders ALTER COLUMN freight TYPE numeric(10,2);
-- down
ALTER TABLE orders ALTER COLUMN freight TYPE real;
== northwind: a shorter type than before | wrong
ALTER TABLE suppliers ALTER COLUMN phone TYPE text;
-- down
ALTER TABLE suppliers ALTER COLUMN phone TYPE character varying(20);
== northwind: not null | right
ALTER TABLE customers ALTER COLUMN city SET NOT NULL;
-- down
ALTER TABLE customers ALTER COLUMN city DROP NOT NULL;
== northwind: not null stays | wrong
ALTER TABLE customers ALTER COLUMN region SET NOT NULL;
-- down
ALTER TABLE customers ALTER COLUMN region SET DEFAULT '', ALTER COLUMN region DROP DEFAULT;
== northwind: a renamed column | right
ALTER TABLE employees RENAME COLUMN notes TO remarks;
-- down
ALTER TABLE employees RENAME COLUMN remarks TO notes;
== northwind: renamed back to something else | wrong
ALTER TABLE employees RENAME COLUMN title TO job;
-- down
ALTER TABLE employees RENAME COLUMN job TO titel;
== northwind: a renamed table with all that hangs on it | right
ALTER TABLE territories RENAME TO areas;
-- down
ALTER TABLE areas RENAME TO territories;
== northwind: a renamed primary key stays renamed | wrong
ALTER INDEX pk_region RENAME TO region_pkey;
-- down
SELECT 1;
== northwind: an index | right
CREATE INDEX orders_by_date ON orders (order_date DESC NULLS LAST) WHERE shipped_date IS NULL;
-- down
DROP INDEX orders_by_date;
== northwind: another index comes back | wrong
CREATE INDEX orders_by_ship ON orders (ship_via);
DROP INDEX orders_by_ship;
CREATE INDEX orders_by_ship ON orders (ship_via DESC);
-- down
DROP INDEX orders_by_ship;
CREATE INDEX orders_by_ship ON orders (ship_via);
== northwind: a unique index with included columns | right
CREATE UNIQUE INDEX products_name ON products (lower(product_name)) INCLUDE (unit_price) WITH (fillfactor = 70);
-- down
DROP INDEX products_name;
== northwind: a check | right
ALTER TABLE order_details ADD CONSTRAINT quantity_positive CHECK (quantity > 0 AND discount >= 0);
-- down
ALTER TABLE order_details DROP CONSTRAINT quantity_positive;
== northwind: a check comes back not valid | wrong
ALTER TABLE order_details ADD CONSTRAINT price_positive CHECK (unit_price >= 0);
ALTER TABLE order_details DROP CONSTRAINT quantity_positive;
-- down
ALTER TABLE order_details DROP CONSTRAINT price_positive;
ALTER TABLE order_details ADD CONSTRAINT quantity_positive CHECK (quantity > 0 AND discount >= 0) NOT VALID;
== northwind: a foreign key | right
ALTER TABLE products ADD CONSTRAINT fk_again FOREIGN KEY (supplier_id) REFERENCES suppliers ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
-- down
ALTER TABLE products DROP CONSTRAINT fk_again;
== northwind: a foreign key comes back with another action | wrong
ALTER TABLE products DROP CONSTRAINT fk_again;
-- down
ALTER TABLE products ADD CONSTRAINT fk_again FOREIGN KEY (supplier_id) REFERENCES suppliers ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
== northwind: a comment | right
COMMENT ON TABLE orders IS 'What was ordered.';
-- down
COMMENT ON TABLE orders IS NULL;
== northwind: a comment on a column stays | wrong
COMMENT ON COLUMN orders.freight IS 'In dollars.';
-- down
COMMENT ON TABLE orders IS 'x';
== northwind: a grant | right
GRANT SELECT ON customers TO PUBLIC;
-- down
REVOKE SELECT ON customers FROM PUBLIC;
== northwind: a grant of one column stays | wrong
GRANT SELECT, UPDATE (city) ON suppliers TO PUBLIC;
-- down
REVOKE SELECT ON suppliers FROM PUBLIC;
== northwind: default privileges | right
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
-- down
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM PUBLIC;
== northwind: default privileges on functions stay | wrong
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- down
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
== northwind: row security | right
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON orders AS RESTRICTIVE FOR UPDATE TO PUBLIC USING (employee_id = 1) WITH CHECK (employee_id > 0);
-- down
DROP POLICY own ON orders;
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
== northwind: row security stays enabled | wrong
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_of_them ON customers USING (true);
-- down
DROP POLICY all_of_them ON customers;
== northwind: storage parameters | right
ALTER TABLE orders SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01);
-- down
ALTER TABLE orders RESET (fillfactor, autovacuum_vacuum_scale_factor);
== northwind: statistics of a column | wrong
ALTER TABLE orders ALTER COLUMN ship_country SET STATISTICS 500;
-- down
ALTER TABLE orders ALTER COLUMN ship_country SET STATISTICS 501;
== northwind: extended statistics | right
CREATE STATISTICS order_places (dependencies, ndistinct) ON ship_city, ship_country FROM orders;
-- down
DROP STATISTICS order_places;
== northwind: unlogged | right
ALTER TABLE us_states SET UNLOGGED;
-- down
ALTER TABLE us_states SET LOGGED;
== northwind: replica identity stays | wrong
ALTER TABLE categories REPLICA IDENTITY FULL;
-- down
ALTER TABLE categories REPLICA IDENTITY NOTHING;
== northwind: clustered on an index stays | wrong
ALTER TABLE orders CLUSTER ON pk_orders;
-- down
SELECT 1;
== northwind: a schema and what is in it | right
CREATE SCHEMA archive;
ALTER TABLE us_states SET SCHEMA archive;
CREATE TABLE archive.orders (LIKE orders INCLUDING ALL);
-- down
DROP TABLE archive.orders;
ALTER TABLE archive.us_states SET SCHEMA public;
DROP SCHEMA archive;
== northwind: inheritance | right
CREATE TABLE old_orders () INHERITS (orders);
-- down
DROP TABLE old_orders;
== northwind: a serial leaves its sequence | wrong
CREATE SEQUENCE tickets AS integer START 100 INCREMENT 5 CACHE 3;
CREATE TABLE ticket (id integer DEFAULT nextval('tickets'));
-- down
DROP TABLE ticket;
== northwind: an identity column | right
ALTER TABLE shippers ADD COLUMN serial bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 7);
-- down
ALTER TABLE shippers DROP COLUMN serial;
== northwind: another start of a sequence | wrong
ALTER SEQUENCE tickets RESTART WITH 300 START WITH 300;
-- down
ALTER SEQUENCE tickets RESTART WITH 300;
== chinook: a view | right
CREATE VIEW long_tracks AS SELECT track_id, name FROM track WHERE milliseconds > 600000;
-- down
DROP VIEW long_tracks;
== chinook: another body of a view comes back | wrong
CREATE OR REPLACE VIEW long_tracks AS SELECT track_id, name FROM track WHERE milliseconds > 700000;
-- down
CREATE OR REPLACE VIEW long_tracks AS SELECT track_id, name FROM track WHERE milliseconds > 600001;
== chinook: a view with options | wrong
ALTER VIEW long_tracks SET (security_invoker = true, security_barrier = true);
-- down
ALTER VIEW long_tracks RESET (security_barrier);
== chinook: a materialized view and its index | right
CREATE MATERIALIZED VIEW sold AS SELECT track_id, sum(quantity) AS pieces FROM invoice_line GROUP BY track_id WITH NO DATA;
CREATE UNIQUE INDEX sold_track ON sold (track_id);
-- down
DROP MATERIALIZED VIEW sold;
== chinook: a function | right
CREATE FUNCTION seconds(ms integer) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ms / 1000.0;
-- down
DROP FUNCTION seconds(integer);
== chinook: a function becomes volatile | wrong
CREATE OR REPLACE FUNCTION minutes(ms integer) RETURNS numeric LANGUAGE sql IMMUTABLE COST 7 AS 'SELECT ms / 60000.0';
-- down
ALTER FUNCTION minutes(integer) VOLATILE;
== chinook: a body with other white space, both ways | right
CREATE OR REPLACE FUNCTION hours(ms integer) RETURNS numeric LANGUAGE sql AS 'SELECT ms / 3600000.0';
CREATE OR REPLACE FUNCTION hours(ms integer) RETURNS numeric LANGUAGE sql AS 'SELECT  ms /
  3600000.0';
-- down
DROP FUNCTION hours(integer);
== chinook: a body that is written with other white space by the way back | right but white space
CREATE OR REPLACE FUNCTION hours(ms integer) RETURNS numeric LANGUAGE sql AS 'SELECT ms / 3600000';
-- down
CREATE OR REPLACE FUNCTION hours(ms integer) RETURNS numeric LANGUAGE sql AS 'SELECT ms /  3600000.0';
== chinook: white space within a constant of a body | wrong
CREATE OR REPLACE FUNCTION greeting() RETURNS text LANGUAGE sql AS 'SELECT ''a b''';
CREATE OR REPLACE FUNCTION greeting2() RETURNS text LANGUAGE sql AS 'SELECT ''a b''';
-- down
DROP FUNCTION greeting2();
CREATE OR REPLACE FUNCTION greeting() RETURNS text LANGUAGE sql AS 'SELECT ''a  b''';
== chinook: a procedure with settings | right
CREATE PROCEDURE tidy(INOUT n integer DEFAULT 1) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$BEGIN n := n + 1; END$$;
-- down
DROP PROCEDURE tidy;
== chinook: a setting of a function stays | wrong
ALTER FUNCTION greeting() SET work_mem = '8MB';
-- down
ALTER FUNCTION greeting() SET work_mem = '9MB';
== chinook: an aggregate | right
CREATE AGGREGATE product(double precision) (SFUNC = float8mul, STYPE = double precision, INITCOND = '1');
-- down
DROP AGGREGATE product(double precision);
== chinook: a trigger | right
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER touch BEFORE UPDATE OF name ON artist FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION touch('a');
-- down
DROP TRIGGER touch ON artist;
DROP FUNCTION touch();
== chinook: a trigger is left disabled | wrong
ALTER TABLE artist DISABLE TRIGGER touch;
-- down
ALTER TABLE artist ENABLE REPLICA TRIGGER touch;
== chinook: a rule | right
CREATE RULE no_delete AS ON DELETE TO genre DO INSTEAD NOTHING;
-- down
DROP RULE no_delete ON genre;
== chinook: an enumeration | right
CREATE TYPE mood AS ENUM ('calm', 'loud');
ALTER TABLE track ADD COLUMN mood mood DEFAULT 'calm';
-- down
ALTER TABLE track DROP COLUMN mood;
DROP TYPE mood;
== chinook: a label more | wrong
ALTER TYPE mood ADD VALUE 'silent' BEFORE 'loud';
-- down
SELECT 1;
== chinook: a renamed label | right
ALTER TYPE mood RENAME VALUE 'calm' TO 'quiet';
-- down
ALTER TYPE mood RENAME VALUE 'quiet' TO 'calm';
== chinook: a composite type | right
CREATE TYPE place AS (city text COLLATE "C", country character(2));
ALTER TABLE customer ADD COLUMN place place;
-- down
ALTER TABLE customer DROP COLUMN place;
DROP TYPE place;
== chinook: an attribute stays | wrong
ALTER TYPE place ADD ATTRIBUTE street text;
-- down
ALTER TYPE place RENAME ATTRIBUTE street TO road;
== chinook: a domain | right
CREATE DOMAIN email AS text CONSTRAINT has_at CHECK (VALUE LIKE '%@%') DEFAULT 'x@y' NOT NULL;
-- down
DROP DOMAIN email;
== chinook: a check of a domain is another one | wrong
ALTER DOMAIN email DROP CONSTRAINT has_at;
-- down
ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (VALUE LIKE '%@');
== chinook: a range type | right
CREATE TYPE price_range AS RANGE (SUBTYPE = numeric);
-- down
DROP TYPE price_range;
== chinook: an operator and its class | right
CREATE FUNCTION same_length(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT length($1) = length($2)';
CREATE OPERATOR ~~~ (LEFTARG = text, RIGHTARG = text, FUNCTION = same_length, COMMUTATOR = ~~~);
CREATE OPERATOR FAMILY plain USING hash;
-- down
DROP OPERATOR FAMILY plain USING hash;
DROP OPERATOR ~~~ (text, text);
DROP FUNCTION same_length(text, text);
== chinook: a cast | wrong
CREATE FUNCTION to_mood(integer) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT ''quiet''::mood';
CREATE CAST (integer AS mood) WITH FUNCTION to_mood(integer) AS ASSIGNMENT;
-- down
DROP CAST (integer AS mood);
CREATE CAST (integer AS mood) WITH FUNCTION to_mood(integer) AS IMPLICIT;
== chinook: a collation | right
CREATE COLLATION plain (LOCALE = 'C');
-- down
DROP COLLATION plain;
== chinook: text search | right
CREATE TEXT SEARCH DICTIONARY short (TEMPLATE = simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION titles (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION titles ALTER MAPPING FOR asciiword WITH short;
-- down
DROP TEXT SEARCH CONFIGURATION titles;
DROP TEXT SEARCH DICTIONARY short;
== chinook: a mapping of text search stays | wrong
ALTER TEXT SEARCH CONFIGURATION titles DROP MAPPING FOR email;
-- down
SELECT 1;
== chinook: a foreign server | right
CREATE FOREIGN DATA WRAPPER nowhere OPTIONS (a 'b');
CREATE SERVER other FOREIGN DATA WRAPPER nowhere OPTIONS (host 'x');
CREATE FOREIGN TABLE far (id integer OPTIONS (c 'd')) SERVER other OPTIONS (e 'f');
-- down
DROP FOREIGN TABLE far;
DROP SERVER other;
DROP FOREIGN DATA WRAPPER nowhere;
== chinook: an option of a foreign table | wrong
ALTER FOREIGN TABLE far OPTIONS (SET e 'g');
-- down
ALTER FOREIGN TABLE far OPTIONS (SET e 'h');
== chinook: a publication | right
CREATE PUBLICATION changes FOR TABLE artist (artist_id, name) WHERE (artist_id > 5) WITH (publish = 'insert');
-- down
DROP PUBLICATION changes;
== chinook: a publication without its filter | wrong
ALTER PUBLICATION changes SET TABLE artist;
-- down
ALTER PUBLICATION changes SET TABLE artist (artist_id, name);
== chinook: an event trigger | right
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
CREATE EVENT TRIGGER watching ON ddl_command_end WHEN TAG IN ('CREATE OPERATOR CLASS') EXECUTE FUNCTION watch();
-- down
DROP EVENT TRIGGER watching;
DROP FUNCTION watch();
== chinook: an exclusion constraint | right
CREATE TABLE room (during tsrange, EXCLUDE USING gist (during WITH &&));
-- down
DROP TABLE room;
== chinook: a generated column | right
ALTER TABLE track ADD COLUMN minutes integer GENERATED ALWAYS AS (milliseconds / 60000) STORED;
-- down
ALTER TABLE track DROP COLUMN minutes;
== chinook: another expression of a generated column | wrong
ALTER TABLE track DROP COLUMN minutes;
-- down
ALTER TABLE track ADD COLUMN minutes integer GENERATED ALWAYS AS (milliseconds / 60001) STORED;
== pagila: a partition | right
CREATE TABLE payment_p2030_01 PARTITION OF payment FOR VALUES FROM ('2030-01-01') TO ('2030-02-01');
-- down
DROP TABLE payment_p2030_01;
== pagila: a partition is left beside its table | wrong
ALTER TABLE payment DETACH PARTITION payment_p2030_01;
-- down
SELECT 1;
== pagila: a partition comes back with another bound | wrong
ALTER TABLE payment ATTACH PARTITION payment_p2030_01 FOR VALUES FROM ('2030-01-01') TO ('2030-02-01');
ALTER TABLE payment DETACH PARTITION payment_p2022_01;
-- down
ALTER TABLE payment ATTACH PARTITION payment_p2022_01 FOR VALUES FROM ('2021-12-01') TO ('2022-02-01');
ALTER TABLE payment DETACH PARTITION payment_p2030_01;
== pagila: an index of a partitioned table | right
CREATE INDEX payment_amount ON payment (amount);
-- down
DROP INDEX payment_amount;
== pagila: a dropped view comes back without its grant | wrong
GRANT SELECT ON actor_info TO PUBLIC;
CREATE VIEW copy_of_it AS SELECT * FROM actor_info;
-- down
DROP VIEW copy_of_it;
== pagila: a column under a view | right
ALTER TABLE language ADD COLUMN code character(2) COLLATE "C";
CREATE VIEW codes AS SELECT code FROM language;
-- down
DROP VIEW codes;
ALTER TABLE language DROP COLUMN code;
== pagila: a storage of a column | wrong
ALTER TABLE film ALTER COLUMN description SET STORAGE EXTERNAL;
-- down
ALTER TABLE film ALTER COLUMN description SET STORAGE MAIN;
== pagila: a table with all kinds of defaults | right
CREATE TABLE all_of_it (id serial PRIMARY KEY, a text[] DEFAULT '{}', b date DEFAULT CURRENT_DATE, c jsonb DEFAULT '{}'::jsonb, UNIQUE NULLS NOT DISTINCT (a, b));
-- down
DROP TABLE all_of_it;
== pagila: an owner of a sequence | wrong
ALTER SEQUENCE actor_actor_id_seq OWNED BY actor.actor_id;
-- down
ALTER SEQUENCE actor_actor_id_seq OWNED BY actor.actor_id;
== pagila: an extension | right
CREATE EXTENSION IF NOT EXISTS plpgsql;
-- down
SELECT 1;
