package io.confiture.cli;

import io.confiture.migration.Migration;
import io.confiture.migration.Side;
import io.confiture.migration.run.RunListener;
import io.confiture.migration.run.Step;
import io.confiture.migration.run.StepReport;
import io.confiture.migration.run.StepResult;
import io.confiture.report.RunText;
import io.confiture.sql.Statement;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Shows on the error stream what a run is about to do, and on standard output what it did, as it happens. */
final class MigrateProgress implements RunListener, AutoCloseable {

    private static final int SHOWN = 20;

    private final ResultOptions result;
    private final RunText text;
    private final PrintWriter err;
    private final Confirmation confirmation;
    private @Nullable Bar bar;
    private int total;

    MigrateProgress(ResultOptions result, RunText text, Confirmation confirmation, PrintWriter err) {
        this.result = result;
        this.text = text;
        this.confirmation = confirmation;
        this.err = err;
    }

    @Override
    public void waits(String holder) {
        say("waiting, because another runner holds the lock: " + holder);
    }

    @Override
    public void planned(List<Step> steps) {
        StringBuilder plan =
                new StringBuilder("to do on ").append(text.database()).append(':');
        steps.stream().limit(SHOWN).forEach(step -> plan.append("\n  ").append(step));
        if (steps.size() > SHOWN) {
            plan.append("\n  and ").append(steps.size() - SHOWN).append(" more");
        }
        say(plan.toString());
        total = steps.size();
    }

    @Override
    public boolean agrees() {
        boolean agreed = confirmation.given("Do that?");
        if (agreed && Ansi.AUTO.enabled()) {
            bar = new Bar(err, "migrate", total);
        }
        return agreed;
    }

    @Override
    public void begins(Migration migration, Side side, int number, int of) {
        if (bar != null) {
            bar.shows(migration.id());
        } else {
            say(number + "/" + of + " " + side.name().toLowerCase(Locale.ROOT) + " " + migration.id());
        }
    }

    @Override
    public void sending(Migration migration, Statement statement, int number, int of) {
        if (bar != null && of > 1) {
            bar.shows(migration.id() + " " + number + "/" + of);
        }
    }

    @Override
    public void tells(Migration migration, String what) {
        say(migration.id() + ": " + what);
    }

    @Override
    public void ends(StepReport step) {
        if (bar != null) {
            bar.step();
        }
        if (result.live() && step.result() != StepResult.NOT_RUN) {
            wipe();
            result.destination().print(text.step(step));
        }
    }

    private void say(String words) {
        wipe();
        result.say(words);
    }

    private void wipe() {
        if (bar != null) {
            bar.wipe();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
