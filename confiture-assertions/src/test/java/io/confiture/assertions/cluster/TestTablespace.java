package io.confiture.assertions.cluster;

import io.confiture.assertions.TestDatabase;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;

/** Is a tablespace of the server that all tests share: one for all of them, since it stays there. */
public final class TestTablespace {
    /** Its name. */
    public static final String NAME = "structure_space";

    private TestTablespace() {}

    /** Make it, unless it is there; it belongs to the role structure_owner. */
    public static void create() {
        try (TestDatabase database = TestDatabase.with("""
            do $$ begin if not exists (select from pg_roles where rolname = 'structure_owner') then create role structure_owner; end if; end $$;
            """);
                Session session = database.database().connect()) {
            Query query = new Query(session);
            if (query.value("select 1 from pg_tablespace where spcname = " + Query.literal(NAME)) == null) {
                query.send("set allow_in_place_tablespaces = on");
                query.send("create tablespace " + NAME + " owner structure_owner location ''");
            }
        }
    }
}
