package io.confiture.seed.lint;

import io.confiture.seed.lint.KeySet.Key;
import io.confiture.seed.lint.KeySet.Place;
import io.confiture.sql.ddl.ForeignKey;
import io.confiture.sql.ddl.UniqueKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what is kept of one row: the values of its keys.
 *
 * @param place the row
 * @param uniques those by which it may meet another row
 * @param provides those by which other rows may refer to it, where no unique key has just these columns
 * @param refers those by which it refers to other rows
 */
record RowImage(
        Place place, Map<UniqueKey, Key> uniques, Map<List<String>, Key> provides, Map<ForeignKey, Key> refers) {

    RowImage(Place place) {
        this(place, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }
}
