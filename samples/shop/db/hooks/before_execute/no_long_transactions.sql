-- Once, before the first migration is applied; docs/reference/hooks.md has the words.
-- confiture:hook each=run timeout=5s
DO $$
BEGIN
    IF EXISTS (
        SELECT FROM pg_catalog.pg_stat_activity
        WHERE datname = current_database() AND xact_start < now() - interval '10 minutes'
    ) THEN
        RAISE EXCEPTION 'a transaction is open for more than ten minutes: migrations would wait for its locks';
    END IF;
END
$$;
