package io.confiture.assertions.query;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.TypeName;
import java.util.List;
import java.util.Set;

/** Compares and names the types of columns. */
final class ColumnTypes {
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name");

    /** Single precision is left out: 0.1 there is no 0.1 of the others for PostgreSQL. */
    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "oid", "numeric", "float8");

    private final DatabaseSource source;

    ColumnTypes(DatabaseSource source) {
        this.source = source;
    }

    /** Tell whether rows can be compared: of the same types, or of such as a UNION would take for the same. */
    static boolean comparable(List<Column> have, List<Column> want, boolean same) {
        if (have.size() != want.size()) {
            return false;
        }
        for (int i = 0; i < have.size(); i++) {
            Column one = have.get(i);
            Column other = want.get(i);
            boolean alike = (TEXTS.contains(one.type()) && TEXTS.contains(other.type()))
                    || (NUMBERS.contains(one.type()) && NUMBERS.contains(other.type()));
            if (one.oid() != other.oid() && (same || !alike)) {
                return false;
            }
        }
        return true;
    }

    /** Return the names of types as SQL writes them. */
    List<String> names(List<Column> columns) {
        return columns.stream().map(this::name).toList();
    }

    /** Return the name of a column's type. */
    String name(Column column) {
        return TypeName.of(source, column.oid(), -1).text();
    }

    /** Write the types in one line. */
    String list(List<Column> columns) {
        return String.join(", ", names(columns));
    }

    /** Find the type that a text means to SQL. */
    TypeName type(String text) {
        TypeName type =
                TypeName.find(source, text).orElseThrow(() -> new IllegalArgumentException("there is no type " + text));
        if (type.modifier() != -1) {
            throw new IllegalArgumentException("the types of results have no modifiers: "
                    + type.withoutModifier(source).text() + " for " + text);
        }
        return type;
    }
}
