package io.confiture.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is passed over in silence: whatever query is missing, the snapshot says what it lacks. */
@ParameterizedClass
@EnumSource(TestServer.class)
class ProbeTest {
    /** These add properties that no catalog row of their own stands for, or only take away. */
    private static final Set<String> NOT_COUNTED = Set.of(
            "members",
            "database",
            "constraint_triggers",
            "index_columns",
            "database_comment",
            "given_privileges",
            "extension_dependencies",
            "objects",
            "counts");

    private static final String MORE = """
            create subscription ct_sub connection 'host=example.org password=sub-s3cret' publication p with (connect = false, slot_name = none);
            insert into pg_seclabel values ('shop.users'::regclass, 'pg_class'::regclass, 0, 'dummy', 'top')
            """;

    @Parameter
    TestServer server = TestServer.EMBEDDED;

    @Test
    void misses_every_query_that_is_left_out() throws SQLException {
        try (Database database = Everything.create(server);
                Session session = database.connect()) {
            Connection connection = session.connection();
            session.begin();
            Everything.execute(connection, MORE);
            assertThat(new CatalogReader(ReaderOptions.defaults())
                            .read(connection)
                            .unmodelled())
                    .isEmpty();
            Map<String, List<UnmodelledObject>> silent = new LinkedHashMap<>();
            for (CatalogQuery query : queries(connection)) {
                CatalogSnapshot lacking =
                        new CatalogReader(ReaderOptions.defaults(), Set.of(query.name())).read(connection);
                if (lacking.unmodelled().isEmpty() != NOT_COUNTED.contains(query.name())) {
                    silent.put(query.name(), lacking.unmodelled());
                }
            }
            assertThat(silent).isEmpty();
            session.rollback();
        }
    }

    private static List<CatalogQuery> queries(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        CatalogQueries queries = new CatalogQueries(false);
        Set<String> gates = new TreeSet<>();
        String sql = queries.gates(new CatalogQueries.Target(version, true, Set.of()))
                .sql();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                assertThat(row.getString(i))
                        .as(row.getMetaData().getColumnLabel(i))
                        .isEqualTo("t");
                gates.add(row.getMetaData().getColumnLabel(i));
            }
        }
        List<CatalogQuery> all = queries.of(new CatalogQueries.Target(version, true, gates));
        assertThat(all).hasSizeGreaterThan(45);
        return all;
    }

    @Test
    void knows_every_catalog_of_this_version() throws SQLException {
        try (Database database = server.create();
                Session session = database.connect();
                Statement statement = session.connection().createStatement();
                ResultSet rows = statement.executeQuery("""
                        select c.relname from pg_class c
                        where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r'
                          and not c.relisshared and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'oid')
                        """)) {
            String probe = Everything.text("probe.sql");
            Set<String> unknown = new TreeSet<>();
            while (rows.next()) {
                if (!probe.contains("'" + rows.getString(1) + "'")) {
                    unknown.add(rows.getString(1));
                }
            }
            assertThat(unknown).isEmpty();
        }
    }

    @Test
    void makes_a_comparison_undecided_that_would_be_equal() throws SQLException {
        try (Database database = server.create();
                Session session = database.connect()) {
            Everything.execute(
                    session.connection(), "create function public.f(int) returns int language sql as 'select 1'");
            CatalogSnapshot lacking =
                    new CatalogReader(ReaderOptions.defaults(), Set.of("functions")).read(session.connection());
            assertThat(lacking.unmodelled())
                    .containsExactly(new UnmodelledObject("pg_proc", "function public.f(integer)"));
            CatalogDiff diff = CatalogDiff.between(lacking, lacking);
            assertThat(diff.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(diff.toString()).contains("not modelled: pg_proc: function public.f(integer)");
        }
    }

    @Test
    void never_shows_a_secret() throws SQLException {
        try (Database database = Everything.create(server);
                Session session = database.connect()) {
            Connection connection = session.connection();
            CatalogReader reader = new CatalogReader(ReaderOptions.defaults());
            CatalogSnapshot before = reader.read(connection);
            session.begin();
            Everything.execute(connection, MORE);
            CatalogSnapshot one = reader.read(connection);
            Everything.execute(
                    connection,
                    "alter subscription ct_sub connection 'host=example.org password=other-s3cret';"
                            + " alter user mapping for ct_reader server ct_server options (set password 'other-s3cret');"
                            + " alter server ct_server options (set password 'other-s3cret')");
            CatalogSnapshot two = reader.read(connection);
            session.rollback();
            CatalogDiff diff = CatalogDiff.between(one, two);
            assertThat(diff.differences())
                    .extracting(d -> d.object() + ": " + d.property())
                    .containsExactly(
                            "foreign server ct_server: fdw option password",
                            "user mapping ct_server.ct_reader: option password",
                            "subscription ct_sub: connection");
            assertThat(before.toString() + one + two + diff + diff.differences() + CatalogDiff.between(before, two))
                    .contains("hidden, hash")
                    .doesNotContain("s3cret");
        }
    }
}
