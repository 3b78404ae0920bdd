package io.confiture.migration;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.migration.data.Arena;
import io.confiture.migration.data.Declarations;
import io.confiture.migration.data.Ran;
import io.confiture.migration.data.Side;
import io.confiture.migration.data.Subject;
import io.confiture.migration.data.Survival;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.Session;
import io.confiture.sql.SqlScript;
import io.confiture.sql.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tries a migration that is not applied yet on rows, and brings what that showed into its rehearsal. */
final class OnRows {

    private final MigrationSet set;
    private final Scripts scripts;
    private final ScriptExecutor executor;
    private final Supplier<CatalogReader> reader;
    private final Survival survival;

    OnRows(
            MigrationSet set,
            Scripts scripts,
            ScriptExecutor executor,
            Supplier<CatalogReader> reader,
            Survival survival) {
        this.set = set;
        this.scripts = scripts;
        this.executor = executor;
        this.reader = reader;
        this.survival = survival;
    }

    /** Try a migration on rows, from the state before it; answers for the parts that ask for it. */
    Answers answers(Migration migration, CatalogSnapshot before, Arena arena) {
        if (migration.repeatable()) {
            return new Answers(null, null);
        }
        Subject subject = subject(migration);
        return new Answers(
                survival.survives(subject, before, arena),
                subject.declarations().idempotent() ? survival.idempotent(subject, before, arena) : null);
    }

    /** Return what the comments of a migration's scripts say; reads no more than the texts. */
    static Declarations declarations(Migration migration) {
        String text = Scripts.all(migration).stream().map(Script::text).collect(Collectors.joining("\n"));
        return Declarations.of(text, () -> parsed(migration.up()), () -> parsed(downs(migration)));
    }

    private Subject subject(Migration migration) {
        List<Statement> statements = scripts.statements(migration);
        return new Subject(
                migration.id(),
                migration.location(),
                statements,
                scripts.statements(migration.up()),
                migration.code() != null,
                side(stage -> scripts.up(migration, MigrationRules.UP, stage)),
                migration.goesBack() ? back(migration) : null,
                migration.goesBack() ? Outcome.passed() : Downs.without(migration),
                declarations(migration),
                fixture(migration),
                object -> Culprit.of(object, statements));
    }

    private Side back(Migration migration) {
        boolean empty = migration.down() instanceof Down.Scripts downs && scripts.isEmpty(downs.scripts());
        return side(stage -> {
            if (empty) {
                return new Attempt(Outcome.passed(), null);
            }
            Attempt attempt = scripts.down(migration, MigrationRules.DOWN, stage);
            return new Attempt(Downs.orRefusal(attempt), attempt.failure());
        });
    }

    private Side side(Function<Stage, Attempt> run) {
        BiFunction<Session, Boolean, Stage> stages = (session, committing) -> committing
                ? Stage.committing(session, executor, reader.get())
                : Stage.inTransaction(session, executor, reader.get());
        return (session, committing) -> {
            Stage stage = stages.apply(session, committing);
            Attempt attempt = run.apply(stage);
            return new Ran(attempt.outcome(), attempt.failure(), stage.timedOut());
        };
    }

    /** Read the rows that the user wants to be there, from a file beside the migration. */
    private @Nullable ScriptReading fixture(Migration migration) {
        Path file = DataFile.of(set.layout(), migration);
        return Files.isRegularFile(file)
                ? ScriptReading.ofFile(file, DataFile.name(file, migration), set.directory())
                : null;
    }

    private static List<SqlScript> parsed(List<Script> some) {
        return some.stream().map(Script::parse).toList();
    }

    private static List<Script> downs(Migration migration) {
        return migration.down() instanceof Down.Scripts downs ? downs.scripts() : List.of();
    }

    /**
     * Holds what rows showed.
     *
     * @param survives whether rows survive; null where it is not asked
     * @param idempotent whether scripts can be run twice; null where they do not claim it
     */
    record Answers(@Nullable Outcome survives, @Nullable Outcome idempotent) {

        /** Add them to a rehearsal. */
        Rehearsal into(Rehearsal rehearsal) {
            Rehearsal result = rehearsal;
            result = survives == null ? result : result.with(Part.DATA_SURVIVES, survives);
            return idempotent == null ? result : result.with(Part.IDEMPOTENT, idempotent);
        }
    }
}
