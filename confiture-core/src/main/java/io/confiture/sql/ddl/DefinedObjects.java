package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows where each object that stands after all statements was defined, as their text says, without a database.
 *
 * <p>Follows what {@link TableModel} follows. What only functions and DO blocks make has no place here, and what the text leaves
 * open has none either: a place that is told is never a guess. Immutable and thread-safe.
 */
public final class DefinedObjects {
    private final List<Others.Other> others;

    private DefinedObjects(List<Others.Other> others) {
        this.others = others;
    }

    /** Follow files in order, each with its includes, each in a session of its own. Never throws, whatever the text is. */
    public static DefinedObjects readFiles(List<List<Statement>> files) {
        Tables tables = Follower.followed(files).tables();
        return new DefinedObjects(Stream.concat(
                        tables.others.all().stream(), tables.tables().stream().flatMap(DefinedObjects::table))
                .toList());
    }

    private static Stream<Others.Other> table(TableDraft table) {
        Stream<Others.Other> own =
                Stream.of(new Others.Other(DefinedKind.RELATION, table.name, null, null, table.location));
        Stream<Others.Other> columns =
                table.columns.stream().map(c -> part(DefinedKind.COLUMN, table, c.name, c.location));
        Stream<Others.Other> constraints = table.constraints.stream()
                .filter(c -> c.name != null && c.kind != ConstraintDraft.Kind.INDEX)
                .flatMap(c -> constraint(table, c, String.valueOf(c.name)));
        return Stream.of(own, columns, constraints).flatMap(s -> s);
    }

    /** A key has an index of its own name. */
    private static Stream<Others.Other> constraint(TableDraft table, ConstraintDraft constraint, String name) {
        Others.Other itself = part(DefinedKind.CONSTRAINT, table, name, constraint.location);
        boolean indexed = constraint.isKey() || constraint.kind == ConstraintDraft.Kind.EXCLUDE;
        return indexed
                ? Stream.of(
                        itself,
                        new Others.Other(
                                DefinedKind.RELATION,
                                new TableName(table.name.schema(), name),
                                table.name,
                                null,
                                constraint.location))
                : Stream.of(itself);
    }

    private static Others.Other part(DefinedKind kind, TableDraft table, String name, SourceLocation location) {
        return new Others.Other(kind, new TableName(null, name), table.name, null, location);
    }

    /**
     * Find the place of an object that belongs to a schema, or to the database as a whole.
     *
     * @param name as PostgreSQL stores it, with its schema where it has one
     */
    public Optional<SourceLocation> find(DefinedKind kind, TableName name) {
        return only(others.stream().filter(o -> o.kind() == kind && o.name().equals(name)));
    }

    /** Find the place of what belongs to a table or view: a column, a constraint, a trigger, a policy, a rule. */
    public Optional<SourceLocation> findPart(DefinedKind kind, TableName relation, String name) {
        return only(others.stream()
                .filter(o -> o.kind() == kind
                        && relation.equals(o.owner())
                        && o.name().name().equals(name)));
    }

    /**
     * Find the place of a routine.
     *
     * @param arguments the types of its arguments, as PostgreSQL prints them: {@code integer, shop.mood[]}
     */
    public Optional<SourceLocation> findRoutine(TableName name, String arguments) {
        List<TypeName> types = new ArgumentTypes(Tokens.of("(" + arguments + ")"), (schema, type) -> schema).read();
        List<Others.Other> named = others.stream()
                .filter(o -> o.kind() == DefinedKind.ROUTINE && o.name().equals(name))
                .toList();
        List<Others.Other> fitting =
                named.stream().filter(o -> fit(o.arguments(), types)).toList();
        // Where no types could be read, the only routine of its name is meant; of several, nobody knows which.
        boolean unread = fitting.isEmpty() && named.size() == 1 && named.get(0).arguments() == null;
        return only((unread ? named : fitting).stream());
    }

    private static boolean fit(@Nullable List<TypeName> written, @Nullable List<TypeName> wanted) {
        if (written == null || wanted == null || written.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < written.size(); i++) {
            if (!fits(written.get(i), wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A type without a schema is one that no statement defines: an extension's, found by its name. */
    private static boolean fits(TypeName written, TypeName wanted) {
        boolean schemas = written.schema() == null
                || wanted.schema() == null
                || written.schema().equals(wanted.schema());
        return schemas && written.name().equals(wanted.name()) && written.array() == wanted.array();
    }

    private static Optional<SourceLocation> only(Stream<Others.Other> found) {
        List<SourceLocation> places =
                found.map(Others.Other::location).distinct().toList();
        return places.size() == 1 ? Optional.of(places.get(0)) : Optional.empty();
    }
}
