package io.confiture.assertions.pgtap;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Is one of pgTAP's assertions, and ours that says the same; both sides shown by examples. */
final class Twin {
    private final String pgTap;
    private final List<Example> examples = new ArrayList<>();

    Twin(String pgTap) {
        this.pgTap = pgTap;
    }

    /** Return the name of pgTAP's function. */
    String pgTap() {
        return pgTap;
    }

    List<Example> examples() {
        return List.copyOf(examples);
    }

    /**
     * Give an example that passes.
     *
     * @param call pgTAP's, such as {@code has_table('users')}; statements before it, ended by semicolons, prepare it
     */
    Twin passes(String call, Assertion ours) {
        examples.add(new Example(true, call, ours));
        return this;
    }

    /** Give an example that fails. */
    Twin fails(String call, Assertion ours) {
        examples.add(new Example(false, call, ours));
        return this;
    }

    /** Is ours. */
    @FunctionalInterface
    interface Assertion {
        void on(DataSource db) throws Exception;
    }

    /**
     * Is an example.
     *
     * @param passes what both should say
     */
    record Example(boolean passes, String call, Assertion ours) {
        @Override
        public String toString() {
            return (passes ? "passes: " : "fails: ") + call;
        }
    }

    /** Is what pgTAP said: {@code ok 1 - ..} or {@code not ok 1 - ..}, with its explanation. */
    record Said(@Nullable String text) {
        boolean ok() {
            if (text == null || !text.startsWith("ok ") && !text.startsWith("not ok ")) {
                throw new IllegalStateException("pgTAP gave no verdict, but: " + text);
            }
            return text.startsWith("ok ");
        }
    }
}
