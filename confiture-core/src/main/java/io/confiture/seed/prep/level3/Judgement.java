package io.confiture.seed.prep.level3;

import io.confiture.seed.prep.PrepReference;
import io.confiture.sql.query.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges, over all statements of a program, what becomes of one foreign key. */
final class Judgement {
    private final Analysis analysis;
    private final PrepReference reference;
    private final List<Verdict> wrong = new ArrayList<>();
    private final List<Verdict> open = new ArrayList<>();
    /** The rows that are made without the key, each as the verdict it gets when nothing sets it later. */
    private final List<Verdict> pending = new ArrayList<>();

    private boolean madeBefore;

    private Judgement(Analysis analysis, PrepReference reference) {
        this.analysis = analysis;
        this.reference = reference;
    }

    /** Return the wrong and the open verdicts; none when the key is right. */
    static List<Verdict> of(Analysis analysis, PrepReference reference, List<Write> writes) {
        Judgement judgement = new Judgement(analysis, reference);
        Step last = null;
        for (Write write : writes) {
            if (write.insert()) {
                judgement.madeBefore |= last != null && last != write.step();
                judgement.made(write);
                last = write.step();
            } else if (write.assigns(reference.finalColumn())) {
                judgement.changed(write);
            }
        }
        List<Verdict> all = new ArrayList<>(judgement.wrong);
        if (judgement.open.isEmpty()) {
            all.addAll(judgement.pending);
        }
        all.addAll(judgement.open);
        return all.stream().distinct().toList();
    }

    private void made(Write write) {
        if (write.onlyNull().contains(reference.prepColumn())) {
            return;
        }
        if (write.columns() == null) {
            open.add(Verdict.unknown("is in an INSERT whose columns are not known", write.span()));
        } else if (!write.assigns(reference.finalColumn())) {
            pending.add(Verdict.bad("is not set by this INSERT, nor after it", write.span()));
        } else {
            Tracer tracer = new Tracer(analysis, reference, write.row());
            Verdict verdict = trace(tracer, write);
            if (verdict.is(Verdict.Kind.NULL)) {
                pending.add(Verdict.bad(verdict.reason() + ", and nothing sets it later", verdict.span()));
            } else if (verdict.is(Verdict.Kind.GOOD) && reference.self()) {
                alone(write, tracer, verdict);
            } else {
                keep(verdict);
            }
        }
    }

    /** Judge a reference to the table itself that is looked up while the rows are being made. */
    private void alone(Write write, Tracer tracer, Verdict verdict) {
        boolean seen = write.step().looped() || tracer.calls() || madeBefore;
        Span span = span(write);
        if (seen) {
            open.add(Verdict.unknown(
                    "is looked up among rows that are being inserted, so that their order decides", span));
        } else {
            pending.add(Verdict.bad(
                    "is looked up in the table that the same INSERT fills: it sees none of its rows, and sets NULL or"
                            + " loses the row",
                    span));
        }
    }

    private Span span(Write write) {
        Value value = write.values().get(reference.finalColumn());
        return value instanceof Value.Of of ? of.expression().span() : write.span();
    }

    private void changed(Write write) {
        Value value = write.values().get(reference.finalColumn());
        if (value instanceof Value.Of of && excluded(of) != null) {
            // ON CONFLICT DO UPDATE takes what the INSERT would have written, which is judged there.
            if (!reference.finalColumn().equals(excluded(of))) {
                wrong.add(Verdict.bad(
                        "is set to excluded." + excluded(of) + " where the row is already there",
                        of.expression().span()));
            } else if (reference.self()) {
                open.add(Verdict.unknown(
                        "is set again where the row is already there",
                        of.expression().span()));
            }
            return;
        }
        Verdict verdict = trace(new Tracer(analysis, reference, write.row()), write);
        if (verdict.is(Verdict.Kind.GOOD)) {
            // In a loop a condition chooses rows; outside of one it chooses whether this runs at all.
            boolean perhaps = write.step().conditional() && !write.step().looped();
            if (!perhaps) {
                pending.clear();
            } else if (!pending.isEmpty()) {
                open.add(Verdict.unknown("is set under a condition only", write.span()));
            }
        } else if (verdict.is(Verdict.Kind.NULL) && write.step().conditional()) {
            open.add(Verdict.unknown("is set to NULL under a condition", verdict.span()));
        } else if (verdict.is(Verdict.Kind.NULL)) {
            pending.add(Verdict.bad(verdict.reason() + ", and nothing sets it later", verdict.span()));
        } else {
            keep(verdict);
        }
    }

    /** Return the column of {@code excluded} that a value is, or null. */
    private static @Nullable String excluded(Value.Of of) {
        return of.expression()
                .asColumn()
                .filter(column -> "excluded".equals(column.qualifier()))
                .map(column -> column.name())
                .orElse(null);
    }

    private Verdict trace(Tracer tracer, Write write) {
        @Nullable Value value = write.values().get(reference.finalColumn());
        return tracer.value(value).at(write.span());
    }

    private void keep(Verdict verdict) {
        if (verdict.is(Verdict.Kind.BAD)) {
            wrong.add(verdict);
        } else if (verdict.is(Verdict.Kind.UNKNOWN)) {
            open.add(verdict);
        }
    }
}
