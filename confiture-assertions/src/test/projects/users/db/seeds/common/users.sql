insert into users (email, name) values ('a@example.com', 'A');
