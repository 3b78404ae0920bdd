package io.confiture.seed.prep.level4;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.seed.prep.live.LiveColumn;
import io.confiture.seed.prep.live.LiveLink;
import io.confiture.seed.prep.live.LivePair;
import io.confiture.seed.prep.live.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks of a prep table and its final table, as they are in the database, what level 2 asks of their text. */
final class TableShape {

    private final LivePair pair;
    private final @Nullable SourceLocation place;
    private final List<Finding> findings = new ArrayList<>();

    private TableShape(LivePair pair, @Nullable SourceLocation place) {
        this.pair = pair;
        this.place = place;
    }

    /**
     * Judge a pair.
     *
     * @param wanted the name that the final table must have
     * @param elsewhere the tables of that name in other schemas, to say where it is instead
     */
    static Outcome judge(LivePair pair, TableName wanted, List<TableName> elsewhere, @Nullable SourceLocation place) {
        TableShape shape = new TableShape(pair, place);
        shape.typed(pair.prep(), "id", "uuid");
        if (pair.target() == null) {
            List<TableName> others = elsewhere.stream()
                    .filter(name -> !name.equals(pair.prep().name()))
                    .toList();
            shape.add("there is no table " + wanted
                    + (others.isEmpty()
                            ? ""
                            : "; there is "
                                    + others.stream().map(TableName::toString).collect(Collectors.joining(", "))));
        } else {
            shape.target(pair.target());
        }
        return Outcome.of(shape.findings, Severity.ERROR);
    }

    private void target(LiveTable target) {
        typed(target, "id", "uuid");
        primaryKey(target);
        for (LiveColumn column : target.columns()) {
            if (lower(column).startsWith("fk_")) {
                typed(target, column, "bigint");
            }
        }
        for (LiveLink link : pair.links()) {
            typed(pair.prep(), link.prep(), "uuid");
            if (link.resolved() == null) {
                add(target.name() + " has no column "
                        + LiveLink.resolvedName(link.prep().name()) + " for "
                        + pair.prep().name() + "."
                        + link.prep().name());
            }
        }
    }

    private void primaryKey(LiveTable target) {
        String expected = "pk_" + target.base();
        List<LiveColumn> keys = target.columns().stream()
                .filter(column -> lower(column).startsWith("pk_"))
                .toList();
        Optional<LiveColumn> named = target.like(expected);
        if (named.isPresent()) {
            typed(target, named.get(), "bigint");
        } else if (keys.size() == 1) {
            typed(target, keys.get(0), "bigint");
        } else {
            add(target.name() + " has no column " + expected + " bigint"
                    + (keys.isEmpty() ? "" : ", and several others that begin with pk_"));
        }
    }

    private void typed(LiveTable table, String name, String type) {
        Optional<LiveColumn> column = table.like(name);
        if (column.isPresent()) {
            typed(table, column.get(), type);
        } else {
            add(table.name() + " has no column " + name + " " + type);
        }
    }

    private void typed(LiveTable table, LiveColumn column, String type) {
        if (!column.baseType().equals(type)) {
            add("column " + column.name() + " of " + table.name() + " is " + column.type() + " and not " + type);
        }
    }

    private static String lower(LiveColumn column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    private void add(String message) {
        findings.add(Finding.of(RuntimeRules.TABLES, message).at(place));
    }
}
