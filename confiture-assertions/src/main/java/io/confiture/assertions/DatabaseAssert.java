package io.confiture.assertions;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.access.RoleNavigation;
import io.confiture.assertions.cluster.ClusterNavigation;
import io.confiture.assertions.constraint.IndexNavigation;
import io.confiture.assertions.content.ContentNavigation;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.query.QueryNavigation;
import io.confiture.assertions.relation.RelationNavigation;
import io.confiture.assertions.relation.SequenceNavigation;
import io.confiture.assertions.relation.ViewNavigation;
import io.confiture.assertions.routine.RoutineNavigation;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.Lookup;
import io.confiture.assertions.source.Scope;
import io.confiture.assertions.type.CastNavigation;
import io.confiture.assertions.type.OperatorClassNavigation;
import io.confiture.assertions.type.OperatorNavigation;
import io.confiture.assertions.type.TypeNavigation;
import io.confiture.catalog.ObjectKind;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Asserts on a database, and leads to the assertions on what is in it.
 *
 * <p>Every assertion asks the server: what is committed, or on a {@link java.sql.Connection} what its transaction sees.
 */
public class DatabaseAssert extends AbstractAssert<DatabaseAssert, DatabaseSource>
        implements RelationNavigation<DatabaseAssert>,
                IndexNavigation<DatabaseAssert>,
                ViewNavigation<DatabaseAssert>,
                SequenceNavigation<DatabaseAssert>,
                TypeNavigation<DatabaseAssert>,
                CastNavigation<DatabaseAssert>,
                OperatorNavigation<DatabaseAssert>,
                OperatorClassNavigation<DatabaseAssert>,
                RoutineNavigation<DatabaseAssert>,
                ClusterNavigation<DatabaseAssert>,
                RoleNavigation<DatabaseAssert>,
                PrivilegeNavigation<DatabaseAssert>,
                QueryNavigation<DatabaseAssert>,
                ContentNavigation<DatabaseAssert> {

    private static final Lookup SCHEMA = Lookup.outside("schema", ObjectKind.SCHEMA, """
        select n.oid::bigint as oid, 0 as number, null as schema, n.nspname as name, null::bigint as parent, true as visible,
               pg_catalog.starts_with(n.nspname::text, 'pg_') or n.nspname = 'information_schema' as system
        from pg_catalog.pg_namespace n\
        """);

    /** Assert on a database. */
    public DatabaseAssert(DatabaseSource actual) {
        super(actual, DatabaseAssert.class);
    }

    @Override
    public Navigation navigation() {
        return new Navigation(Scope.searchPath(actual), info, false);
    }

    @Override
    public DatabaseAssert self() {
        return this;
    }

    /**
     * Lead to the assertions on a schema, within which names are looked up.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").hasTable("users");   // passes where there is a table shop.users
     * assertThat(db).schema("shpo");                     // fails: there is no schema shpo; did you mean shop?
     * }</pre>
     *
     * @throws AssertionError if there is no schema of this name
     */
    public SchemaAssert schema(String name) {
        return navigation().to(SCHEMA, name, SchemaAssert.class, SchemaAssert::new);
    }

    /**
     * Lead to AssertJ's assertions on the names of all schemas that are not PostgreSQL's own, sorted.
     *
     * <pre>{@code
     * assertThat(db).schemas().contains("shop");   // passes where there is a schema shop
     * assertThat(db).schemas().contains("shpo");   // fails there
     * }</pre>
     */
    public ListAssert<String> schemas() {
        return navigation().names(SCHEMA);
    }

    /**
     * Verify that there is a schema of this name.
     *
     * <pre>{@code
     * assertThat(db).hasSchema("shop");   // passes where there is a schema shop
     * assertThat(db).hasSchema("shpo");   // fails: did you mean shop?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    public DatabaseAssert hasSchema(String name) {
        navigation().has(SCHEMA, name);
        return myself;
    }

    /**
     * Verify that there is no schema of this name.
     *
     * <pre>{@code
     * assertThat(db).doesNotHaveSchema("old_shop");   // passes where there is none
     * assertThat(db).doesNotHaveSchema("shop");       // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    public DatabaseAssert doesNotHaveSchema(String name) {
        navigation().hasNot(SCHEMA, name);
        return myself;
    }

    /**
     * Verify that the database is owned by this role.
     *
     * <pre>{@code
     * assertThat(db).isOwnedBy("app");     // passes where app owns the database
     * assertThat(db).isOwnedBy("guest");   // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public DatabaseAssert isOwnedBy(String role) {
        return expect("pg_catalog.pg_get_userbyid(d.datdba)", "owner", role);
    }

    /**
     * Verify that the database has this comment.
     *
     * <pre>{@code
     * assertThat(db).hasComment("the shop");   // passes after comment on database .. is 'the shop'
     * assertThat(db).hasComment("the bank");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public DatabaseAssert hasComment(String comment) {
        return expect("pg_catalog.shobj_description(d.oid, 'pg_database')", "comment", comment);
    }

    /**
     * Verify that the database has no comment.
     *
     * <pre>{@code
     * assertThat(db).hasNoComment();   // passes where nobody commented on it
     * assertThat(db).hasNoComment();   // fails after comment on database .. is 'the shop'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public DatabaseAssert hasNoComment() {
        return expect("pg_catalog.shobj_description(d.oid, 'pg_database')", "comment", null);
    }

    private DatabaseAssert expect(String value, String property, @Nullable String expected) {
        Answer is = actual.askOne("select d.oid::bigint as oid, d.datname as name, " + value
                        + " as value from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()")
                .orElseThrow();
        String was = is.text("value");
        if (!Objects.equals(was, expected)) {
            String name = String.valueOf(is.text("name"));
            DatabaseObject itself =
                    new DatabaseObject(actual, ObjectKind.DATABASE, "database", null, name, null, is.number("oid"), 0);
            throwAssertionError(ShouldHave.shouldHave(itself, property, expected, was));
        }
        return myself;
    }
}
