package io.confiture.seed.prep.level3;

import io.confiture.sql.query.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a value is the key of the row that is meant.
 *
 * @param kind the answer
 * @param reason why, in words that follow "fk_x "; empty for GOOD
 * @param span where, or null
 */
record Verdict(Kind kind, String reason, @Nullable Span span) {
    enum Kind {
        /** It is the key, from the row whose id is the prep row's reference. */
        GOOD,
        /** It is NULL. */
        NULL,
        /** It is something else. */
        BAD,
        /** It cannot be told. */
        UNKNOWN
    }

    static final Verdict GOOD = new Verdict(Kind.GOOD, "", null);

    static Verdict bad(String reason, @Nullable Span span) {
        return new Verdict(Kind.BAD, reason, span);
    }

    static Verdict unknown(String reason, @Nullable Span span) {
        return new Verdict(Kind.UNKNOWN, reason, span);
    }

    static Verdict none(@Nullable Span span) {
        return new Verdict(Kind.NULL, "is set to NULL", span);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Return this verdict with a place, if it has none. */
    Verdict at(Span where) {
        return span != null || kind == Kind.GOOD ? this : new Verdict(kind, reason, where);
    }

    /**
     * Return the verdict on a value that is one of several: the worst that is no NULL, for a way to NULL is right where
     * the reference is NULL.
     */
    static Verdict worst(List<Verdict> verdicts) {
        for (Kind kind : List.of(Kind.BAD, Kind.UNKNOWN, Kind.GOOD)) {
            for (Verdict verdict : verdicts) {
                if (verdict.is(kind)) {
                    return verdict;
                }
            }
        }
        return verdicts.isEmpty() ? unknown("has a value that is not known", null) : verdicts.get(0);
    }
}
