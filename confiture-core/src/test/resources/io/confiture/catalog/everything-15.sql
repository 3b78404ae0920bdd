create publication ct_18 for tables in schema shop;
create publication ct_columns for table shop.heaped (a) where (a <> 1);
alter table shop.in_space add constraint nulls_same unique nulls not distinct (a);
