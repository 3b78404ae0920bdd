package io.confiture.migration.run;

import io.confiture.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/** Tries again what failed for a lock, a deadlock or a conflict with another transaction, with growing pauses. Nothing else. */
final class Retries {

    private final StepContext context;
    private final List<Finding> findings = new ArrayList<>();

    Retries(StepContext context) {
        this.context = context;
    }

    /** Return what is to be known about the retries, one finding for each. */
    List<Finding> findings() {
        return findings;
    }

    /**
     * Do something until it succeeds, fails for good, or has failed too often.
     *
     * @param attempt gets its number, from 1; leaves an idle session behind when it fails
     */
    StepEnd run(IntFunction<StepEnd> attempt) {
        int most = context.settings().lockRetries() + 1;
        for (int number = 1; ; number++) {
            StepEnd end = attempt.apply(number);
            if (!(end instanceof StepEnd.Failed failed) || !failed.passing()) {
                return end;
            }
            String who = context.blockers().seen();
            if (number >= most) {
                return new StepEnd.Failed(
                        failed.finding()
                                .withDetail(failed.finding().detail() + "\nIn the way: " + who)
                                .withSuggestion("It was tried " + number
                                        + " times. Try again when less is going on, or end what is in the way."),
                        failed.sqlState(),
                        false);
            }
            long pause = Retry.pauseMillis(number, ThreadLocalRandom.current().nextDouble());
            report(failed, number, who, pause);
            if (!sleep(pause)) {
                return failed;
            }
        }
    }

    private void report(StepEnd.Failed failed, int number, String who, long pause) {
        String text = "attempt %d gave up: %s; in the way: %s; tried again after %d ms"
                .formatted(number, failed.finding().message(), who, pause);
        findings.add(Finding.of(RunRules.RETRIED, text).at(failed.finding().location()));
        context.tell(text);
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
