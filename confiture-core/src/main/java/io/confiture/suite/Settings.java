package io.confiture.suite;

import io.confiture.catalog.ReaderOptions;
import io.confiture.migration.Layout;
import io.confiture.migration.ledger.Ledger;
import io.confiture.postgres.ScriptOptions;
import io.confiture.project.Environment;
import java.util.ArrayList;
import java.util.List;

/** Says in the words of each room what the project's settings say. */
final class Settings {

    private Settings() {}

    static ScriptOptions scripts(Environment.Migration settings) {
        return ScriptOptions.defaults().withStatementTimeout(settings.statementTimeout());
    }

    /**
     * Leave ledgers out of comparisons: a dump of a real database has them, and migrations do not make them. Ours whatever the
     * layout, since Confiture runs them all; Flyway's too, since a project may have come from there; else the one of the layout's
     * own tool, under its default name. Sources: the tools' documentation, each on its table of applied versions.
     */
    static ReaderOptions reader(Environment.Migration settings, Layout layout) {
        List<String> ledgers = new ArrayList<>(Ledger.objects(settings.trackingTable()));
        ledgers.add("public.flyway_schema_history");
        ledgers.addAll(toolsOwn(layout));
        return ReaderOptions.defaults().leavingOut(ledgers);
    }

    private static List<String> toolsOwn(Layout layout) {
        return switch (layout) {
            case CONFITURE, FLYWAY -> List.of();
            case GOLANG_MIGRATE, DBMATE -> List.of("public.schema_migrations");
            case SQLX -> List.of("public._sqlx_migrations");
            case GOOSE -> List.of("public.goose_db_version");
            case DIESEL -> List.of("public.__diesel_schema_migrations");
        };
    }
}
