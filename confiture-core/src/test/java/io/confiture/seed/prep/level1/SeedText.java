package io.confiture.seed.prep.level1;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.project.PrepMode;
import io.confiture.project.SeedSettings;
import io.confiture.project.SourceLocation;
import io.confiture.seed.SeedFile;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Judges a text as a prep seed file. */
final class SeedText {
    static final String SCHEMA = """
            CREATE SCHEMA prep_seed;
            CREATE SCHEMA catalog;
            CREATE TABLE prep_seed.tb_org (id uuid, fk_parent_org_id uuid, code text, n int);
            CREATE TABLE catalog.tb_org (id uuid, pk_org bigint, code text);
            CREATE DOMAIN public.key AS uuid;
            CREATE TABLE prep_seed.tb_site (ref public.key, id bigint, tags uuid[]);
            """;

    private final Path directory;
    private final String prepSchema;
    private final String schema;

    SeedText(Path directory, String prepSchema, String schema) {
        this.directory = directory;
        this.prepSchema = prepSchema;
        this.schema = schema;
    }

    SeedText(Path directory) {
        this(directory, "prep_seed", SCHEMA);
    }

    Outcome outcome(String leaf, String text) {
        return outcome(leaf, text.getBytes(StandardCharsets.UTF_8));
    }

    Outcome outcome(String leaf, byte[] bytes) {
        Path path = directory.resolve("a/seed.sql");
        try {
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<CheckNode> nodes = new SeedFilesLevel(project(List.of(new SeedFile(path, "seed.sql")))).nodes();
        return ((CheckGroup) nodes.get(0))
                .children().stream()
                        .filter(node -> node.displayName().equals(leaf))
                        .map(node -> ((Check) node).run())
                        .findFirst()
                        .orElseThrow();
    }

    PrepProject project(List<SeedFile> files) {
        SqlSource source = SqlSource.of(Path.of("/project/schema.sql"), "schema.sql", schema);
        return PrepProject.of(
                new SeedSettings.Prep(directory, prepSchema, "catalog", "fn_resolve_", List.of(), PrepMode.STANDARD),
                directory,
                SourceLocation.of(directory, "db/seeds/prep"),
                files,
                List.of(ScriptReading.of(SqlScript.parse(source))));
    }

    /** Return what one check of a file says, a line per finding. */
    List<String> of(String leaf, String text) {
        return lines(outcome(leaf, text));
    }

    static List<String> lines(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        if (outcome instanceof Outcome.Failed failed) {
            failed.findings().forEach(finding -> lines.add(line(finding)));
        } else if (outcome instanceof Outcome.Passed passed) {
            passed.notes().forEach(finding -> lines.add(line(finding)));
        } else if (outcome instanceof Outcome.Aborted aborted) {
            lines.add("aborted: " + aborted.cause());
        }
        return lines;
    }

    private static String line(Finding finding) {
        return finding.severity() + " " + finding.rule().id() + " " + finding.location() + " " + finding.message();
    }
}
