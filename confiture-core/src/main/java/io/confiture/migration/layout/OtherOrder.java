package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import java.util.List;

/** Warns where numbers and text give two orders, since somebody will expect the other one. */
final class OtherOrder {

    private OtherOrder() {}

    /** Compare the order of the chain with the other one, and note the first pair that differs. */
    static void check(Collector out, Layout layout) {
        List<Migration> chain = out.migrations();
        for (int i = 1; i < chain.size(); i++) {
            Migration one = chain.get(i - 1);
            Migration next = chain.get(i);
            switch (layout) {
                case CONFITURE -> {
                    if (one.version().compareTo(next.version()) > 0) {
                        warn(
                                out,
                                next,
                                "%s runs after %s, as numbers; a tool that compares versions as text, such as the"
                                        + " original Confiture, runs it before",
                                one);
                        return;
                    }
                }
                case DBMATE, DIESEL -> {
                    if (VersionOrder.natural(one.version(), next.version()) > 0) {
                        warn(out, next, "%s runs after %s: " + layout.label() + " compares text, not numbers", one);
                        return;
                    }
                }
                default -> {
                    return;
                }
            }
        }
    }

    private static void warn(Collector out, Migration later, String message, Migration earlier) {
        out.problem(
                Kind.OUT_OF_TOOL_ORDER,
                later.location(),
                message.formatted(later.location().name(), earlier.location().name()),
                "write all versions with the same number of digits");
    }
}
