package io.confiture.seed.prep.level3;

import io.confiture.sql.query.Expression;
import io.confiture.sql.query.SelectItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a select list yields.
 *
 * @param items the items
 * @param scope where their columns are looked up
 */
record Output(List<SelectItem> items, Scope scope) {

    Source.Has has(String column) {
        Source.Has answer = Source.Has.NO;
        for (SelectItem item : items) {
            if (item.expression() instanceof Expression.Star star) {
                for (Source source : scope.starred(star)) {
                    Source.Has has = source.has(column);
                    if (has == Source.Has.YES) {
                        return has;
                    }
                    answer = has == Source.Has.PERHAPS ? has : answer;
                }
            } else if (item.name().equals(column)) {
                return Source.Has.YES;
            }
        }
        return answer;
    }

    @Nullable
    Value named(String column) {
        for (SelectItem item : items) {
            if (!(item.expression() instanceof Expression.Star) && item.name().equals(column)) {
                return new Value.Of(item.expression(), scope);
            }
        }
        List<Source> candidates = new ArrayList<>();
        for (SelectItem item : items) {
            if (item.expression() instanceof Expression.Star star) {
                scope.starred(star).stream()
                        .filter(source -> source.has(column) != Source.Has.NO)
                        .forEach(candidates::add);
            }
        }
        return candidates.size() == 1 ? candidates.get(0).column(column) : null;
    }

    @Nullable
    Value at(int position) {
        // Before the first star the place is plain; behind it, the columns of all sources must be known.
        if (position < items.size()
                && items.subList(0, position + 1).stream().noneMatch(i -> i.expression() instanceof Expression.Star)) {
            return new Value.Of(items.get(position).expression(), scope);
        }
        List<Value> all = all();
        return all == null || position >= all.size() ? null : all.get(position);
    }

    @Nullable
    List<Value> all() {
        List<Value> all = new ArrayList<>();
        for (SelectItem item : items) {
            if (item.expression() instanceof Expression.Star star) {
                List<Source> sources = scope.starred(star);
                if (sources.isEmpty()) {
                    return null;
                }
                for (Source source : sources) {
                    List<Value> values = source.all();
                    if (values == null) {
                        return null;
                    }
                    all.addAll(values);
                }
            } else {
                all.add(new Value.Of(item.expression(), scope));
            }
        }
        return all;
    }
}
