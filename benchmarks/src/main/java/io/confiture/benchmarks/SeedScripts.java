package io.confiture.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes what a person would give to psql for the same answers.
 *
 * @param project the tables
 * @param db their files
 * @param single the files of a project with the same tables and one row in each
 * @param folder where scripts go
 */
record SeedScripts(GeneratedSeeds project, Path db, Path single, Path folder) {

    /** Return the scripts of level 4: the schema; each function alone on empty tables; all in turn on one row per table. */
    List<Path> runtime() throws IOException {
        StringBuilder script = new StringBuilder("BEGIN;\n");
        tables().forEach(table ->
                script.append("SAVEPOINT s;\n").append(resolve(table)).append("ROLLBACK TO s;\nRELEASE s;\n"));
        for (Path rows : files(single.resolve("seeds/prep"))) {
            script.append(Files.readString(rows));
        }
        tables().forEach(table ->
                script.append("SAVEPOINT s;\n").append(resolve(table)).append("RELEASE s;\n"));
        List<Path> scripts = new ArrayList<>(files(db.resolve("schema")));
        scripts.add(write("runtime.sql", script.append("ROLLBACK;\n")));
        return scripts;
    }

    /** Return the scripts of level 5: the schema; the rows, each file behind a savepoint; the functions; the questions. */
    List<Path> execution() throws IOException {
        List<Path> scripts = new ArrayList<>(files(db.resolve("schema")));
        Path begin = write("begin.sql", new StringBuilder("BEGIN;\nSAVEPOINT s;\n"));
        Path next = write("next.sql", new StringBuilder("RELEASE s;\nSAVEPOINT s;\n"));
        scripts.add(begin);
        for (Path rows : files(db.resolve("seeds/prep"))) {
            scripts.add(rows);
            scripts.add(next);
        }
        StringBuilder script = new StringBuilder();
        tables().forEach(table ->
                script.append("SAVEPOINT s;\n").append(resolve(table)).append("RELEASE s;\n"));
        tables().forEach(table -> script.append(questions(table)));
        scripts.add(write("questions.sql", script.append("SET CONSTRAINTS ALL IMMEDIATE;\nROLLBACK;\n")));
        return scripts;
    }

    private IntStream tables() {
        return IntStream.range(0, project.tables());
    }

    private static String resolve(int table) {
        return "SELECT prep_seed.fn_resolve_" + GeneratedSeeds.table(table) + "();\n";
    }

    /** Ask what level 5 asks of a table: lost rows, duplicates, NULL, CHECK, lost and dangling keys, orphans, sequences. */
    private static String questions(int table) {
        String name = GeneratedSeeds.table(table);
        String number = String.format(Locale.ROOT, "%03d", table);
        StringBuilder sql = new StringBuilder("""
                SELECT count(*) FROM prep_seed.%1$s p WHERE NOT EXISTS (SELECT FROM catalog.%1$s c WHERE c.id = p.id);
                SELECT id FROM catalog.%1$s GROUP BY id HAVING count(*) > 1;
                SELECT identifier FROM catalog.%1$s GROUP BY identifier HAVING count(*) > 1;
                SELECT pk_item_%2$s FROM catalog.%1$s GROUP BY pk_item_%2$s HAVING count(*) > 1;
                SELECT count(*) FROM catalog.%1$s WHERE id IS NULL OR identifier IS NULL OR name IS NULL
                    OR amount IS NULL OR created_at IS NULL;
                SELECT count(*) FROM catalog.%1$s WHERE NOT (amount >= 0);
                SELECT max(pk_item_%2$s) > (SELECT last_value FROM catalog.%1$s_pk_item_%2$s_seq) FROM catalog.%1$s;
                """.formatted(name, number));
        for (int parent : GeneratedSeeds.parents(table)) {
            sql.append(reference(name, "fk_item_", GeneratedSeeds.table(parent), parent));
        }
        if (GeneratedSeeds.pointsToItself(table)) {
            sql.append(reference(name, "fk_parent_item_", name, table));
        }
        return sql.toString();
    }

    private static String reference(String table, String prefix, String parent, int number) {
        return """
                SELECT count(*) FROM prep_seed.%1$s p JOIN catalog.%1$s c ON c.id = p.id
                    WHERE p.%2$s%4$03d_id IS NOT NULL AND c.%2$s%4$03d IS NULL;
                SELECT count(*) FROM prep_seed.%1$s p WHERE p.%2$s%4$03d_id IS NOT NULL
                    AND NOT EXISTS (SELECT FROM catalog.%3$s t WHERE t.id = p.%2$s%4$03d_id);
                SELECT count(*) FROM catalog.%1$s c WHERE c.%2$s%4$03d IS NOT NULL
                    AND NOT EXISTS (SELECT FROM catalog.%3$s t WHERE t.pk_item_%4$03d = c.%2$s%4$03d);
                """.formatted(table, prefix, parent, number);
    }

    private Path write(String name, StringBuilder text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
