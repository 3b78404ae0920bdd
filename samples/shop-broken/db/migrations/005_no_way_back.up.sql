-- confiture:irreversible the old numbers are gone for good
UPDATE customers SET name = upper(name);
