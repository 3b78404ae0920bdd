package io.confiture.assertions.cluster;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.error.ShouldNotExist;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.ObjectName;
import io.confiture.assertions.trigger.Event;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ListAssert;

/** Asserts on a publication. */
public class PublicationAssert extends DatabaseObjectAssert<PublicationAssert>
        implements Owned<PublicationAssert>, Commented<PublicationAssert> {

    /** Assert on a publication. */
    public PublicationAssert(DatabaseObject actual) {
        super(actual, PublicationAssert.class);
    }

    /**
     * Verify that the publication publishes this table, be it by name, with its schema, with all tables, or as a partition of one that it
     * publishes.
     *
     * <pre>{@code
     * assertThat(db).publication("orders_out").hasTable("shop.orders");   // passes for create publication orders_out for table shop.orders
     * assertThat(db).publication("orders_out").hasTable("shop.users");    // fails there
     * }</pre>
     *
     * @param table with its schema, unless the search path finds it without
     * @throws AssertionError if it does not
     */
    public PublicationAssert hasTable(String table) {
        return actual.absent() || published(table)
                ? myself
                : fail(ShouldExist.shouldExist(actual, "table", table, names(), actual.definedAt()));
    }

    /**
     * Verify that the publication does not publish this table.
     *
     * <pre>{@code
     * assertThat(db).publication("orders_out").doesNotHaveTable("shop.users");    // passes for create publication orders_out for table shop.orders
     * assertThat(db).publication("orders_out").doesNotHaveTable("shop.orders");   // fails there
     * }</pre>
     *
     * @param table with its schema, unless the search path finds it without
     * @throws AssertionError if it does, or if there is no such table
     */
    public PublicationAssert doesNotHaveTable(String table) {
        if (actual.absent()) {
            return myself;
        }
        if (published(table)) {
            return fail(ShouldNotExist.shouldNotExist(actual, "table", table, actual.definedAt()));
        }
        List<Answer> tables = actual.source().ask("""
            select n.nspname as schema, c.relname as name, pg_catalog.pg_table_is_visible(c.oid) as visible
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p')\
            """);
        return tables.stream().anyMatch(found -> ObjectName.parse(table).names(found))
                ? myself
                : fail(ShouldExist.shouldExist(
                        actual.source(),
                        "table",
                        table,
                        tables.stream()
                                .filter(found -> found.flag("visible"))
                                .map(PublicationAssert::name)
                                .toList(),
                        actual.definedAt()));
    }

    /**
     * Lead to AssertJ's assertions on the names of all tables that subscribers get changes of, with their schemas, sorted: in place of a
     * partitioned table its partitions, unless the publication publishes via the partition root.
     *
     * <pre>{@code
     * assertThat(db).publication("orders_out").tables().containsExactly("shop.orders");   // passes for create publication orders_out for table shop.orders
     * assertThat(db).publication("orders_out").tables().isEmpty();                        // fails there
     * }</pre>
     */
    public ListAssert<String> tables() {
        return navigation().names("tables", actual.absent() ? List.of() : names());
    }

    private boolean published(String table) {
        List<Answer> published = actual.source().ask(PublishedTables.sql(actual.source()), actual.oid());
        return published.stream().anyMatch(found -> ObjectName.parse(table).names(found));
    }

    private List<String> names() {
        return tablesOfIt().stream().map(PublicationAssert::name).toList();
    }

    private List<Answer> tablesOfIt() {
        return actual.source().ask("""
                select t.schemaname as schema, t.tablename as name, pg_catalog.pg_table_is_visible(c.oid) as visible
                from pg_catalog.pg_publication p join pg_catalog.pg_publication_tables t on t.pubname = p.pubname
                join pg_catalog.pg_namespace n on n.nspname = t.schemaname
                join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = t.tablename
                where p.oid = ? order by t.schemaname collate "C", t.tablename collate "C\"\
                """, actual.oid());
    }

    private static String name(Answer table) {
        return table.text("schema") + "." + table.text("name");
    }

    /**
     * Verify that the publication publishes all tables, those to come as well.
     *
     * <pre>{@code
     * assertThat(db).publication("everything").isForAllTables();   // passes for create publication everything for all tables
     * assertThat(db).publication("orders_out").isForAllTables();   // fails for create publication orders_out for table shop.orders
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    public PublicationAssert isForAllTables() {
        return expect(true, publication("p.puballtables"), "be FOR ALL TABLES", "is not");
    }

    /**
     * Verify that the publication publishes tables that it names, or those of schemas.
     *
     * <pre>{@code
     * assertThat(db).publication("orders_out").isNotForAllTables();   // passes for create publication orders_out for table shop.orders
     * assertThat(db).publication("everything").isNotForAllTables();   // fails for create publication everything for all tables
     * }</pre>
     *
     * @throws AssertionError if it publishes all
     */
    public PublicationAssert isNotForAllTables() {
        return expect(false, publication("p.puballtables"), "not be FOR ALL TABLES", "is");
    }

    /**
     * Verify which changes the publication publishes.
     *
     * <pre>{@code
     * assertThat(db).publication("orders_out").publishes(INSERT, UPDATE);   // passes for .. with (publish = 'insert, update')
     * assertThat(db).publication("orders_out").publishes(INSERT);           // fails there
     * }</pre>
     *
     * @throws AssertionError if it publishes others
     */
    public PublicationAssert publishes(Event... events) {
        if (actual.absent()) {
            return myself;
        }
        Answer is = ask("""
            select p.pubinsert as "INSERT", p.pubupdate as "UPDATE", p.pubdelete as "DELETE", p.pubtruncate as "TRUNCATE"
            from pg_catalog.pg_publication p where p.oid = ?\
            """);
        EnumSet<Event> was = EnumSet.range(Event.INSERT, Event.TRUNCATE);
        was.removeIf(event -> !is.flag(event.name()));
        return was.equals(Set.of(events))
                ? myself
                : fail(ShouldHave.shouldHave(actual, "operations", List.of(events), was));
    }

    /**
     * Verify that changes of partitions are published as those of the partitioned table.
     *
     * <pre>{@code
     * assertThat(db).publication("logs_out").publishesViaRoot();     // passes for .. with (publish_via_partition_root)
     * assertThat(db).publication("orders_out").publishesViaRoot();   // fails where nothing was said
     * }</pre>
     *
     * @throws AssertionError if they are published as those of the partitions
     */
    public PublicationAssert publishesViaRoot() {
        return expect(true, publication("p.pubviaroot"), "publish via the partition root", "does not");
    }

    private static String publication(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_publication p where p.oid = ?";
    }
}
