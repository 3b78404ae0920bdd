package io.confiture.assertions.constraint;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names what a statistics object counts. */
public enum StatisticsKind {
    /** How many different combinations of values there are. */
    NDISTINCT("d"),
    /** How far one column's value decides another's. */
    DEPENDENCIES("f"),
    /** Which combinations of values are the most common. */
    MCV("m");

    private final String code;

    StatisticsKind(String code) {
        this.code = code;
    }

    /** Return those that the catalog has letters for; the letter that stands for expressions is no kind. */
    static Set<StatisticsKind> of(List<@Nullable String> codes) {
        EnumSet<StatisticsKind> kinds = EnumSet.noneOf(StatisticsKind.class);
        for (StatisticsKind kind : values()) {
            if (codes.contains(kind.code)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
