package io.confiture.schema;

import io.confiture.project.Project;
import io.confiture.project.Sha256;
import io.confiture.project.SourceLocation;
import io.confiture.schema.SchemaProblem.Kind;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.SqlSourceException;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Makes one SQL text of the schema files. */
public final class SchemaBuild {
    private final Project project;
    private final List<SchemaProblem> problems = new ArrayList<>();

    private SchemaBuild(Project project) {
        this.project = project;
    }

    /**
     * Join the files in order.
     *
     * <p>Files are copied as they are, without byte order marks; a missing {@code ;} or end of COPY data at a file's end is
     * added, and the lines {@code \i} and {@code \ir} become what they include. Then the text is cut into statements again
     * and must give exactly those of the files one by one.
     *
     * @param files the files of that project, just discovered
     * @throws SchemaBuildException with every problem that is an error, those of {@code files} included
     */
    public static BuiltSchema build(Project project, SchemaFiles files, BuildOptions options) {
        return new SchemaBuild(project).build(files, options);
    }

    private BuiltSchema build(SchemaFiles files, BuildOptions options) {
        problems.addAll(files.problems());
        Separator separator = new Separator(project.environment().build());
        SchemaProblem bad = separator.problem(project);
        if (bad != null) {
            problems.add(bad);
        }
        List<FileText> texts = new ArrayList<>();
        MessageDigest digest = Sha256.start();
        for (SchemaFile file : files.files()) {
            read(file, files, digest, texts);
        }
        throwIfErrors();
        String hash = Sha256.hex(digest);
        BuildText out = new BuildText();
        if (options.header()) {
            out.write(Separator.header(project, files.files(), hash, options));
        }
        for (int i = 0; i < texts.size(); i++) {
            out.write(
                    (i == 0 ? "" : "\n") + separator.before(files.files().get(i).name()) + "\n");
            texts.get(i).copyTo(out);
        }
        BuiltSchema built = new BuiltSchema(out.text(), hash, files.files(), out.map(), problems);
        compare(built, texts);
        throwIfErrors();
        return built;
    }

    private void read(SchemaFile file, SchemaFiles files, MessageDigest digest, List<FileText> texts) {
        try {
            FileText text = FileText.read(project, file);
            for (SqlSource source : text.sources()) {
                digest.update(source.name().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(source.file()));
                digest.update((byte) 0);
            }
            texts.add(text);
            problems.addAll(text.problems());
            if (text.sources().size() > 1) {
                problems.addAll(text.runningTwice(files));
            }
        } catch (SqlSourceException | IOException e) {
            problems.add(
                    SchemaProblem.of(Kind.UNREADABLE, file.location(), "this cannot be read: " + e.getMessage(), null));
        }
    }

    /** The proof that joining changed nothing; pointless where the settings let a file spill over. */
    private void compare(BuiltSchema built, List<FileText> texts) {
        if (problems.stream().anyMatch(problem -> problem.kind() == Kind.SPILLS_OVER)) {
            return;
        }
        List<String> alone =
                texts.stream().flatMap(text -> text.statements().stream()).toList();
        SqlSource source = SqlSource.of(project.root(), "(built schema)", built.text());
        List<Statement> joined = SqlScript.parse(source).statements();
        int same = 0;
        while (same < Math.min(alone.size(), joined.size())
                && alone.get(same).equals(joined.get(same).text())) {
            same++;
        }
        if (same < Math.max(alone.size(), joined.size())) {
            SourceLocation place = same < joined.size()
                    ? built.sourceMap()
                            .locate(joined.get(same).location().line())
                            .orElse(project.locationOf(project.root()))
                    : project.locationOf(project.root());
            problems.add(SchemaProblem.of(
                    Kind.CHANGED_BY_JOINING,
                    place,
                    "here the joined text would run other statements than the files one by one",
                    "look for a setting of an earlier file that changes how text is read, such as"
                            + " standard_conforming_strings"));
        }
    }

    private void throwIfErrors() {
        List<SchemaProblem> errors =
                problems.stream().filter(SchemaProblem::isError).toList();
        if (!errors.isEmpty()) {
            throw new SchemaBuildException(errors);
        }
    }
}
