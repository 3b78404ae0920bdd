insert into orders (user_id, state, total, details)
select id, 'paid', 12.50, '{"items": [{"title": "Pen", "pieces": 2}]}' from users where email = 'ada@example.com';
insert into orders (user_id, total)
select id, 3.00 from users where email = 'bob@example.com';
