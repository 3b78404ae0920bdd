package io.confiture.seed.prep.level2;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.sql.ddl.ColumnDefinition;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks whether everything that the final table requires comes from somewhere. */
final class FedCheck {
    private final TableMapping mapping;
    private final Answer answer = new Answer();

    FedCheck(TableMapping mapping) {
        this.mapping = mapping;
    }

    Outcome run() {
        Set<String> fed = mapping.prep().columns().stream()
                .flatMap(column -> mapping.fed(column).stream())
                .map(ColumnDefinition::name)
                .collect(Collectors.toSet());
        for (ColumnDefinition column : mapping.target().columns()) {
            if (column.isRequired() && !fed.contains(column.name())) {
                unfed(column);
            }
        }
        TableMapping.doubt(mapping.project(), mapping.target())
                .filter(doubt -> !mapping.target().complete())
                .ifPresent(answer::doubt);
        return answer.outcome();
    }

    /** The resolution function may compute what the prep table lacks; only where it is known not to, this is an error. */
    private void unfed(ColumnDefinition column) {
        ResolverWrites writes = ResolverWrites.of(mapping);
        if (writes.give(column.name())) {
            return;
        }
        Optional<String> doubt = TableMapping.doubt(mapping.project(), mapping.prep())
                .or(() -> TableMapping.doubt(mapping.project(), mapping.target()));
        if (doubt.isPresent()) {
            answer.doubt(doubt.get());
            return;
        }
        boolean sure = writes.leaveOut(column.name());
        String message = mapping.target().name() + "." + column.name() + " is required, and "
                + mapping.prep().name() + " has nothing for it";
        answer.add(
                Finding.of(MappingRules.UNFED, message + (sure ? "; no INSERT of a resolution function names it" : ""))
                        .withSeverity(sure ? Severity.ERROR : Severity.WARNING)
                        .at(column.location()));
    }
}
