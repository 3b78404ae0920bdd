package io.confiture.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Writes a project of the prep-seed pattern: groups of ten tables. The first of a group stands alone; each other one points to
 * it and to the one before; the fifth points to itself as well. Resolvers are written in four ways, seed files in two.
 *
 * @param tables how many tables of each kind
 * @param rowsPerTable how many rows each seed file has
 */
record GeneratedSeeds(int tables, int rowsPerTable) {

    private static final int GROUP = 10;
    private static final int STYLES = 4;
    private static final int TUPLES = 500;

    /** Write the project and return its {@code db} folder. */
    Path write(Path project, Path postgresBin) throws IOException {
        Path db = project.resolve("db");
        Path schema = Files.createDirectories(db.resolve("schema"));
        Path seeds = Files.createDirectories(db.resolve("seeds").resolve("prep"));
        Files.writeString(
                project.resolve("confiture.yaml"),
                "postgres:\n  provider: embedded\n  bin_directory: " + postgresBin + "\n");
        Files.writeString(schema.resolve("00_schemas.sql"), "CREATE SCHEMA catalog;\nCREATE SCHEMA prep_seed;\n");
        for (int table = 0; table < tables; table++) {
            Files.writeString(schema.resolve(name("10_", table) + ".sql"), tables(table));
            Files.writeString(schema.resolve(name("20_resolve_", table) + ".sql"), resolver(table));
            try (Writer out = Files.newBufferedWriter(seeds.resolve(name("", table) + ".sql"))) {
                rows(table, out);
            }
        }
        return db;
    }

    /** Return the names of the tables, without a schema, in the order in which they can be resolved. */
    static String table(int number) {
        return name("tb_item_", number);
    }

    private static String name(String prefix, int number) {
        return prefix + String.format(Locale.ROOT, "%03d", number);
    }

    /** Return the tables that one points to; the nearest last. */
    static int[] parents(int table) {
        int root = table - table % GROUP;
        if (table == root) {
            return new int[0];
        }
        return table - 1 == root ? new int[] {root} : new int[] {root, table - 1};
    }

    static boolean pointsToItself(int table) {
        return table % GROUP == STYLES;
    }

    private static String tables(int table) {
        StringBuilder last = new StringBuilder();
        StringBuilder prep = new StringBuilder();
        for (int parent : parents(table)) {
            last.append("    %s bigint NOT NULL REFERENCES catalog.%s,\n"
                    .formatted(name("fk_item_", parent), table(parent)));
            prep.append("    %s_id uuid NOT NULL,\n".formatted(name("fk_item_", parent)));
        }
        if (pointsToItself(table)) {
            last.append(
                    "    %s bigint REFERENCES catalog.%s,\n".formatted(name("fk_parent_item_", table), table(table)));
            prep.append("    %s_id uuid,\n".formatted(name("fk_parent_item_", table)));
        }
        return """
                CREATE TABLE catalog.%1$s (
                    %2$s bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    id uuid NOT NULL UNIQUE,
                %3$s    identifier text NOT NULL UNIQUE,
                    name text NOT NULL,
                    amount numeric(12, 2) NOT NULL CHECK (amount >= 0),
                    created_at timestamptz NOT NULL
                );
                CREATE TABLE prep_seed.%1$s (
                    id uuid PRIMARY KEY,
                %4$s    identifier text NOT NULL,
                    name text NOT NULL,
                    amount numeric NOT NULL,
                    created_at timestamptz NOT NULL
                );
                """.formatted(table(table), name("pk_item_", table), last, prep);
    }

