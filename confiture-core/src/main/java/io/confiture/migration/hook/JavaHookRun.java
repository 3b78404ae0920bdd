package io.confiture.migration.hook;

import io.confiture.migration.code.CodeExecution;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.code.ForwardingContext;
import io.confiture.migration.code.MigrationContext;
import io.confiture.migration.hook.HookResult.Status;
import io.confiture.postgres.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Java hook on a thread of its own, and stops it when it takes too long: its thread is interrupted and its statement is
 * cancelled; when even that does not help, its connection is cut and the thread is left to itself.
 */
final class JavaHookRun {

    private static final long GRACE_MILLIS = 2000;

    private final Session session;
    private final HookEntry.Java hook;
    private final @Nullable HookSubject subject;
    private final Map<String, String> placeholders;

    JavaHookRun(Session session, HookEntry.Java hook, @Nullable HookSubject subject, Map<String, String> placeholders) {
        this.session = session;
        this.hook = hook;
        this.subject = subject;
        this.placeholders = placeholders;
    }

    HookTry run() {
        List<String> said = new CopyOnWriteArrayList<>();
        CodeRunner runner = new CodeRunner(hook.options().timeout(), placeholders);
        FutureTask<CodeExecution> task = new FutureTask<>(() -> runner.run(session, this::call, said::add));
        Thread thread = new Thread(task, "confiture-hook-" + hook.name());
        thread.setDaemon(true);
        thread.setContextClassLoader(hook.hook().getClass().getClassLoader());
        thread.start();
        try {
            CodeExecution execution = task.get(hook.options().timeout().toMillis(), TimeUnit.MILLISECONDS);
            return execution instanceof CodeExecution.Failed failed
                    ? failed(failed)
                    : HookTry.of(Status.RAN, String.join("; ", said), hook);
        } catch (TimeoutException e) {
            return stop(task, thread);
        } catch (InterruptedException e) {
            HookTry stopped = stop(task, thread);
            Thread.currentThread().interrupt();
            return stopped.nothingCanFollow();
        } catch (ExecutionException e) {
            return HookTry.of(Status.FAILED, String.valueOf(e.getCause()), hook).nothingCanFollow();
        }
    }

    private void call(MigrationContext context) throws Exception {
        hook.hook().run(new Place(context, hook.phase(), subject));
    }

    private HookTry failed(CodeExecution.Failed failed) {
        Throwable each = failed.cause();
        for (int i = 0; each != null && i < 10; i++) {
            if (each instanceof HookVeto veto) {
                return ending(HookTry.of(Status.VETOED, String.valueOf(veto.getMessage()), hook), failed);
            }
            each = each.getCause();
        }
        return ending(HookTry.of(Status.FAILED, failed.message(), hook), failed);
    }

    private HookTry ending(HookTry answer, CodeExecution.Failed failed) {
        return failed.keptSomething() || !session.alive() ? answer.nothingCanFollow() : answer;
    }

    private HookTry stop(FutureTask<CodeExecution> task, Thread thread) {
        thread.interrupt();
        session.cancel();
        HookTry late = HookTry.of(
                Status.TIMED_OUT,
                "it was stopped after " + hook.options().timeout().toMillis() + " ms",
                hook);
        try {
            CodeExecution execution = task.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            boolean gone =
                    !session.alive() || (execution instanceof CodeExecution.Failed failed && failed.keptSomething());
            return gone ? late.nothingCanFollow() : late;
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            session.abort();
            return HookTry.of(
                            Status.TIMED_OUT,
                            "it was to be stopped after "
                                    + hook.options().timeout().toMillis()
                                    + " ms and did not react, so its connection was cut",
                            hook)
                    .nothingCanFollow();
        }
    }

    /** Is what the hook gets. */
    private static final class Place extends ForwardingContext implements HookContext {

        private final HookPhase phase;
        private final @Nullable HookSubject subject;

        Place(MigrationContext context, HookPhase phase, @Nullable HookSubject subject) {
            super(context);
            this.phase = phase;
            this.subject = subject;
        }

        @Override
        public HookPhase phase() {
            return phase;
        }

        @Override
        public Optional<HookSubject> subject() {
            return Optional.ofNullable(subject);
        }
    }
}
