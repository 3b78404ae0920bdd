package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what could not be followed, and remembers the routines that would make it so when they are called. */
final class Unfollowed {
    private final List<NotFollowed> all = new ArrayList<>();
    private final Map<String, DefiningBody> routines = new HashMap<>();

    /** Add a statement that is about one table. */
    void add(String reason, SourceLocation location, String table) {
        all.add(new NotFollowed(reason, location, Set.of(table)));
    }

    void add(String reason, SourceLocation location, DefiningBody body) {
        all.add(new NotFollowed(reason, location, body.names()));
    }

    void routine(String name, DefiningBody body) {
        routines.put(name, body);
    }

    @Nullable
    DefiningBody routine(String name) {
        return routines.get(name);
    }

    List<NotFollowed> all() {
        return List.copyOf(all);
    }
}
