alter table uesrs add column name text;
