CREATE TABLE parent (id int PRIMARY KEY);
CREATE TABLE t (
    id int PRIMARY KEY,
    i int,
    b bigint,
    c char(10),
    tx text,
    v varchar(50),
    n numeric(10,2),
    ts timestamp,
    ts3 timestamp(3),
    ts6 timestamp(6),
    tz timestamptz,
    d date,
    iv3 interval(3),
    j json,
    ci cidr,
    vb varbit(5),
    o oid,
    xm xml,
    parent_id int,
    checked int
);
CREATE INDEX t_i ON t (i);
CREATE UNIQUE INDEX t_b ON t (b);
ALTER TABLE t ADD CONSTRAINT t_fk FOREIGN KEY (parent_id) REFERENCES parent NOT VALID;
ALTER TABLE t ADD CONSTRAINT t_check CHECK (i > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT t_checked CHECK (checked IS NOT NULL);
CREATE TABLE child (id int PRIMARY KEY, parent_id int CONSTRAINT child_fk REFERENCES parent);
CREATE INDEX child_parent ON child (parent_id);
CREATE TABLE log (id int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TABLE source (id int PRIMARY KEY, i int);
CREATE VIEW vw AS SELECT id FROM source;
CREATE MATERIALIZED VIEW mv AS SELECT id, i FROM source;
CREATE UNIQUE INDEX mv_id ON mv (id);
CREATE TABLE pt (id int) PARTITION BY RANGE (id);
CREATE TABLE pt1 PARTITION OF pt FOR VALUES FROM (1) TO (10);
CREATE TABLE pt2 (id int);
CREATE TABLE pt3 (id int NOT NULL CHECK (id >= 20 AND id < 30));
CREATE DOMAIN dm AS int;
CREATE TABLE dt (a dm);
CREATE TYPE mood AS ENUM ('sad');
CREATE SEQUENCE sq;
INSERT INTO parent VALUES (1), (2);
INSERT INTO t (id, i, b, parent_id, checked) VALUES (1, 1, 1, 1, 1), (2, 2, 2, 2, 2);
INSERT INTO child VALUES (1, 1);
INSERT INTO source VALUES (1, 1);
REFRESH MATERIALIZED VIEW mv;
