package io.confiture.seed.prep;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LevelGateTest {

    private static final Rule RULE = new Rule("prep/some", Severity.ERROR, "Some rule.", "Mend it.");
    private static final Outcome CRITICAL =
            Outcome.failed(Finding.of(RULE, "tb_a is nowhere").withSeverity(Severity.CRITICAL));

    private final LevelGate gate = new LevelGate(UnaryOperator.identity());

    @Test
    void aborts_every_later_level_after_something_critical() {
        CheckGroup first = gate.behind(level(1, () -> CRITICAL));
        CheckGroup second = gate.behind(level(2, Outcome::passed));
        CheckGroup third = gate.behind(level(3, Outcome::passed));

        assertThat(run(first)).isEqualTo(CRITICAL);
        assertThat(run(second))
                .isEqualTo(new Outcome.Aborted("level 1 found something critical in one: tb_a is nowhere"));
        assertThat(run(third)).isInstanceOf(Outcome.Aborted.class);
    }

    @Test
    void lets_pass_what_is_only_an_error() {
        gate.behind(level(1, () -> Outcome.failed(Finding.of(RULE, "an error"))));

        assertThat(run(gate.behind(level(2, Outcome::passed)))).isEqualTo(Outcome.passed());
    }

    @Test
    void lets_pass_what_the_settings_do_not_want_to_know() {
        LevelGate lenient = new LevelGate(outcome -> new Outcome.Skipped("disabled"));
        lenient.behind(level(1, () -> CRITICAL));

        assertThat(run(lenient.behind(level(2, Outcome::passed)))).isEqualTo(Outcome.passed());
    }

    @Test
    void asks_each_check_once() {
        AtomicInteger asked = new AtomicInteger();
        CheckGroup first = gate.behind(level(1, () -> {
            asked.incrementAndGet();
            return Outcome.passed();
        }));
        CheckGroup second = gate.behind(level(2, Outcome::passed));
        CheckGroup third = gate.behind(level(3, Outcome::passed));

        run(third);
        run(second);
        run(first);
        assertThat(asked).hasValue(1);
    }

    @Test
    void does_not_ask_later_levels() {
        CheckGroup first = gate.behind(level(1, Outcome::passed));
        gate.behind(level(2, () -> CRITICAL));

        assertThat(run(first)).isEqualTo(Outcome.passed());
    }

    private static Outcome run(CheckGroup group) {
        return ((Check) group.children().get(0)).run();
    }

    private static CheckGroup level(int number, Supplier<Outcome> body) {
        return new CheckGroup(
                new Segment("level", "level-" + number),
                "level " + number,
                null,
                Set.of(),
                List.of(new Check(new Segment("check", "one"), "one", null, Set.of(), null, body)));
    }
}
