package io.confiture.sync.rules;

import io.confiture.project.SourceLocation;
import io.confiture.project.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together what the files say, and finds what they say twice. */
final class Collected {

    private final Complaints complaints = new Complaints();
    private final List<TableRules> tables = new ArrayList<>();
    private final List<LinkGroup> links = new ArrayList<>();
    private final Map<ColumnName, LinkGroup> groups = new HashMap<>();
    private Unlisted unlisted = Unlisted.FAIL;
    private @Nullable SourceLocation unlistedAt;

    Complaints complaints() {
        return complaints;
    }

    void unlisted(SourceLocation where, Unlisted said) {
        if (unlistedAt != null && unlisted != said) {
            complaints.problem(
                    where, "unlisted says something else at " + unlistedAt, "say it once, for all files together");
            // What is stricter holds until they agree.
            unlisted = Unlisted.FAIL;
            return;
        }
        unlisted = said;
        unlistedAt = where;
    }

    void link(YamlNode.Entry entry, Map<ColumnName, SourceLocation> columns) {
        for (LinkGroup other : links) {
            if (other.name().equals(entry.name())) {
                complaints.problem(
                        entry.location(),
                        "the link group " + entry.name() + " stands twice, first at " + other.location(),
                        "write all of its columns in one place");
            }
        }
        LinkGroup group = new LinkGroup(entry.location(), entry.name(), List.copyOf(columns.keySet()));
        links.add(group);
        columns.forEach((column, where) -> {
            LinkGroup first = groups.putIfAbsent(column, group);
            if (first != null && !first.name().equals(group.name())) {
                complaints.problem(
                        where,
                        "the column " + column + " is in two link groups, " + first.name() + " and " + group.name(),
                        "make one group of them, or remove it from one");
            }
        });
    }

    void table(YamlNode.Entry entry, TableRules table) {
        for (TableRules other : tables) {
            if (other.schema().equals(table.schema()) && other.name().equals(table.name())) {
                complaints.problem(
                        entry.location(),
                        "the table " + entry.name() + " stands twice, first at " + other.location(),
                        "write all about it in one place");
                return;
            }
        }
        tables.add(table);
    }

    SyncRules rules(Set<String> ofTools) {
        return new SyncRules(unlisted, links, tables, complaints.problems(), complaints.notes(), ofTools);
    }
}
