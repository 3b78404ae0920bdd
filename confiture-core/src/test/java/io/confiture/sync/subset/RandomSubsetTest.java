package io.confiture.sync.subset;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.subset.RandomSchema.Table;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random tables, foreign keys, rows and choices: the rows are those that the rules name, and the server finds no orphan among them. */
class RandomSubsetTest {

    private static final int SCHEMAS = Integer.getInteger("confiture.subset.schemas", 250);

    @Test
    void the_rules_hold_for_random_schemas() {
        Map<Why.Kind, Integer> kinds = new EnumMap<>(Why.Kind.class);
        try (Servers servers = Servers.of(ServerChoice.embedded());
                Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            for (int seed = 0; seed < SCHEMAS; seed++) {
                session.begin();
                check(seed, session, kinds);
                session.rollback();
            }
        }
        // Else the generator proves nothing.
        assertThat(kinds.get(Why.Kind.CHOSEN)).isGreaterThan(SCHEMAS / 4);
        assertThat(kinds.get(Why.Kind.RESTRICTED)).isGreaterThan(SCHEMAS / 8);
        assertThat(kinds.get(Why.Kind.WHOLE)).isGreaterThan(SCHEMAS / 4);
    }

    private static void check(int seed, Session session, Map<Why.Kind, Integer> kinds) {
        RandomSchema schema = new RandomSchema(seed);
        Query query = new Query(session);
        query.send(schema.tables("from here") + schema.rows("from here") + schema.keys("from here", k -> true)
                + "SET LOCAL search_path = ''");
        Rows.Sizes sizes =
                seed % 2 == 0 ? new Rows.Sizes(1 + seed % 5, 1 + seed % 2, seed % 3 == 0 ? 0 : 300) : Rows.Sizes.USUAL;
        SubsetCase chosen = new SubsetCase(session, sizes);
        for (Table table : schema.tables) {
            if (table.selected) {
                chosen.add(
                        table.relation("from here"),
                        table.choice,
                        table.empty ? "not wanted" : null,
                        schema.nulled(table));
            }
        }
        Choice choice = chosen.choose();
        choice.reasons().values().forEach(w -> kinds.merge(w.kind(), 1, Integer::sum));
        NaiveSubset naive = new NaiveSubset(schema);
        Map<Relation, Set<Integer>> all = chosen.all(choice);
        for (Table table : schema.tables) {
            if (table.selected) {
                assertThat(all.get(table.relation("from here")))
                        .as("rows of %s with seed %s", table.name, seed)
                        .isEqualTo(naive.of(table));
            }
        }
        assertThat(chosen.all(chosen.choose())).as("again, with seed %s", seed).isEqualTo(all);
        load(schema, chosen, choice, query);
    }

    /** The server adds the foreign keys only if there is no orphan. */
    private static void load(RandomSchema schema, SubsetCase chosen, Choice choice, Query query) {
        StringBuilder sql = new StringBuilder(schema.tables("to there"));
        for (Table table : schema.tables) {
            if (table.selected) {
                sql.append("INSERT INTO " + table.relation("to there").sql() + " "
                        + chosen.select(choice, table.relation("from here"), "*") + ";\n");
            }
        }
        query.send(sql + schema.keys("to there", RandomSchema.Key::live));
    }
}
