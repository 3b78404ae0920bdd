package io.confiture.seed.prep.level5;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends probes: all of a table in one message, and one by one when the server refuses that, so that one expression which cannot
 * be evaluated does not silence the others.
 */
final class Probing {

    private static final String SAVEPOINT = "confiture_probe";
    private static final int SAMPLES = 5;

    private final Session session;
    private final Query query;

    /** Send probes in the open transaction of a session; whatever they do is undone. */
    Probing(Session session) {
        this.session = session;
        this.query = new Query(session);
    }

    /** Return what was found, for each question that has a probe. */
    Map<Question, List<Finding>> run(List<Probe> probes, @Nullable SourceLocation place) {
        Map<Question, List<Finding>> findings = new LinkedHashMap<>();
        probes.forEach(probe -> findings.computeIfAbsent(probe.question(), q -> new ArrayList<>()));
        if (probes.isEmpty()) {
            return findings;
        }
        query.send("SAVEPOINT " + SAVEPOINT);
        try {
            collect(probes, place, findings);
        } catch (PostgresException together) {
            if (!session.alive()) {
                throw together;
            }
            for (Probe probe : probes) {
                undo();
                alone(probe, place, findings);
            }
        }
        undo();
        query.send("RELEASE SAVEPOINT " + SAVEPOINT);
        return findings;
    }

    private void alone(Probe probe, @Nullable SourceLocation place, Map<Question, List<Finding>> findings) {
        try {
            collect(List.of(probe), place, findings);
        } catch (PostgresException e) {
            if (!session.alive()) {
                throw e;
            }
            list(findings, probe)
                    .add(Finding.of(
                                    ExecutionRules.NOT_ANSWERED,
                                    "it cannot be told how many " + probe.what() + ": " + e.getMessage())
                            .at(place)
                            .withDetail("asked for the rule " + probe.rule().id()));
        }
    }

    private void undo() {
        query.send("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
    }

    private void collect(List<Probe> probes, @Nullable SourceLocation place, Map<Question, List<Finding>> findings) {
        Map<Integer, List<String>> samples = new LinkedHashMap<>();
        Map<Integer, String> totals = new LinkedHashMap<>();
        for (List<@Nullable String> row : query.rows(sql(probes))) {
            int probe = Integer.parseInt(text(row, 0));
            totals.put(probe, text(row, 1));
            samples.computeIfAbsent(probe, n -> new ArrayList<>()).add(String.valueOf(row.get(2)));
        }
        samples.forEach((n, ids) -> {
            Probe probe = probes.get(n);
            String total = Objects.requireNonNull(totals.get(n));
            list(findings, probe).add(finding(probe, total, ids).at(place));
        });
    }

    private static Finding finding(Probe probe, String total, List<String> samples) {
        boolean all = total.equals(String.valueOf(samples.size()));
        return Finding.of(
                probe.rule(), total + " " + probe.what() + ": " + String.join(", ", samples) + (all ? "" : ", ..."));
    }

    private static String sql(List<Probe> probes) {
        StringBuilder all =
                new StringBuilder("SELECT n, total, id FROM (SELECT n, id, count(*) OVER (PARTITION BY n) AS total,"
                        + " row_number() OVER (PARTITION BY n ORDER BY id) AS place FROM (");
        for (int i = 0; i < probes.size(); i++) {
            all.append(i == 0 ? "" : "\nUNION ALL ")
                    .append("SELECT ")
                    .append(i)
                    .append(" AS n, q.id FROM (")
                    .append(probes.get(i).rows())
                    .append(") q (id)");
        }
        return all + ") u) v WHERE place <= " + SAMPLES + " ORDER BY n, place";
    }

    private static List<Finding> list(Map<Question, List<Finding>> findings, Probe probe) {
        return findings.computeIfAbsent(probe.question(), q -> new ArrayList<>());
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column));
    }
}
