package io.confiture.assertions.routine;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.TypeName;
import io.confiture.sql.Lexer;
import java.util.List;
import java.util.stream.Stream;

/** Asserts on what a routine returns. Modifiers of types count for nothing: PostgreSQL does not keep them. */
public interface ResultNavigation<SELF> extends Navigable<SELF> {

    /**
     * Verify that the function returns one value of a type.
     *
     * <pre>{@code
     * assertThat(db).function("add").returns("int");      // passes after create function add(..) returns integer ..
     * assertThat(db).function("add").returns("bigint");   // fails there
     * }</pre>
     *
     * @param type as SQL would write it
     * @throws AssertionError if it returns another type or several rows, or there is no such type
     */
    default SELF returns(String type) {
        return expect("", type);
    }

    /**
     * Verify that the function returns any number of rows of a type.
     *
     * <pre>{@code
     * assertThat(db).function("all_users").returnsSetOf("users");   // passes after create function all_users() returns setof users ..
     * assertThat(db).function("all_users").returnsSetOf("users");   // fails after create function all_users() returns users ..
     * }</pre>
     *
     * @param type as SQL would write it; {@code record} for a table of several columns
     * @throws AssertionError if it returns another type or one value, or there is no such type
     */
    default SELF returnsSetOf(String type) {
        return expect("SETOF ", type);
    }

    /**
     * Verify that the function returns nothing.
     *
     * <pre>{@code
     * assertThat(db).function("log").returnsVoid();   // passes after create function log(..) returns void ..
     * assertThat(db).function("add").returnsVoid();   // fails after create function add(..) returns integer ..
     * }</pre>
     *
     * @throws AssertionError if it returns something
     */
    default SELF returnsVoid() {
        return expect("", "pg_catalog.void");
    }

    /**
     * Verify that the function returns a table of these columns, in this order.
     *
     * <pre>{@code
     * assertThat(db).function("totals").returnsTable("day date", "total numeric");   // passes after create function totals() returns table (day date, total numeric) ..
     * assertThat(db).function("totals").returnsTable("day date");                    // fails there
     * }</pre>
     *
     * @param columns each a name and a type, as {@code RETURNS TABLE} takes them
     * @throws AssertionError if it returns other columns, or no table
     */
    default SELF returnsTable(String... columns) {
        Navigation navigation = navigation();
        if (navigation.absent()) {
            return self();
        }
        DatabaseSource source = navigation.scope().source();
        List<String> expected =
                Stream.of(columns).map(column -> column(source, column)).toList();
        List<String> was = Argument.of(navigation.subject()).stream()
                .filter(Argument::isColumn)
                .map(Argument::toString)
                .toList();
        if (was.isEmpty() || !was.equals(expected)) {
            Object instead = was.isEmpty() ? result() : was;
            navigation.report(ShouldHave.shouldHave(navigation.subject(), "table as result", expected, instead));
        }
        return self();
    }

    private static String column(DatabaseSource source, String text) {
        Lexer lexer = Lexer.of(text);
        lexer.nextSignificant();
        return lexer.name() + " "
                + TypeName.inSignature(source, text.substring(lexer.end()).strip());
    }

    private SELF expect(String set, String type) {
        Navigation navigation = navigation();
        if (!navigation.absent()) {
            String expected = set + TypeName.inSignature(navigation.scope().source(), type);
            String was = result();
            if (!was.equals(expected)) {
                navigation.report(ShouldHave.shouldHave(navigation.subject(), "result type", set + type, was));
            }
        }
        return self();
    }

    private String result() {
        Answer function = navigation().subject().ask("""
            select p.proretset as set, pg_catalog.format_type(p.prorettype, null) as type from pg_catalog.pg_proc p where p.oid = ?\
            """);
        return (function.flag("set") ? "SETOF " : "") + function.text("type");
    }
}
