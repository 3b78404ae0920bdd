package io.confiture.seed.prep.level2;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.sql.ddl.ColumnDefinition;
import java.util.Optional;

/** Asks whether each reference of the prep table has its place in the final table. */
final class ForeignKeyCheck {
    private final TableMapping mapping;
    private final Answer answer = new Answer();

    ForeignKeyCheck(TableMapping mapping) {
        this.mapping = mapping;
    }

    Outcome run() {
        for (ColumnDefinition column : mapping.prep().columns()) {
            if (KeyNames.foreign(column.name())) {
                check(column);
            }
        }
        return answer.outcome();
    }

    private void check(ColumnDefinition column) {
        Optional<String> wanted = KeyNames.finalName(column.name());
        if (wanted.isEmpty()) {
            answer.add(finding(
                            column,
                            "column " + column.name() + " of " + mapping.prep().name()
                                    + " does not end in _id, so that nothing says which column it becomes")
                    .withSeverity(Severity.WARNING)
                    .withSuggestion("Name it " + column.name() + "_id."));
            return;
        }
        if (!mapping.is(column, "uuid")) {
            answer.add(finding(
                            column,
                            "column " + column.name() + " of " + mapping.prep().name() + " is " + column.type()
                                    + " and not uuid")
                    .withSuggestion("Give it the type uuid: it holds the id of another row."));
        }
        if (KeyNames.column(mapping.target(), wanted.get()).isEmpty()) {
            Optional<String> doubt = TableMapping.doubt(mapping.project(), mapping.target());
            if (doubt.isPresent()) {
                answer.doubt(doubt.get());
            } else {
                answer.add(finding(
                                column,
                                mapping.target().name() + " has no column " + wanted.get() + " for "
                                        + mapping.prep().name() + "." + column.name())
                        .withSuggestion("Add " + wanted.get() + " bigint to "
                                + mapping.target().name() + "."));
            }
        }
    }

    private static Finding finding(ColumnDefinition column, String message) {
        return Finding.of(MappingRules.FOREIGN_KEY, message).at(column.location());
    }
}
