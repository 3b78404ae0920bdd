package io.confiture.sync.rules;

import io.confiture.check.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds all decisions of a project, as its files have them.
 *
 * @param unlisted what becomes of columns that no file names
 * @param links the groups of columns that are mapped alike
 * @param tables by file and place; no table stands there twice
 * @param problems what is wrong with the files; while there is one, nothing may be copied
 * @param notes what is worth knowing and keeps nothing from being copied, such as the original tool's shape
 * @param ofTools tables that migration tools keep for themselves, as {@code schema.name}: not copied unless decided about
 */
public record SyncRules(
        Unlisted unlisted,
        List<LinkGroup> links,
        List<TableRules> tables,
        List<Finding> problems,
        List<Finding> notes,
        Set<String> ofTools) {

    /** Copy the lists. */
    public SyncRules {
        links = List.copyOf(links);
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        ofTools = Set.copyOf(ofTools);
    }

    /** Hold decisions where no migration tool is. */
    public SyncRules(
            Unlisted unlisted,
            List<LinkGroup> links,
            List<TableRules> tables,
            List<Finding> problems,
            List<Finding> notes) {
        this(unlisted, links, tables, problems, notes, Set.of());
    }

    /** Find what is said about a table. */
    public Optional<TableRules> find(String schema, String name) {
        return tables.stream()
                .filter(t -> t.schema().equals(schema) && t.name().equals(name))
                .findFirst();
    }
}
