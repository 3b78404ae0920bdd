alter table users drop constraint bio_length;
alter table users add constraint bio_length check (length(bio) <= 500) not valid;