    private static String resolver(int table) {
        boolean commas = table % STYLES == 3;
        StringBuilder columns = new StringBuilder();
        StringBuilder keys = new StringBuilder();
        StringBuilder from = new StringBuilder("prep_seed." + table(table) + " AS p");
        StringBuilder where = new StringBuilder();
        for (int parent : parents(table)) {
            String alias = name("t", parent);
            columns.append(", ").append(name("fk_item_", parent));
            keys.append(", ").append(alias).append('.').append(name("pk_item_", parent));
            String condition = "%s.id = p.%s_id".formatted(alias, name("fk_item_", parent));
            String source = "catalog." + table(parent) + " AS " + alias;
            if (commas) {
                from.append(", ").append(source);
                where.append(where.isEmpty() ? "\n    WHERE " : " AND ").append(condition);
            } else {
                from.append("\n    JOIN ").append(source).append(" ON ").append(condition);
            }
        }
        String insert = """
                    INSERT INTO catalog.%s (id%s, identifier, name, amount, created_at)
                    SELECT p.id%s, p.identifier, p.name, p.amount, p.created_at
                    FROM %s%s;
                """.formatted(table(table), columns, keys, from, where);
        String head = "CREATE FUNCTION prep_seed.fn_resolve_" + table(table) + "() RETURNS void\n";
        if (pointsToItself(table)) {
            insert += """
                        UPDATE catalog.%1$s AS c
                        SET %2$s = parent.%3$s
                        FROM prep_seed.%1$s AS p
                        JOIN catalog.%1$s AS parent ON parent.id = p.%2$s_id
                        WHERE c.id = p.id;
                    """.formatted(table(table), name("fk_parent_item_", table), name("pk_item_", table));
        }
        return head
                + switch (table % STYLES) {
                    case 0 -> "LANGUAGE sql AS $$\n" + insert + "$$;\n";
                    case 1 -> "LANGUAGE sql\nBEGIN ATOMIC\n" + insert + "END;\n";
                    default -> "LANGUAGE plpgsql AS $$\nBEGIN\n" + insert + "END\n$$;\n";
                };
    }

    /** Write the rows: every second file is a COPY, the others are INSERTs of many tuples. */
    private void rows(int table, Writer out) throws IOException {
        int[] parents = parents(table);
        StringBuilder columns = new StringBuilder("id");
        IntStream.of(parents)
                .forEach(p -> columns.append(", ").append(name("fk_item_", p)).append("_id"));
        if (pointsToItself(table)) {
            columns.append(", ").append(name("fk_parent_item_", table)).append("_id");
        }
        columns.append(", identifier, name, amount, created_at");
        String target = "prep_seed.%s (%s)".formatted(table(table), columns);
        boolean copy = table % 2 == 1;
        if (copy) {
            out.write("COPY " + target + " FROM stdin;\n");
        }
        for (int row = 0; row < rowsPerTable; row++) {
            if (!copy && row % TUPLES == 0) {
                out.write("INSERT INTO " + target + " VALUES\n");
            }
            String values = values(table, parents, row, copy ? "" : "'", copy ? "\t" : ", ", copy ? "\\N" : "NULL");
            boolean last = row % TUPLES == TUPLES - 1 || row == rowsPerTable - 1;
            out.write(copy ? values + "\n" : "(" + values + (last ? ");\n" : "),\n"));
        }
        if (copy) {
            out.write("\\.\n");
        }
    }

    private String values(int table, int[] parents, int row, String quote, String comma, String none) {
        StringBuilder values = new StringBuilder(quoted(id(table, row), quote));
        for (int parent : parents) {
            values.append(comma).append(quoted(id(parent, (row * 7 + 3) % rowsPerTable), quote));
        }
        if (pointsToItself(table)) {
            values.append(comma).append(row == 0 ? none : quoted(id(table, row / 2), quote));
        }
        return values.append(comma)
                .append(quoted(String.format(Locale.ROOT, "ITEM-%03d-%06d", table, row), quote))
                .append(comma)
                .append(quoted("Item " + row + " of table " + table, quote))
                .append(comma)
                .append(row % 1000)
                .append(".25")
                .append(comma)
                .append(quoted("2026-01-01 08:00:00+00", quote))
                .toString();
    }

    private static String quoted(String text, String quote) {
        return quote + text + quote;
    }

    private static String id(int table, int row) {
        long mixed = (table * 1_000_003L + row) * 0x9E3779B97F4A7C15L;
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-8%03x-%012x",
                mixed >>> 32,
                mixed >>> 16 & 0xFFFF,
                table,
                row & 0xFFF,
                (long) table << 32 | row);
    }
}
