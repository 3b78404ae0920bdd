package io.confiture.seed.prep.level3;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.seed.prep.PrepSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs level 3 over a small project whose tables are always the same. */
final class Resolvers {

    static final String TABLES = """
            CREATE SCHEMA prep_seed; CREATE SCHEMA catalog; CREATE SCHEMA tenant;
            CREATE TABLE prep_seed.tb_maker (id uuid PRIMARY KEY, name text);
            CREATE TABLE prep_seed.tb_category (id uuid PRIMARY KEY, name text, fk_parent_category_id uuid);
            CREATE TABLE prep_seed.tb_product (id uuid PRIMARY KEY, name text, fk_maker_id uuid, fk_seller_id uuid);
            CREATE TABLE catalog.tb_maker (pk_maker bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid UNIQUE,
                name text);
            CREATE TABLE catalog.tb_category (pk_category bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid UNIQUE,
                name text, fk_parent_category bigint REFERENCES catalog.tb_category);
            CREATE TABLE catalog.tb_product (pk_product bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid UNIQUE,
                name text, fk_maker bigint REFERENCES catalog.tb_maker, fk_seller bigint REFERENCES catalog.tb_maker);
            CREATE TABLE catalog.tb_translation (id uuid, pk_translation bigint);
            CREATE TABLE tenant.tb_org (pk_org bigint PRIMARY KEY, id uuid);
            CREATE VIEW catalog.v_maker AS SELECT * FROM catalog.tb_maker;
            """;

    static final String MAKER = "CREATE FUNCTION catalog.fn_resolve_tb_maker() RETURNS void LANGUAGE sql AS $$"
            + " INSERT INTO catalog.tb_maker (id, name) SELECT id, name FROM prep_seed.tb_maker $$;";

    static final String CATEGORY = "CREATE FUNCTION fn_resolve_tb_category() RETURNS void LANGUAGE sql AS $$"
            + " INSERT INTO catalog.tb_category (id, name) SELECT id, name FROM prep_seed.tb_category;"
            + " UPDATE catalog.tb_category c SET fk_parent_category = parent.pk_category FROM prep_seed.tb_category p"
            + " JOIN catalog.tb_category parent ON parent.id = p.fk_parent_category_id WHERE c.id = p.id $$;";

    static final String PRODUCT = sql(
            "INSERT INTO catalog.tb_product (id, name, fk_maker, fk_seller)"
                    + " SELECT p.id, p.name, m.pk_maker, s.pk_maker FROM prep_seed.tb_product p"
                    + " LEFT JOIN catalog.tb_maker m ON m.id = p.fk_maker_id LEFT JOIN catalog.tb_maker s ON p.fk_seller_id = s.id");

    private Resolvers() {}

    /** Wrap a body of the product's resolver. */
    static String sql(String body) {
        return "CREATE FUNCTION fn_resolve_tb_product() RETURNS void LANGUAGE sql AS $$ " + body + " $$;";
    }

    static String plpgsql(String body) {
        return "CREATE FUNCTION fn_resolve_tb_product() RETURNS void LANGUAGE plpgsql AS $$ " + body + " $$;";
    }

    /** Run all checks with a resolver of products. */
    static Map<String, Outcome> product(String... files) {
        List<String> all = new ArrayList<>(List.of(TABLES, MAKER, CATEGORY));
        all.addAll(List.of(files));
        return run(all.toArray(String[]::new));
    }

    /** Run all checks with a resolver of categories. */
    static Map<String, Outcome> category(String... files) {
        List<String> all = new ArrayList<>(List.of(TABLES, MAKER, PRODUCT));
        all.addAll(List.of(files));
        return run(all.toArray(String[]::new));
    }

    static Map<String, Outcome> run(String... files) {
        return run(List.of(), files);
    }

    static Map<String, Outcome> run(List<String> order, String... files) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (CheckNode node : new ResolutionLevel(PrepSample.ordered(order, files)).nodes()) {
            collect(node, "", outcomes);
        }
        return outcomes;
    }

    private static void collect(CheckNode node, String path, Map<String, Outcome> outcomes) {
        String name = path + node.segment().value();
        if (node instanceof CheckGroup group) {
            group.children().forEach(child -> collect(child, name + "/", outcomes));
        } else {
            outcomes.put(name, ((Check) node).run());
        }
    }

    /** Return what did not pass, as {@code check: rule message} or {@code check: skipped reason}. */
    static List<String> complaints(Map<String, Outcome> outcomes) {
        List<String> complaints = new ArrayList<>();
        outcomes.forEach((name, outcome) -> {
            if (outcome instanceof Outcome.Failed failed) {
                for (Finding finding : failed.findings()) {
                    complaints.add(name + ": " + finding.rule().id() + " " + finding.message());
                }
            } else if (outcome instanceof Outcome.Skipped skipped) {
                complaints.add(name + ": skipped " + skipped.reason());
            } else if (outcome instanceof Outcome.Aborted aborted) {
                complaints.add(name + ": aborted " + aborted.cause());
            }
        });
        return complaints;
    }
}
