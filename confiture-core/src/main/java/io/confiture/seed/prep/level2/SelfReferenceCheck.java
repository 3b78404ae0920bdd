package io.confiture.seed.prep.level2;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.project.TableName;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.ForeignKey;
import io.confiture.sql.ddl.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks whether rows that refer to rows of their own table can be stored at all. */
final class SelfReferenceCheck {
    private final TableMapping mapping;
    private final Answer answer = new Answer();

    SelfReferenceCheck(TableMapping mapping) {
        this.mapping = mapping;
    }

    Outcome run() {
        for (ColumnDefinition prepColumn : mapping.prep().columns()) {
            Optional<ColumnDefinition> column =
                    KeyNames.finalName(prepColumn.name()).flatMap(name -> KeyNames.column(mapping.target(), name));
            if (column.isPresent() && column.get().notNull()) {
                required(column.get());
            }
        }
        return answer.outcome();
    }

    private void required(ColumnDefinition column) {
        TableDefinition table = mapping.target();
        List<ForeignKey> constraints = table.foreignKeys().stream()
                .filter(key -> key.columns().equals(List.of(column.name())))
                .toList();
        if (constraints.isEmpty()) {
            if (namesItsOwnTable(column.name())) {
                answer.add(finding(column, " refers by its name to rows of the same table and cannot be null")
                        .withSeverity(Severity.WARNING));
            }
            return;
        }
        boolean refused = constraints.stream().anyMatch(key -> key.target().equals(table.name()) && !key.deferrable());
        // Who gives the keys himself knows them before the rows are there.
        if (refused && !ResolverWrites.of(mapping).give(primaryKey())) {
            answer.add(finding(
                    column,
                    " refers to rows of the same table, cannot be null and its foreign key is not deferrable: no row can"
                            + " be stored before the one that it refers to"));
        }
    }

    private Finding finding(ColumnDefinition column, String what) {
        return Finding.of(MappingRules.SELF_REFERENCE, mapping.target().name() + "." + column.name() + what)
                .at(column.location());
    }

    private String primaryKey() {
        return mapping.target().columns().stream()
                .map(ColumnDefinition::name)
                .filter(KeyNames::primary)
                .findFirst()
                .orElse("");
    }

    /** Tell whether {@code fk_parent_x} or {@code fk_x} of {@code tb_x} can mean no other table. */
    private boolean namesItsOwnTable(String column) {
        String about = column.substring(column.indexOf('_') + 1).toLowerCase(Locale.ROOT);
        String subject = KeyNames.subject(mapping.target()).toLowerCase(Locale.ROOT);
        if (about.equals(subject) || about.equals("parent")) {
            return true;
        }
        return about.endsWith("_" + subject) && !otherTable(about);
    }

    private boolean otherTable(String about) {
        String schema = mapping.target().name().schema();
        return mapping.project()
                        .tables()
                        .find(new TableName(schema, "tb_" + about))
                        .isPresent()
                || mapping.project().tables().find(new TableName(schema, about)).isPresent();
    }
}
