package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.Migration;
import io.confiture.project.DownPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a missing way back is at fault.
 *
 * <p>Confiture, golang-migrate and dbmate ask for both halves. Flyway's undo scripts, goose's and Diesel's down sides and
 * sqlx's second file are optional there: a project that has none at all has chosen so, one that has some has not.
 */
record DownRules(Layout layout, DownPolicy rule) {

    void apply(List<Migration> migrations) {
        String reason = excuse(migrations);
        if (reason != null) {
            migrations.replaceAll(
                    m -> m.down() instanceof Down.Missing ? m.withDown(new Down.NotApplicable(reason)) : m);
        }
    }

    private @Nullable String excuse(List<Migration> migrations) {
        return switch (rule) {
            case TRUE -> null;
            case FALSE -> "the settings ask for no down scripts";
            case AUTO ->
                optional(migrations) && migrations.stream().noneMatch(Migration::goesBack)
                        ? "this project has no down scripts"
                        : null;
        };
    }

    private boolean optional(List<Migration> migrations) {
        return switch (layout) {
            case CONFITURE, GOLANG_MIGRATE, DBMATE -> false;
            case FLYWAY, GOOSE, DIESEL -> true;
            // A file called .up.sql promises a second one; a file called .sql does not.
            case SQLX ->
                migrations.stream().flatMap(m -> m.up().stream()).noneMatch(script -> script.name()
                        .endsWith(".up.sql"));
        };
    }
}
