package io.confiture.assertions.source;

import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.ddl.DefinedKind;
import io.confiture.sql.ddl.DefinedObjects;
import io.confiture.suite.DefiningFiles;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows where the files of a project define the objects of a database that was made from them.
 *
 * <p>Nothing is read before the first question, which is asked when an assertion has failed.
 */
public final class ProjectDefinitions implements Definitions {
    private final Supplier<DefinedObjects> files;
    private @Nullable DefinedObjects objects;

    private ProjectDefinitions(Supplier<DefinedObjects> files) {
        this.files = files;
    }

    /** Know what some text defines. */
    public static ProjectDefinitions of(Supplier<DefinedObjects> files) {
        return new ProjectDefinitions(files);
    }

    /** Know what a project's schema files define: for a database that they built, with seeds or without. */
    public static ProjectDefinitions ofSchema(Project project) {
        return of(() -> DefiningFiles.of(project).schema());
    }

    /**
     * Know what a project's migrations define: for a database that they were applied to.
     *
     * @param applied tells by the ids of migrations which were; what later ones define is not there yet
     */
    public static ProjectDefinitions ofMigrations(Project project, Predicate<String> applied) {
        return of(() -> DefiningFiles.of(project).migrations(applied));
    }

    private synchronized DefinedObjects objects() {
        DefinedObjects known = objects;
        if (known == null) {
            known = files.get();
            objects = known;
        }
        return known;
    }

    @Override
    public Optional<SourceLocation> of(DatabaseObject object) {
        return switch (object.kind()) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE -> named(DefinedKind.RELATION, object);
            case INDEX -> index(object);
            case ENUM_TYPE, COMPOSITE_TYPE, DOMAIN, RANGE_TYPE, BASE_TYPE, SHELL_TYPE ->
                named(DefinedKind.TYPE, object);
            case FUNCTION, PROCEDURE, AGGREGATE -> routine(object);
            case COLUMN -> part(DefinedKind.COLUMN, object);
            case CONSTRAINT -> part(DefinedKind.CONSTRAINT, object);
            case TRIGGER -> part(DefinedKind.TRIGGER, object);
            case POLICY -> part(DefinedKind.POLICY, object);
            case RULE -> part(DefinedKind.RULE, object);
            case SCHEMA -> named(DefinedKind.SCHEMA, object);
            case EXTENSION -> named(DefinedKind.EXTENSION, object);
            case ROLE -> named(DefinedKind.ROLE, object);
            case LANGUAGE -> named(DefinedKind.LANGUAGE, object);
            case ACCESS_METHOD -> named(DefinedKind.ACCESS_METHOD, object);
            case COLLATION -> named(DefinedKind.COLLATION, object);
            case CONVERSION -> named(DefinedKind.CONVERSION, object);
            case STATISTICS -> named(DefinedKind.STATISTICS, object);
            case TEXT_SEARCH_PARSER -> named(DefinedKind.TEXT_SEARCH_PARSER, object);
            case TEXT_SEARCH_TEMPLATE -> named(DefinedKind.TEXT_SEARCH_TEMPLATE, object);
            case TEXT_SEARCH_DICTIONARY -> named(DefinedKind.TEXT_SEARCH_DICTIONARY, object);
            case TEXT_SEARCH_CONFIGURATION -> named(DefinedKind.TEXT_SEARCH_CONFIGURATION, object);
            case FOREIGN_DATA_WRAPPER -> named(DefinedKind.FOREIGN_DATA_WRAPPER, object);
            case FOREIGN_SERVER -> named(DefinedKind.FOREIGN_SERVER, object);
            case PUBLICATION -> named(DefinedKind.PUBLICATION, object);
            case SUBSCRIPTION -> named(DefinedKind.SUBSCRIPTION, object);
            case EVENT_TRIGGER -> named(DefinedKind.EVENT_TRIGGER, object);
            case DATABASE,
                    ATTRIBUTE,
                    OPERATOR,
                    OPERATOR_CLASS,
                    OPERATOR_FAMILY,
                    CAST,
                    TRANSFORM,
                    USER_MAPPING,
                    DEFAULT_PRIVILEGES,
                    LARGE_OBJECT -> Optional.empty();
        };
    }

    private Optional<SourceLocation> named(DefinedKind kind, DatabaseObject object) {
        return objects().find(kind, new TableName(object.schema(), object.name()));
    }

    /** An index is in the schema of its table. */
    private Optional<SourceLocation> index(DatabaseObject index) {
        DatabaseObject table = index.parent();
        String schema = index.schema() != null || table == null ? index.schema() : table.schema();
        return objects().find(DefinedKind.RELATION, new TableName(schema, index.name()));
    }

    private Optional<SourceLocation> part(DefinedKind kind, DatabaseObject object) {
        DatabaseObject relation = object.parent();
        return relation == null
                ? Optional.empty()
                : objects().findPart(kind, new TableName(relation.schema(), relation.name()), object.name());
    }

    /** A routine's name has the types of its arguments behind it. */
    private Optional<SourceLocation> routine(DatabaseObject routine) {
        String name = routine.name();
        int open = name.indexOf('(');
        return open < 0 || !name.endsWith(")")
                ? Optional.empty()
                : objects()
                        .findRoutine(
                                new TableName(routine.schema(), name.substring(0, open)),
                                name.substring(open + 1, name.length() - 1));
    }
}
