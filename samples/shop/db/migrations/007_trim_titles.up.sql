-- confiture:lossy blanks around a title mean nothing, and nobody wants them back
UPDATE products SET title = btrim(title) WHERE title <> btrim(title);
