package io.confiture.cli;

import io.confiture.migration.history.LedgerRecord;
import io.confiture.migration.ledger.Ledger;
import io.confiture.migration.ledger.LedgerState;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.report.RecordReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps what an environment has applied as a file of the project, for the check that plans from it. */
@Command(
        name = "record",
        description =
                "Writes what the environment's database has applied to db/ledgers/<environment>.yaml, so that the check"
                        + " 'plan' knows it without a connection. Reads the ledger and changes nothing in the database.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the file is written",
            "1:the ledger cannot be read, or the file could not be written",
            "2:the command line or the settings are wrong",
            "3:the database could not be reached",
            "5:there is no ledger, or a migration is half applied: nothing was written"
        })
final class MigrateRecordCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<folder>",
            description = "The db folder, or the folder that contains it (default: the current one).")
    private @Nullable Path folder;

    @Mixin
    private MigrateProject project = new MigrateProject();

    @Mixin
    private TargetDatabase database = new TargetDatabase();

    @Mixin
    private ResultOptions result = new ResultOptions();

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            Project loaded = project.load(folder);
            LedgerState state = read(loaded, database.of(loaded));
            LedgerRecord record =
                    new LedgerRecord(loaded.environment().name(), Instant.now().truncatedTo(ChronoUnit.SECONDS), state);
            String objection = objection(state);
            if (objection != null) {
                result.say(objection);
                return ExitCode.VALIDATION;
            }
            Path file =
                    record.write(loaded.environment().migration().rehearsal().ledgers());
            RecordReport report = new RecordReport(loaded, record, file);
            result.destination().write(result.json() ? report.json() : report.text());
            return ExitCode.OK;
        });
    }

    private static LedgerState read(Project project, DatabaseUrl url) {
        try (Session session = Session.to(url, "confiture migrate")) {
            return new Ledger(session, project.environment().migration().trackingTable()).read();
        }
    }

    private static @Nullable String objection(LedgerState state) {
        if (!state.exists()) {
            return "the database has no ledger: nothing was recorded";
        }
        return state.unfinished().isEmpty()
                ? null
                : state.unfinished().get(0).version()
                        + " is half applied: go on with confiture migrate up, and then record";
    }
}
