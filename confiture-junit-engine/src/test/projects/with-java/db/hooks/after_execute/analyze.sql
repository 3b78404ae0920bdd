-- confiture:hook each=run
ANALYZE customers;
