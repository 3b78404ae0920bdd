create table shop.modern (
    a int constraint a_is_there not null no inherit,
    b int,
    v int generated always as (a * 2) virtual,
    r int4range,
    constraint b_positive check (b > 0) not enforced
);
alter table shop.modern add constraint b_given not null b not valid;
comment on constraint a_is_there on shop.modern is 'really';
create publication ct_18 for tables in schema shop with (publish_generated_columns = stored);
create publication ct_columns for table shop.heaped (a) where (a <> 1);
create collation shop.built (provider = builtin, locale = 'C.UTF-8');
