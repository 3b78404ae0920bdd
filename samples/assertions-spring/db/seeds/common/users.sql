insert into users (email) values ('ada@example.com') on conflict (email) do nothing;
