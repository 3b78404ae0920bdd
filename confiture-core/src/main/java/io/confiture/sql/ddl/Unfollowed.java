package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** Collects what could not be followed. */
final class Unfollowed {
    private final List<NotFollowed> all = new ArrayList<>();

    void add(String reason, SourceLocation location) {
        all.add(new NotFollowed(reason, location));
    }

    List<NotFollowed> all() {
        return List.copyOf(all);
    }
}
