package io.confiture.cli;

import io.confiture.postgres.PostgresException;
import io.confiture.suite.CheckResult;
import io.confiture.suite.CheckResult.Word;
import java.util.List;

/** Finds what the process is to end with after checks of seeds. */
final class ResultCode {

    private ResultCode() {}

    /** Answer 1 also for an aborted check: nobody looked, which must not pass for "nothing was found". */
    static ExitCode of(List<CheckResult> results) {
        if (results.stream().anyMatch(r -> r.error() instanceof PostgresException)) {
            return ExitCode.NO_CONNECTION;
        }
        if (results.stream()
                .anyMatch(r -> r.word() == Word.FAILED && r.check().id().equals("settings"))) {
            return ExitCode.USAGE;
        }
        boolean good = results.stream().allMatch(r -> r.word() == Word.PASSED || r.word() == Word.SKIPPED);
        return good ? ExitCode.OK : ExitCode.FAILED;
    }
}
