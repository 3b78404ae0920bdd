package io.confiture.assertions.constraint;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.Unordered;
import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import java.util.Optional;
import org.assertj.core.error.ErrorMessageFactory;

/** Asks for the columns of a constraint. */
final class ConstraintColumns {
    private ConstraintColumns() {}

    /** Selects whether a constraint is temporal; through JSON, because servers before 18 have no such column. */
    static final String PERIOD =
            "select (pg_catalog.to_jsonb(c) ->> 'conperiod')::boolean as yes from pg_catalog.pg_constraint c where"
                    + " c.oid = ?";

    private static final String INCLUDED = """
        select array(select a.attname::text from pg_catalog.generate_series(x.indnkeyatts, x.indnatts - 1) k (i)
                     join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[k.i] order by k.i) as keys
        from pg_catalog.pg_index x where x.indexrelid = %s\
        """;

    /** Return what is wrong with the columns of a constraint, if anything. */
    static Optional<ErrorMessageFactory> differ(DatabaseObject constraint, boolean ordered, String... expected) {
        if (constraint.absent()) {
            return Optional.empty();
        }
        List<String> was = Key.texts(Key.all(
                constraint.ask("select k.* from (select ?::bigint as oid) o, lateral (" + Keys.OF_CONSTRAINT + ") k")));
        List<String> wanted = List.of(expected);
        boolean same = ordered ? was.equals(wanted) : Unordered.of(was).equals(Unordered.of(wanted));
        return same ? Optional.empty() : Optional.of(ShouldHave.shouldHave(constraint, "columns", wanted, was));
    }

    /** Return what is wrong with the columns that a constraint's index includes, if anything. */
    static Optional<ErrorMessageFactory> includedDiffer(DatabaseObject constraint, String... expected) {
        return notIncluded(constraint, "(select c.conindid from pg_catalog.pg_constraint c where c.oid = ?)", expected);
    }

    /** Return what is wrong with the columns that an index includes, if anything. */
    static Optional<ErrorMessageFactory> includedByIndexDiffer(DatabaseObject index, String... expected) {
        return notIncluded(index, "?", expected);
    }

    private static Optional<ErrorMessageFactory> notIncluded(DatabaseObject object, String index, String... expected) {
        if (object.absent()) {
            return Optional.empty();
        }
        List<String> was = object.ask(INCLUDED.formatted(index)).texts("keys").stream()
                .map(String::valueOf)
                .toList();
        List<String> wanted = List.of(expected);
        return Unordered.of(was).equals(Unordered.of(wanted))
                ? Optional.empty()
                : Optional.of(ShouldHave.shouldHave(object, "included columns", wanted, was));
    }
}
