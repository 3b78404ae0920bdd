package io.confiture.seed.prep.level4;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.postgres.StatementFailure;
import io.confiture.project.TableName;
import io.confiture.seed.prep.live.LiveColumn;
import io.confiture.seed.prep.live.LiveFailure;
import io.confiture.seed.prep.live.LiveLink;
import io.confiture.seed.prep.live.LivePair;
import io.confiture.seed.prep.live.LivePlan;
import io.confiture.seed.prep.live.LiveRunner;
import io.confiture.seed.prep.live.LiveStep;
import io.confiture.seed.prep.live.LiveTable;
import io.confiture.sql.query.Span;
import io.confiture.sql.query.TableReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs all resolvers on made-up rows.
 *
 * <p>What fails because of the made-up values, and not because of the resolver, must not be held against it: that is skipped, and
 * level 5 answers with the real rows.
 */
final class RowTrial {

    /** What leaves rows out by more than the keys that it joins. */
    private static final String[] CHOOSING = {"where", "having", "limit", "fetch", "except", "intersect", "distinct"};

    private final Session session;
    private final Query query;
    private final GeneratedRows rows;
    private final LiveRunner runner;
    private final Map<LiveStep, Outcome> outcomes = new LinkedHashMap<>();

    RowTrial(Session session, GeneratedRows rows, LiveRunner runner) {
        this.session = session;
        this.query = new Query(session);
        this.rows = rows;
        this.runner = runner;
    }

    /**
     * Run.
     *
     * @param unfit resolvers that cannot be tried, with the reason
     */
    Map<LiveStep, Outcome> run(LivePlan plan, List<LivePair> pairs, Map<LiveStep, String> unfit) {
        plan.steps().stream().map(LiveStep::pair).forEach(pair -> {
            if (pair != null) {
                rows.insert(pair);
            }
        });
        pairs.stream().filter(pair -> plan.stepFor(pair).isEmpty()).forEach(rows::insert);
        for (LiveStep step : plan.steps()) {
            String cause = unfit.get(step);
            outcomes.put(step, cause == null ? run(step) : new Outcome.Aborted(cause));
        }
        return outcomes;
    }

    private Outcome run(LiveStep step) {
        LivePair pair = step.pair();
        if (pair == null || pair.target() == null || !hasUuid(pair.prep()) || !hasUuid(pair.target())) {
            return new Outcome.Aborted("the tables of " + step.name() + "() are not as they should be: see tables");
        }
        if (!runner.intact()) {
            return new Outcome.Aborted("the transaction was gone after an earlier resolver");
        }
        for (Map.Entry<LiveStep, Outcome> before : outcomes.entrySet()) {
            if (step.needs(before.getKey()) && !(before.getValue() instanceof Outcome.Passed)) {
                String cause = before.getKey().name() + "() gave no row that this one needs";
                return before.getValue() instanceof Outcome.Skipped
                        ? new Outcome.Skipped(cause)
                        : new Outcome.Aborted(cause);
            }
        }
        String none = rows.failure(pair);
        if (none != null) {
            return new Outcome.Skipped(none + "; level 5 answers with the real rows");
        }
        Optional<LiveFailure> failure = runner.run(step, RuntimeRules.RUNS_ON_ROW);
        if (failure.isPresent()) {
            String excuse = excuse(pair, failure.get());
            return excuse == null ? Outcome.failed(failure.get().finding()) : new Outcome.Skipped(excuse);
        }
        return arrived(step, pair, pair.target());
    }

    private static boolean hasUuid(LiveTable table) {
        return table.id().filter(id -> id.baseType().equals("uuid")).isPresent();
    }

    /** Return why a failure may be due to the made-up values; null when it is the resolver's own. */
    private @Nullable String excuse(LivePair pair, LiveFailure failure) {
        StatementFailure said = failure.statement();
        if (said == null || said.connectionLost() || said.timedOut()) {
            return null;
        }
        String state = failure.sqlState();
        // Data exceptions, conditions on values, and what the body itself raises (PostgreSQL documentation, appendix
        // A).
        boolean values = state.startsWith("22")
                || state.startsWith("P0")
                || state.equals("23514")
                || state.equals("23P01")
                || (state.equals("23505") && rows.ids(pair).size() > 1);
        if (!values) {
            return null;
        }
        return "the made-up row does not satisfy "
                + (said.constraint() == null ? "the resolver (" + said.message() + ")" : said.constraint())
                + "; level 5 answers with the real rows";
    }

