package io.confiture.seed.prep.level3;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs on PostgreSQL what the other tests only read: what is accepted gives the right keys, what is broken does not. */
class FormsOracleTest {

    /** Makers in another order than their ids, so that no wrong join is right by accident. */
    private static final String ROWS = """
            INSERT INTO prep_seed.tb_maker SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'm' || n
                FROM generate_series(1, 5) n ORDER BY n DESC;
            INSERT INTO prep_seed.tb_category SELECT ('10000000-0000-0000-0000-00000000000' || n)::uuid, 'c' || n,
                CASE WHEN n < 5 THEN ('10000000-0000-0000-0000-00000000000' || n + 1)::uuid END FROM generate_series(1, 5) n;
            INSERT INTO prep_seed.tb_product SELECT ('20000000-0000-0000-0000-00000000000' || n)::uuid, 'a' || n,
                ('00000000-0000-0000-0000-00000000000' || n)::uuid, ('00000000-0000-0000-0000-00000000000' || 6 - n)::uuid
                FROM generate_series(1, 5) n WHERE n <> 3;
            """;

    private static final String PRODUCTS_RIGHT = """
            SELECT count(*) = 4 AND coalesce(bool_and(m.id = p.fk_maker_id AND s.id = p.fk_seller_id), false)
            FROM prep_seed.tb_product p JOIN catalog.tb_product f ON f.id = p.id
            JOIN catalog.tb_maker m ON m.pk_maker = f.fk_maker JOIN catalog.tb_maker s ON s.pk_maker = f.fk_seller
            """;

    private static final String CATEGORIES_RIGHT = """
            SELECT count(*) = 5 AND coalesce(bool_and(q.id IS NOT DISTINCT FROM p.fk_parent_category_id), false)
            FROM prep_seed.tb_category p JOIN catalog.tb_category f ON f.id = p.id
            LEFT JOIN catalog.tb_category q ON q.pk_category = f.fk_parent_category
            """;

    @Test
    void postgresql_agrees() throws SQLException {
        List<String> differences = new ArrayList<>();
        try (Servers servers = Servers.of(ServerChoice.embedded());
                Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            Connection connection = session.connection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(Resolvers.TABLES + Resolvers.MAKER + ROWS + "SELECT catalog.fn_resolve_tb_maker()");
            }
            for (String form : AcceptedFormsTest.PRODUCTS) {
                expect("right", connection, form, "fn_resolve_tb_product", PRODUCTS_RIGHT, differences);
            }
            for (String form : AcceptedFormsTest.CATEGORIES) {
                expect("right", connection, form, "fn_resolve_tb_category", CATEGORIES_RIGHT, differences);
            }
            for (String form : BrokenFormsTest.KEYS.keySet()) {
                String function = Resolvers.sql(form + "\n");
                expect("wrong", connection, function, "fn_resolve_tb_product", PRODUCTS_RIGHT, differences);
            }
            for (String form : BrokenFormsTest.CATEGORIES) {
                expect("wrong", connection, form, "fn_resolve_tb_category", CATEGORIES_RIGHT, differences);
            }
            connection.rollback();
        }
        assertThat(differences).isEmpty();
    }

    private static void expect(
            String expected,
            Connection connection,
            String form,
            String function,
            String question,
            List<String> differences)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        String answer;
        String detail = "";
        try (Statement statement = connection.createStatement()) {
            statement.execute(form);
            statement.execute("SELECT " + function + "()");
            try (ResultSet rows = statement.executeQuery(question)) {
                rows.next();
                answer = rows.getBoolean(1) ? "right" : "wrong";
            }
        } catch (SQLException e) {
            answer = "wrong";
            detail = String.valueOf(e.getMessage());
        }
        connection.rollback(before);
        if (!answer.equals(expected)) {
            differences.add(answer + ", not " + expected + ": " + form + "\n" + detail);
        }
    }
}
