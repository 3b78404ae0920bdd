package io.confiture.seed.prep.level2;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TableDefinition;
import java.util.List;
import java.util.Optional;

/** Asks whether both tables know their rows by uuid, and the final one has bigint keys. */
final class TrinityCheck {
    private final TableMapping mapping;
    private final Answer answer = new Answer();

    TrinityCheck(TableMapping mapping) {
        this.mapping = mapping;
    }

    Outcome run() {
        id(mapping.prep());
        id(mapping.target());
        primaryKey();
        for (ColumnDefinition column : mapping.target().columns()) {
            if (KeyNames.foreign(column.name())) {
                typed(mapping.target(), column, "bigint");
            }
        }
        return answer.outcome();
    }

    private void id(TableDefinition table) {
        Optional<ColumnDefinition> id = KeyNames.column(table, "id");
        if (id.isPresent()) {
            typed(table, id.get(), "uuid");
        } else {
            missing(table, "no column id uuid, by which a row is known in both tables");
        }
    }

    private void primaryKey() {
        TableDefinition table = mapping.target();
        String expected = "pk_" + KeyNames.subject(table);
        List<ColumnDefinition> keys = table.columns().stream()
                .filter(column -> KeyNames.primary(column.name()))
                .toList();
        Optional<ColumnDefinition> named = KeyNames.column(table, expected);
        if (named.isPresent()) {
            typed(table, named.get(), "bigint");
        } else if (keys.size() == 1) {
            typed(table, keys.get(0), "bigint");
        } else {
            missing(
                    table,
                    keys.isEmpty()
                            ? "no column " + expected + " bigint"
                            : "no column " + expected + " bigint, and several others that begin with pk_");
        }
    }

    private void missing(TableDefinition table, String what) {
        Optional<String> doubt = TableMapping.doubt(mapping.project(), table);
        if (doubt.isPresent()) {
            answer.doubt(doubt.get());
        } else {
            answer.add(Finding.of(MappingRules.TRINITY, table.name() + " has " + what)
                    .at(table.location()));
        }
    }

    private void typed(TableDefinition table, ColumnDefinition column, String type) {
        if (!mapping.is(column, type)) {
            answer.add(Finding.of(
                            MappingRules.TRINITY,
                            "column " + column.name() + " of " + table.name() + " is " + column.type() + " and not "
                                    + type)
                    .at(column.location()));
        }
    }
}
