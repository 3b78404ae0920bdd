package io.confiture.migration.hook;

import io.confiture.migration.hook.HookResult.Status;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.postgres.StatementFailure;
import io.confiture.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the statements of a SQL hook, all of them within its timeout.
 *
 * <p>{@code RAISE EXCEPTION} without a SQLSTATE of its own is a veto: P0001 is {@code raise_exception}, which the server gives for
 * nothing else (PostgreSQL documentation, appendix A).
 */
record SqlHookRun(Session session, HookEntry.Sql hook) {

    private static final String RAISE_EXCEPTION = "P0001";

    HookTry run() {
        long end = System.nanoTime() + hook.options().timeout().toNanos();
        List<String> said = new ArrayList<>();
        for (Statement statement : hook.statements()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.toMillis() < 1) {
                return tooLong();
            }
            ScriptResult result = new ScriptRunner()
                    .run(session, List.of(statement), ScriptOptions.defaults().withStatementTimeout(left));
            result.notices().forEach(n -> said.add(n.message()));
            if (result instanceof ScriptResult.Stopped stopped) {
                return failed(stopped.failure());
            }
            if (result instanceof ScriptResult.Refused refused) {
                return new HookTry(
                        Status.FAILED, refused.reason(), refused.statement().location(), false);
            }
        }
        return HookTry.of(Status.RAN, String.join("; ", said), hook);
    }

    private HookTry tooLong() {
        return HookTry.of(
                Status.TIMED_OUT,
                "it was stopped after " + hook.options().timeout().toMillis() + " ms",
                hook);
    }

    private HookTry failed(StatementFailure failure) {
        if (failure.timedOut()) {
            HookTry late = tooLong();
            return failure.connectionLost() ? late.nothingCanFollow() : late;
        }
        boolean veto = RAISE_EXCEPTION.equals(failure.sqlState());
        String state = veto || failure.sqlState().isEmpty() ? "" : " (SQLSTATE " + failure.sqlState() + ")";
        return new HookTry(
                veto ? Status.VETOED : Status.FAILED,
                failure.message() + state,
                failure.location(),
                failure.connectionLost());
    }
}
