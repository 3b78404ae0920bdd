alter table users validate constraint bio_length;
