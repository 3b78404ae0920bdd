insert into users (email, bio) values
    ('ada@example.com', 'Wrote the first program.'),
    ('bob@example.com', null)
    on conflict (email) do nothing;
