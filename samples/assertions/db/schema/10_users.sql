create table users (
    id bigint generated always as identity primary key,
    email text not null constraint users_email_key unique,
    bio text constraint bio_length check (length(bio) <= 500)
);
