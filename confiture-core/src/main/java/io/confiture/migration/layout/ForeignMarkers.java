package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Script;
import io.confiture.sql.Comment;
import java.util.List;
import java.util.Locale;

/**
 * Finds comments that divide a file for another tool.
 *
 * <p>Read by the rules of this layout, such a file would run its way back right behind its way forward.
 */
record ForeignMarkers(Layout layout, Collector out) {

    private record Marker(String start, String tool) {}

    private static final List<Marker> MARKERS = List.of(
            new Marker("+goose up", "goose"),
            new Marker("+goose down", "goose"),
            new Marker("migrate:up", "dbmate"),
            new Marker("migrate:down", "dbmate"),
            new Marker("+migrate up", "sql-migrate"),
            new Marker("+migrate down", "sql-migrate"),
            new Marker("+micrate up", "micrate"),
            new Marker("+micrate down", "micrate"),
            new Marker("rambler up", "rambler"),
            new Marker("rambler down", "rambler"),
            new Marker("liquibase formatted sql", "Liquibase"),
            new Marker("//@undo", "MyBatis Migrations"));

    void check() {
        switch (layout) {
            case CONFITURE, FLYWAY, GOLANG_MIGRATE, SQLX, DIESEL -> out.mapScripts(this::check);
            case DBMATE, GOOSE -> {
                // Their own sections are cut already, and what is no marker of theirs is a comment.
            }
        }
    }

    private Script check(Script script) {
        String lower = script.text().toLowerCase(Locale.ROOT);
        if (MARKERS.stream().noneMatch(marker -> lower.contains(marker.start()))) {
            return script;
        }
        for (Comment comment : script.parse().comments()) {
            String text = comment.text().toLowerCase(Locale.ROOT);
            for (Marker marker : MARKERS) {
                if (comment.line() && text.startsWith(marker.start())) {
                    return script.withDefect(new LayoutProblem(
                            Kind.BAD_MARKER,
                            "%s: this comment is for %s, and %s would run the whole file in one direction"
                                    .formatted(script.name(), marker.tool(), layout.label()),
                            comment.location(),
                            "name the right layout in the settings, or split the file"));
                }
            }
        }
        return script;
    }
}
