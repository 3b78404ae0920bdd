alter table users add column bio text;
-- Rows that are there are looked at by the next migration, which does not keep others from writing.
alter table users add constraint bio_length check (length(bio) <= 500) not valid;
