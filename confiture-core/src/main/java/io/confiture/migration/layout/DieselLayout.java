package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.TransactionMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/**
 * Reads directories with {@code up.sql} and {@code down.sql} as Diesel does.
 *
 * <p>The version is what stands before the first underscore of the directory's name, without dashes, compared as text.
 * Files beside the directories and hidden directories are ignored; a directory without {@code up.sql} stops Diesel.
 * {@code metadata.toml} may switch the transaction off; when the file is there and does not say, Diesel takes it as
 * switched off, and when it cannot be parsed, Diesel ignores it. Sources: diesel-rs/diesel {@code
 * diesel_migrations/migrations_internals/src/lib.rs}, {@code diesel_migrations/src/file_based_migrations.rs}.
 */
final class DieselLayout implements LayoutReader {

    @Override
    public void read(Collector out, LayoutSettings settings) {
        for (Path file : out.folder().files()) {
            if (NumberedFiles.mentionsSql(Folder.fileName(file))) {
                NumberedFiles.nearMiss(out, file, "Diesel", "2020-01-01-120000_name/up.sql");
            }
        }
        for (Path directory : out.folder().directories()) {
            try {
                read(out, Folder.list(out.folder().root(), directory));
            } catch (IOException | UncheckedIOException e) {
                out.problem(
                        Kind.UNREADABLE,
                        directory,
                        "%s cannot be listed: %s".formatted(out.folder().name(directory), e),
                        "make the directory readable for the user who runs the tests");
            }
        }
        out.sort(Comparator.comparing(Migration::version), "Diesel fails on the second one");
        OtherOrder.check(out, Layout.DIESEL);
    }

    private static void read(Collector out, Folder directory) {
        Path up = directory.path().resolve("up.sql");
        Path down = directory.path().resolve("down.sql");
        // Rows that the migration is tried on; Diesel passes it over.
        Path data = directory.path().resolve("data.sql");
        String id = Folder.fileName(directory.path());
        int cut = id.indexOf('_');
        String version = (cut < 0 ? id : id.substring(0, cut)).replace("-", "");
        for (Path file : directory.files()) {
            String fileName = Folder.fileName(file);
            if (NumberedFiles.mentionsSql(fileName) && !List.of(up, down, data).contains(file)) {
                NumberedFiles.nearMiss(out, file, "Diesel", "up.sql or down.sql");
            }
        }
        if (!directory.files().contains(up)) {
            reportNoUp(out, directory, down);
            return;
        }
        if (version.isEmpty()) {
            out.problem(
                    Kind.INVALID_VERSION,
                    directory.path(),
                    "%s has no version before the first underscore"
                            .formatted(out.folder().name(directory.path())),
                    "name it like 2020-01-01-120000_name");
            return;
        }
        TransactionMode mode = transaction(out, directory);
        Script script = out.read(up).script(Side.UP, mode);
        Down back = directory.files().contains(down)
                ? new Down.Scripts(List.of(out.read(down).script(Side.DOWN, mode)))
                : new Down.Missing();
        out.add(new Migration(
                id,
                version,
                cut < 0 ? "" : id.substring(cut + 1),
                false,
                List.of(script),
                back,
                out.folder().at(directory.path())));
    }

    private static void reportNoUp(Collector out, Folder directory, Path down) {
        String shown = out.folder().name(directory.path());
        if (directory.files().contains(down)) {
            out.problem(
                    Kind.ORPHAN_DOWN,
                    down,
                    "%s holds down.sql and no up.sql; Diesel refuses to start".formatted(shown),
                    "add up.sql");
        } else {
            out.problem(
                    Kind.NEAR_MISS_NAME,
                    directory.path(),
                    "%s holds no up.sql; Diesel refuses to start".formatted(shown),
                    "add up.sql, or move the directory elsewhere");
        }
    }

    private static TransactionMode transaction(Collector out, Folder directory) {
        Path file = directory.path().resolve("metadata.toml");
        if (!Files.exists(file)) {
            return TransactionMode.TRANSACTION;
        }
        FileText text = out.read(file);
        TomlParseResult toml = Toml.parse(text.text());
        Object value = toml.get("run_in_transaction");
        if (toml.hasErrors() || (value != null && !(value instanceof Boolean))) {
            String why = toml.hasErrors() ? toml.errors().get(0).toString() : "run_in_transaction is not true or false";
            out.problem(
                    Kind.BAD_MARKER,
                    file,
                    "%s is ignored by Diesel: %s".formatted(text.name(), why),
                    "write run_in_transaction = false, or delete the file");
            return TransactionMode.TRANSACTION;
        }
        if (value == null) {
            out.problem(
                    Kind.BAD_MARKER,
                    file,
                    "%s does not set run_in_transaction; Diesel then runs the migration without a transaction"
                            .formatted(text.name()),
                    "write what you mean: run_in_transaction = true or false");
            return TransactionMode.NO_TRANSACTION;
        }
        return (Boolean) value ? TransactionMode.TRANSACTION : TransactionMode.NO_TRANSACTION;
    }
}
