package io.confiture.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.postgres.Database;
import io.confiture.postgres.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class CatalogReaderTest {
    @Parameter
    TestServer server = TestServer.EMBEDDED;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @BeforeEach
    void open() {
        database = server.create();
        session = database.connect();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private final CatalogReader reader = new CatalogReader(ReaderOptions.defaults());

    private void run(String sql) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private String show(String setting) throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static ObjectId column(String table, String name) {
        return new ObjectId(ObjectKind.COLUMN, "public", name, table);
    }

    @Test
    void reads_a_table_with_its_columns() throws SQLException {
        run("create table users (id int primary key, name varchar(20) default 'x')");
        CatalogSnapshot snapshot = reader.read(session.connection());
        assertThat(snapshot.unmodelled()).isEmpty();
        assertThat(snapshot.find(column("users", "name")).orElseThrow().properties())
                .containsEntry("type", "character varying(20)")
                .containsEntry("default", "'x'::character varying")
                .doesNotContainKey("not null");
        assertThat(snapshot.find(column("users", "id")).orElseThrow().property("not null"))
                .isEqualTo("true");
        assertThat(snapshot.objects()).extracting(CatalogObject::id).isSorted();
    }

    @Test
    void sees_what_an_open_transaction_has_not_committed() throws SQLException {
        CatalogSnapshot before = reader.read(session.connection());
        session.begin();
        run("create table t (a int)");
        CatalogSnapshot within = reader.read(session.connection());
        session.rollback();
        assertThat(CatalogDiff.between(before, within).differences())
                .containsExactly(new Difference(
                        new ObjectId(ObjectKind.TABLE, "public", "t", null), Change.ADDED, null, null, null));
        assertThat(reader.read(session.connection()).fingerprint()).isEqualTo(before.fingerprint());
    }

    @Test
    void leaves_settings_and_transaction_as_they_were() throws SQLException {
        run("set search_path to pg_catalog, public; set datestyle to 'SQL, DMY'; set datestyle to 'ISO, DMY'");
        session.begin();
        run("set search_path to elsewhere; set local timezone to 'Asia/Tokyo'; set jit to on");
        reader.read(session.connection());
        assertThat(show("search_path")).isEqualTo("elsewhere");
        assertThat(show("timezone")).isEqualTo("Asia/Tokyo");
        assertThat(show("jit")).isEqualTo("on");
        assertThat(show("datestyle")).isEqualTo("ISO, DMY");
        session.commit();
        assertThat(show("search_path")).isEqualTo("elsewhere");
        assertThat(show("timezone")).isNotEqualTo("Asia/Tokyo");
        reader.read(session.connection());
        assertThat(show("search_path")).isEqualTo("elsewhere");
        assertThat(show("datestyle")).isEqualTo("ISO, DMY");
        assertThat(show("transaction_read_only")).isEqualTo("off");
    }

    @Test
    void works_without_autocommit_and_leaves_no_transaction_behind() throws SQLException {
        try (Connection plain = database.dataSource().getConnection()) {
            plain.setAutoCommit(false);
            CatalogSnapshot snapshot = reader.read(plain);
            assertThat(snapshot.objects()).isNotEmpty();
            plain.setAutoCommit(true);
        }
    }

    @Test
    void refuses_a_transaction_that_has_failed() throws SQLException {
        session.begin();
        assertThatThrownBy(() -> run("select 1/0")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> reader.read(session.connection()))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("roll it back first");
        session.rollback();
    }

    @Test
    void leaves_out_the_ledger_and_all_that_belongs_to_it() throws SQLException {
        CatalogSnapshot before = reader.read(session.connection());
        run(
                "create table tb_ledger (id serial primary key, n int generated always as identity, v text unique check (v <> ''));"
                        + "create index on tb_ledger (v desc); comment on column tb_ledger.v is 'x'");
        CatalogReader without =
                new CatalogReader(ReaderOptions.defaults().leavingOut(java.util.List.of("public.tb_ledger")));
        CatalogSnapshot after = without.read(session.connection());
        assertThat(CatalogDiff.between(before, after)).hasToString("before and after are equal");
        assertThat(CatalogDiff.between(before, reader.read(session.connection()))
                        .verdict())
                .isEqualTo(Verdict.DIFFERENT);
    }
}
