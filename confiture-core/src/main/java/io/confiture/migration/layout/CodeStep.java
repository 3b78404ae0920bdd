package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises migration steps that are not SQL. */
final class CodeStep {

    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("py", "Python code"),
            Map.entry("go", "Go code"),
            Map.entry("java", "Java code"),
            Map.entry("kt", "Kotlin code"),
            Map.entry("groovy", "Groovy code"),
            Map.entry("class", "a Java class"),
            Map.entry("rb", "Ruby code"),
            Map.entry("rs", "Rust code"),
            Map.entry("js", "JavaScript code"),
            Map.entry("ts", "TypeScript code"),
            Map.entry("php", "PHP code"),
            Map.entry("cs", "C# code"),
            Map.entry("sh", "a shell script"),
            Map.entry("bash", "a shell script"),
            Map.entry("ps1", "a PowerShell script"),
            Map.entry("bat", "a batch script"),
            Map.entry("cmd", "a batch script"),
            Map.entry("fizz", "a Fizz template"));

    private CodeStep() {}

    /** Return the language by the file's ending, or null when the file is no code. */
    static @Nullable String language(String fileName) {
        if (fileName.endsWith("_test.go")) {
            return null;
        }
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? null : LANGUAGES.get(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** Note a step that is part of the chain and cannot be checked. */
    static void report(Collector out, Path file, String language) {
        out.problem(
                Kind.NOT_SQL,
                file,
                "%s is %s: not run and not checked".formatted(out.folder().name(file), language),
                "what it changes is missing for the migrations after it; rewrite it in SQL if they need it");
    }

    /** Note such a step and add it to the chain. */
    static void add(Collector out, Path file, String version, String name, String language) {
        report(out, file, language);
        out.add(new Migration(
                Folder.fileName(file),
                version,
                name,
                false,
                List.of(),
                new Down.NotSql(language),
                out.folder().at(file)));
    }

    /** Note a way back in SQL whose way forward is not SQL: alone it cannot be checked. */
    static void reportDown(Collector out, Path down, Migration step) {
        out.problem(
                Kind.NOT_CHECKED,
                down,
                "%s takes back %s, which is not SQL: not run and not checked"
                        .formatted(out.folder().name(down), step.location().name()),
                null);
    }
}
