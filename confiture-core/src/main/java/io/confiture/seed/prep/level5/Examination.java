package io.confiture.seed.prep.level5;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.PrepMode;
import io.confiture.project.SourceLocation;
import io.confiture.seed.prep.live.LiveColumn;
import io.confiture.seed.prep.live.LiveLink;
import io.confiture.seed.prep.live.LivePair;
import io.confiture.seed.prep.live.LiveReference;
import io.confiture.seed.prep.live.LiveSchema;
import io.confiture.seed.prep.live.LiveTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks all questions about one table, in as few messages as can be. */
final class Examination {

    private final Query query;
    private final Probing probing;
    private final LiveSchema schema;
    private final Snapshot snapshot;
    private final TableFacts facts;
    private final PrepMode mode;

    Examination(Session session, LiveSchema schema, Snapshot snapshot, PrepMode mode) {
        this.query = new Query(session);
        this.probing = new Probing(session);
        this.schema = schema;
        this.snapshot = snapshot;
        this.mode = mode;
        Set<Long> tables = new LinkedHashSet<>();
        for (LivePair pair : schema.pairs()) {
            if (pair.target() != null) {
                tables.add(pair.target().oid());
            }
        }
        this.facts = TableFacts.read(query, tables);
    }

    /** Answer all questions about a pair whose final table exists. */
    Map<Question, Outcome> examine(LivePair pair, LiveTable target, @Nullable SourceLocation place) {
        Map<Question, Outcome> answers = new EnumMap<>(Question.class);
        List<Finding> notes = new ArrayList<>();
        List<Probe> probes = new ArrayList<>();
        boolean prepRows = snapshot.rows(pair) > 0;
        boolean rows = prepRows || "t".equals(query.value("SELECT EXISTS (SELECT FROM " + target.sql() + ")"));
        PairProbes pairs = new PairProbes(pair, target, schema, snapshot);
        for (Question question : Question.values()) {
            String skipped = skipped(question, pair, target, prepRows, rows);
            if (skipped != null) {
                answers.put(question, new Outcome.Skipped(skipped));
            } else if (question.aboutPrepRows() && !pairs.comparable()) {
                answers.put(
                        question,
                        new Outcome.Aborted(pair.prep().name() + " and " + target.name()
                                + " have no id of the same type, see level 4"));
            } else {
                List<Probe> own = probes(question, pair, target, pairs, notes, place);
                if (own.isEmpty()) {
                    answers.put(question, nothing(question, pair, target));
                }
                probes.addAll(own);
            }
        }
        probing.run(probes, place).forEach((question, findings) -> {
            List<Finding> all = new ArrayList<>(findings);
            if (question == Question.FOREIGN_KEYS) {
                all.addAll(notes);
            }
            answers.put(question, Outcome.of(all, Severity.ERROR));
        });
        return answers;
    }

    private @Nullable String skipped(
            Question question, LivePair pair, LiveTable target, boolean prepRows, boolean rows) {
        if (!question.asked(mode)) {
            return "only asked in the mode comprehensive (seed.prep.mode)";
        }
        if (question.aboutPrepRows() && !prepRows) {
            return "no seed file puts a row into " + pair.prep().name();
        }
        return rows ? null : "neither " + pair.prep().name() + " nor " + target.name() + " has a row";
    }

    private List<Probe> probes(
            Question question,
            LivePair pair,
            LiveTable target,
            PairProbes pairs,
            List<Finding> notes,
            @Nullable SourceLocation place) {
        TableProbes own = new TableProbes(target, facts);
        return switch (question) {
            case FOREIGN_KEYS -> keys(pair, pairs, notes, place);
            case ROWS -> pairs.rows();
            case REFERENCES -> dangling(pair, pairs);
            case UNIQUE -> {
                List<Probe> both = new ArrayList<>(own.unique());
                if (pair.prep().id().isPresent()) {
                    both.addAll(pairs.unique());
                }
                yield both;
            }
            case NOT_NULL -> own.notNull();
            case CHECKS -> own.checks();
            case ORPHANS -> own.orphans(references(pair, pairs));
            case SEQUENCES -> own.sequences();
        };
    }

