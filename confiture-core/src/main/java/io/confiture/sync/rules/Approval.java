package io.confiture.sync.rules;

import io.confiture.check.Finding;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the decisions that somebody has reviewed: a list in a file of its own, so that a decision which is taken back, weakened or
 * removed later is seen by whoever has to agree.
 *
 * @param rules the decisions as they were
 * @param location the file
 */
public record Approval(SyncRules rules, SourceLocation location) {

    private static final String ADVICE = "let it be reviewed, then write the list anew: confiture sync approve";

    /** Read the list of a project; empty when there is none. */
    public static Optional<Approval> read(Project project) {
        Path file = project.environment().sync().approved();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Collected all = new Collected();
        new DecisionFile(all).read(file, project.nameOf(file));
        return Optional.of(new Approval(all.rules(Set.of()), project.locationOf(file)));
    }

    /** Write decisions as the text of such a file. */
    public static String text(SyncRules rules) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# The decisions that were reviewed, written by confiture sync approve. A check fails when they are others.");
        lines.add("unlisted: " + rules.unlisted().name().toLowerCase(Locale.ROOT));
        if (!rules.links().isEmpty()) {
            lines.add("links:");
            rules.links().forEach(link -> lines.add("  " + RulesWriter.text(link.name()) + ": " + columns(link)));
        }
        lines.add("tables:");
        rules.tables().forEach(table -> lines.addAll(RulesWriter.lines(table)));
        return String.join("\n", lines) + "\n";
    }

    private static String columns(LinkGroup link) {
        return "["
                + String.join(
                        ", ", link.columns().stream().map(RulesWriter::column).toList()) + "]";
    }

    /** Return what is different now; nothing when all is as it was reviewed. */
    public List<Finding> differences(SyncRules now) {
        List<Finding> findings = new ArrayList<>(rules.problems());
        if (!findings.isEmpty()) {
            return findings;
        }
        Map<String, Said> before = said(rules);
        Map<String, Said> after = said(now);
        after.forEach((what, said) -> {
            Said old = before.get(what);
            if (old == null) {
                findings.add(different(what + " was not reviewed: " + said.words(), said.location()));
            } else if (!old.words().equals(said.words())) {
                findings.add(different(
                        what + " was reviewed as " + old.words() + " and is now " + said.words(), said.location()));
            }
        });
        before.forEach((what, said) -> {
            if (!after.containsKey(what)) {
                findings.add(different(what + " was reviewed as " + said.words() + " and is gone", said.location()));
            }
        });
        return findings;
    }

    private static Finding different(String message, SourceLocation where) {
        return Finding.of(DecisionRules.APPROVED, message).at(where).withSuggestion(ADVICE);
    }

    /** Is what is said about something, and where. */
    private record Said(String words, SourceLocation location) {}

    private Map<String, Said> said(SyncRules all) {
        Map<String, Said> said = new LinkedHashMap<>();
        said.put("unlisted", new Said(all.unlisted().name().toLowerCase(Locale.ROOT), location));
        all.links()
                .forEach(link -> said.put("the link group " + link.name(), new Said(columns(link), link.location())));
        for (TableRules table : all.tables()) {
            String name = RulesWriter.table(table.schema(), table.name());
            said.put("the choice of rows of " + name, new Said(rows(table), table.location()));
            table.columns()
                    .forEach((column, decision) -> said.put(
                            name + "." + RulesWriter.column(column),
                            new Said(RulesWriter.decision(decision), decision.location())));
        }
        return said;
    }

    private static String rows(TableRules table) {
        RowChoice rows = table.rows();
        if (table.withoutRows() != null) {
            return "none";
        }
        return (rows.percent() < 100 ? rows.percent() + " %" : "all")
                + (rows.condition() == null ? "" : " where " + rows.condition())
                + (rows.children() ? " with those that refer to them" : "");
    }
}
