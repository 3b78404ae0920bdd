package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldHaveRowSecurity;
import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import java.util.Objects;

/** Asserts on the row security of all tables of a schema. */
public interface RowSecurityNavigation<SELF> extends Navigable<SELF> {

    /**
     * Verify that row security is enabled on every table of the schema, partitions among them: who reads a partition by its own name is
     * held back by its own policies only.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").hasRowSecurityOnAllTables();   // passes where each has alter table .. enable row level security
     * assertThat(db).schema("shop").hasRowSecurityOnAllTables();   // fails where one has not, or where there is no table
     * }</pre>
     *
     * @throws AssertionError if it is disabled on a table, or if there is no table
     */
    default SELF hasRowSecurityOnAllTables() {
        if (!navigation().absent()) {
            String schema = Objects.requireNonNull(navigation().scope().schema());
            DatabaseObject place =
                    Subjects.findSchema(navigation().scope().source(), schema).orElseThrow();
            List<Answer> tables = place.source().ask("""
                select c.relname as name, c.relrowsecurity as secured from pg_catalog.pg_class c
                where c.relkind in ('r', 'p') and c.relnamespace = ?::bigint::oid order by c.relname collate "C"
                """, place.oid());
            List<String> open = tables.stream()
                    .filter(table -> !table.flag("secured"))
                    .map(table -> String.valueOf(table.text("name")))
                    .toList();
            if (tables.isEmpty() || !open.isEmpty()) {
                navigation().report(ShouldHaveRowSecurity.shouldHaveRowSecurity(place, tables.size(), open));
            }
        }
        return self();
    }
}