    private List<Probe> keys(LivePair pair, PairProbes pairs, List<Finding> notes, @Nullable SourceLocation place) {
        List<Probe> probes = new ArrayList<>();
        for (LiveLink link : pair.links()) {
            LiveColumn resolved = link.resolved();
            if (resolved == null) {
                notes.add(Finding.of(
                                ExecutionRules.UNKNOWN_TARGET,
                                link.prep().name() + " was not looked at: the final table has no "
                                        + LiveLink.resolvedName(link.prep().name()) + ", see level 4")
                        .at(place));
                continue;
            }
            probes.addAll(pairs.lost(link, resolved));
            LiveReference reference = known(link, pairs);
            if (reference != null) {
                probes.addAll(pairs.wrong(link, resolved, reference));
            } else {
                notes.add(Finding.of(
                                ExecutionRules.UNKNOWN_TARGET,
                                "whether " + resolved.name()
                                        + " points to the right row is not known: no foreign key says which table it"
                                        + " references, and neither do its name and its rows; only NULL was looked for")
                        .at(place));
            }
        }
        return probes;
    }

    private List<LiveReference> references(LivePair pair, PairProbes pairs) {
        Set<LiveReference> references = new LinkedHashSet<>();
        pair.references().stream().filter(LiveReference::certain).forEach(references::add);
        for (LiveLink link : pair.links()) {
            LiveReference reference = known(link, pairs);
            if (reference != null) {
                references.add(reference);
            }
        }
        return List.copyOf(references);
    }

    private List<Probe> dangling(LivePair pair, PairProbes pairs) {
        List<Probe> probes = new ArrayList<>();
        for (LiveLink link : pair.links()) {
            LiveReference reference = known(link, pairs);
            if (reference != null) {
                probes.addAll(pairs.dangling(link, reference));
            }
        }
        return probes;
    }

    /**
     * Return what a key stands for, when that is known well enough to call a row wrong. Where neither a constraint nor the name
     * tells, the rows do: a UUID is the id of a row in one table only, as long as tables do not share ids.
     */
    private @Nullable LiveReference known(LiveLink link, PairProbes pairs) {
        LiveReference reference = link.reference();
        if (reference != null && reference.certain()) {
            return PairProbes.hasKey(reference.target(), link) ? reference : null;
        }
        LiveColumn resolved = link.resolved();
        Optional<String> question = pairs.sources(link, schema.pairs());
        if (resolved == null || question.isEmpty()) {
            return null;
        }
        List<LiveReference> found = new ArrayList<>();
        for (List<@Nullable String> row : query.rows(question.get())) {
            schema.pair(String.valueOf(row.get(0)))
                    .flatMap(pair -> LiveSchema.assumed(resolved, pair))
                    .ifPresent(found::add);
        }
        if (reference != null) {
            long guessed = reference.target().oid();
            Optional<LiveReference> confirmed =
                    found.stream().filter(f -> f.target().oid() == guessed).findFirst();
            if (confirmed.isPresent()) {
                return confirmed.get();
            }
        }
        return found.size() == 1 ? found.get(0) : null;
    }

    private static Outcome nothing(Question question, LivePair pair, LiveTable target) {
        return switch (question) {
            case FOREIGN_KEYS ->
                new Outcome.Skipped(
                        pair.links().isEmpty()
                                ? pair.prep().name() + " has no column of the form fk_*_id"
                                : "no key of " + pair.prep().name() + " has its column in " + target.name()
                                        + ", see level 4");
            case REFERENCES ->
                new Outcome.Skipped(
                        pair.links().isEmpty()
                                ? pair.prep().name() + " has no column of the form fk_*_id"
                                : "neither constraints nor names tell what the keys of "
                                        + pair.prep().name() + " reference");
            case NOT_NULL -> new Outcome.Skipped(target.name() + " has no column that is NOT NULL");
            case CHECKS -> new Outcome.Skipped(target.name() + " has no CHECK constraint");
            case ORPHANS -> new Outcome.Skipped(target.name() + " has no foreign key, declared or by name");
            case SEQUENCES -> new Outcome.Skipped("no sequence gives numbers to a key of " + target.name());
            case ROWS, UNIQUE -> Outcome.passed();
        };
    }
}
