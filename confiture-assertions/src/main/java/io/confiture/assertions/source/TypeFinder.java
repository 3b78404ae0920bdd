package io.confiture.assertions.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Has the server resolve the spelling of a type. {@code to_regtype} finds the type; its modifier comes from the function that the
 * server itself calls for that, the type's {@code typmodin}. That one refuses by errors, so it is asked behind a savepoint.
 */
final class TypeFinder {
    private final Connection connection;
    private final DatabaseSource source;

    TypeFinder(Connection connection) {
        this.connection = connection;
        this.source = DatabaseSource.of(connection);
    }

    Optional<TypeName> find(TypeSpelling spelling) throws SQLException {
        return new CurrentTransaction(connection).shelter(sheltered -> ask(spelling));
    }

    private Optional<TypeName> ask(TypeSpelling spelling) throws SQLException {
        try {
            return source.askOne("""
                select t.oid::bigint as oid, t.typmodin::oid <> 0 as modifiable, pg_catalog.format_type(t.oid, -1) as text,
                       pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname) as typmodin
                from pg_catalog.pg_type t
                left join pg_catalog.pg_proc p on p.oid = t.typmodin::oid
                left join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                where t.oid = pg_catalog.to_regtype(?)\
                """, spelling.sql()).flatMap(type -> modified(type, spelling));
        } catch (SourceException e) {
            if (e.getCause() instanceof SQLException cause && refusal(String.valueOf(cause.getSQLState()))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<TypeName> modified(Answer type, TypeSpelling spelling) {
        long oid = type.number("oid");
        if (spelling.modifiers().isEmpty()) {
            return Optional.of(new TypeName(oid, -1, String.valueOf(type.text("text"))));
        }
        if (!type.flag("modifiable")) {
            return Optional.empty();
        }
        // The server has quoted the function's name; the modifiers are a parameter.
        String[] modifiers = spelling.modifiers().toArray(String[]::new);
        return source.askOne(
                        "select m.modifier, pg_catalog.format_type(?::oid, m.modifier) as text from (select "
                                + type.text("typmodin") + "(?::text[]::pg_catalog.cstring[]) as modifier) m",
                        oid,
                        modifiers)
                .map(found -> new TypeName(oid, (int) found.number("modifier"), String.valueOf(found.text("text"))));
    }

    /** Tell whether a server says by this that a type or its modifier is wrong, rather than that it could not look. */
    private static boolean refusal(String state) {
        return state.startsWith("22")
                || state.equals("42601")
                || state.equals("42602")
                || state.equals("42704")
                || state.equals("0A000");
    }
}