    private Outcome arrived(LiveStep step, LivePair pair, LiveTable target) {
        List<String> ids = rows.ids(pair);
        List<LiveLink> links = pair.links().stream()
                .filter(link -> link.resolved() != null && rows.hasKey(pair, link))
                .toList();
        StringBuilder sql = new StringBuilder("SELECT count(DISTINCT f.id)");
        for (LiveLink link : links) {
            LiveColumn resolved = link.resolved();
            sql.append(", count(*) FILTER (WHERE f.id = ")
                    .append(uuid(ids.get(ids.size() - 1)))
                    .append(" AND f.")
                    .append(resolved == null ? "id" : "c_" + links.indexOf(link))
                    .append(" IS NULL)");
        }
        List<String> columns = new ArrayList<>();
        columns.add(target.id().orElseThrow().sql() + " AS id");
        for (LiveLink link : links) {
            if (link.resolved() != null) {
                columns.add(link.resolved().sql() + " AS c_" + links.indexOf(link));
            }
        }
        sql.append(" FROM (SELECT ").append(String.join(", ", columns)).append(" FROM ");
        sql.append(target.sql()).append(") f WHERE f.id IN (");
        sql.append(ids.stream().map(RowTrial::uuid).collect(Collectors.joining(", ")))
                .append(")");
        List<@Nullable String> answer = query.rows(sql.toString()).get(0);
        if (!String.valueOf(ids.size()).equals(answer.get(0))) {
            return missing(step, pair, target);
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            LiveColumn resolved = links.get(i).resolved();
            if (resolved != null && !"0".equals(answer.get(i + 1))) {
                findings.add(Finding.of(
                                RuntimeRules.RUNS_ON_ROW,
                                step.name() + "() leaves " + resolved.name() + " of " + target.name()
                                        + " NULL for a row that has "
                                        + links.get(i).prep().name())
                        .at(step.location()));
            }
        }
        return Outcome.of(findings, Severity.ERROR);
    }

    private static String uuid(String id) {
        return Query.literal(id) + "::uuid";
    }

    /** A resolver that chooses among rows, or looks things up by other than the ids, may rightly pass over a made-up row. */
    private Outcome missing(LiveStep step, LivePair pair, LiveTable target) {
        if (chooses(step)) {
            return new Outcome.Skipped("the made-up row did not arrive in " + target.name() + ", and " + step.name()
                    + "() chooses among rows by a condition; level 5 answers with the real rows");
        }
        return looksElsewhere(step, pair)
                ? new Outcome.Skipped("the made-up row did not arrive in " + target.name() + ", and " + step.name()
                        + "() reads tables that have no made-up row; level 5 answers with the real rows")
                : Outcome.failed(Finding.of(
                                RuntimeRules.RUNS_ON_ROW,
                                step.name() + "() does not move a row of "
                                        + pair.prep().name() + " to " + target.name())
                        .at(step.location()));
    }

    private static boolean chooses(LiveStep step) {
        return step.shown() != null
                && step.shown().routine().statements().stream()
                        .anyMatch(statement -> statement.conditional() || chooses(statement.span()));
    }

    private static boolean chooses(Span span) {
        return IntStream.range(span.from(), span.to())
                .anyMatch(i -> span.tokens().isWord(i, CHOOSING));
    }

    private static boolean looksElsewhere(LiveStep step, LivePair pair) {
        if (step.shown() == null || !step.shown().routine().notFollowed().isEmpty()) {
            return true;
        }
        Set<String> known = new HashSet<>();
        known.add(pair.name());
        pair.references().forEach(r -> known.add(r.target().name().name()));
        return step.shown().routine().references().stream()
                .map(TableReference::name)
                .map(TableName::name)
                .anyMatch(name -> !known.contains(name));
    }
}
