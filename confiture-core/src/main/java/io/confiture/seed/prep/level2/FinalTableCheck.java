package io.confiture.seed.prep.level2;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.project.TableName;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.ddl.NotFollowed;
import io.confiture.sql.ddl.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks whether a prep table has its final table. */
final class FinalTableCheck {
    private final PrepProject project;
    private final TableDefinition prep;

    FinalTableCheck(PrepProject project, TableDefinition prep) {
        this.project = project;
        this.prep = prep;
    }

    Outcome run() {
        TableName name = project.finalName(prep);
        if (project.finalTable(prep).isPresent()) {
            return Outcome.passed();
        }
        Optional<NotFollowed> maker = project.tables().notFollowed().stream()
                .filter(statement -> statement.mayConcern(name.name()))
                .findFirst();
        if (maker.isPresent()) {
            return new Outcome.Skipped("not decided without a database: " + name
                    + " is not defined by a statement that can" + " be followed, but "
                    + maker.get().location() + " may do it (" + maker.get().reason() + ")");
        }
        List<TableDefinition> elsewhere = project.tables().tables().stream()
                .filter(table -> table.name().name().equals(name.name()) && !table.equals(prep))
                .toList();
        Finding finding =
                Finding.of(MappingRules.FINAL_TABLE, message(name, elsewhere)).at(prep.location());
        return Outcome.failed(elsewhere.isEmpty() ? finding : finding.withSuggestion(advice(name, elsewhere.get(0))));
    }

    private String message(TableName name, List<TableDefinition> elsewhere) {
        String message = prep.name() + " has no final table: no statement defines " + name;
        return elsewhere.isEmpty()
                ? message
                : message
                        + elsewhere.stream()
                                .map(table -> table.name() + " (" + table.location() + ")")
                                .collect(Collectors.joining(", ", ", only ", ""));
    }

    private static String advice(TableName name, TableDefinition elsewhere) {
        return "Create " + name + ", move " + elsewhere.name() + " there, or name its schema under"
                + " seed.prep.catalog_schema if all final tables are in it.";
    }
}
