CREATE OR REPLACE VIEW open_loans AS
SELECT b.title, a.name AS author, l.lent_on
FROM loan l
JOIN book b ON b.id = l.book_id
JOIN author a ON a.id = b.author_id
WHERE l.returned_on IS NULL;
