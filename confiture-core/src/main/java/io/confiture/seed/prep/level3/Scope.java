package io.confiture.seed.prep.level3;

import io.confiture.sql.query.CommonTable;
import io.confiture.sql.query.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is where the columns of one SELECT (or INSERT, UPDATE, ...) are looked up; filled by {@link ScopeBuilder}. */
final class Scope {

    /**
     * Is a common table in sight.
     *
     * @param table what the text says
     * @param visible the common tables in sight of its own body
     */
    record Common(CommonTable table, Map<String, Common> visible) {}

    private final Body body;
    private final @Nullable Scope parent;
    private final Map<String, Common> commons;
    private final List<Source> sources = new ArrayList<>();
    private boolean merged;

    Scope(Body body, @Nullable Scope parent, Map<String, Common> commons) {
        this.body = body;
        this.parent = parent;
        this.commons = new LinkedHashMap<>(commons);
    }

    Body body() {
        return body;
    }

    Map<String, Common> commons() {
        return commons;
    }

    List<Source> sources() {
        return sources;
    }

    void add(Source source) {
        sources.add(source);
    }

    /** Note that a join merges columns (USING, NATURAL): the order of {@code *} is then another. */
    void merge() {
        merged = true;
    }

    /** Return the sources that a star stands for; none when that is not known. */
    List<Source> starred(Expression.Star star) {
        if (star.qualifier().isEmpty()) {
            return merged ? List.of() : sources;
        }
        String alias = star.qualifier().get(star.qualifier().size() - 1);
        return sources.stream().filter(s -> s.alias().equals(alias)).limit(1).toList();
    }

    /** Find what a column or variable holds; null when that is not known. */
    @Nullable
    Value lookup(Expression.Column column) {
        String qualifier = column.qualifier();
        for (Scope scope = this; scope != null; scope = scope.parent) {
            if (qualifier != null) {
                for (Source source : scope.sources) {
                    if (source.alias().equals(qualifier)) {
                        return source.column(column.name());
                    }
                }
            } else {
                List<Source> having = scope.having(column.name());
                if (!having.isEmpty()) {
                    return having.size() == 1 || scope.merged ? having.get(0).column(column.name()) : null;
                }
            }
        }
        return body.variable(column);
    }

    /** Return the sources that have a column; those that perhaps have it only when no other and no variable does. */
    private List<Source> having(String column) {
        List<Source> sure =
                sources.stream().filter(s -> s.has(column) == Source.Has.YES).toList();
        if (!sure.isEmpty() || body.declares(column)) {
            return sure;
        }
        return sources.stream().filter(s -> s.has(column) == Source.Has.PERHAPS).toList();
    }
}
