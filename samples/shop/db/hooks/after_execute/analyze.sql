-- Once, after the last migration: new columns and indexes have no statistics yet.
-- confiture:hook each=run on-error=warn timeout=5m
ANALYZE;
