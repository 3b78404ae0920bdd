package io.confiture.sql.ddl;

import io.confiture.project.TableName;
import io.confiture.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the tables that stand after all statements of a schema, as their text says, without a database.
 *
 * <p>Follows CREATE, ALTER, RENAME and DROP of tables, columns, constraints, schemas and types, the search path, and
 * transactions that are rolled back. Tables in foreign hands are not here: temporary ones, and those that only functions
 * and DO blocks make. Immutable and thread-safe.
 */
public final class TableModel {
    private final List<TableDefinition> tables;
    private final Map<TableName, TableDefinition> byName;
    private final Map<TableName, Domain> domains;
    private final List<NotFollowed> notFollowed;

    TableModel(
            List<TableDefinition> tables,
            Map<TableName, TableDefinition> byName,
            Map<TableName, Domain> domains,
            List<NotFollowed> notFollowed) {
        this.tables = List.copyOf(tables);
        this.byName = Map.copyOf(byName);
        this.domains = Map.copyOf(domains);
        this.notFollowed = List.copyOf(notFollowed);
    }

    /** Follow the statements of one session; never throws, whatever the text is. */
    public static TableModel read(List<Statement> statements) {
        return Follower.follow(List.of(statements));
    }

    /**
     * Follow files in order, each with its includes, each in a session of its own: what a file says to its session, such
     * as {@code SET search_path}, ends with it, as when the files are run.
     */
    public static TableModel readFiles(List<List<Statement>> files) {
        return Follower.follow(files);
    }

    /** Return the tables in the order of their creation. */
    public List<TableDefinition> tables() {
        return tables;
    }

    /** Find a table by its full name; one without a schema is looked for in {@code public}. */
    public Optional<TableDefinition> find(TableName name) {
        TableName full = name.schema() == null ? new TableName("public", name.name()) : name;
        return Optional.ofNullable(byName.get(full));
    }

    /** Find a table as the server would: a name without a schema in the first schema of the search path that has it. */
    public Optional<TableDefinition> find(TableName name, SearchPath path) {
        if (name.schema() != null) {
            return find(name);
        }
        return path.schemas().stream()
                .flatMap(schema -> Optional.ofNullable(byName.get(new TableName(schema, name.name()))).stream())
                .findFirst();
    }

    /** Return the type behind a domain, through all domains; any other type itself. */
    public TypeName baseType(TypeName type) {
        Domain domain =
                type.schema() == null || type.array() ? null : domains.get(new TableName(type.schema(), type.name()));
        return domain == null ? type : baseType(domain.base());
    }

    /** Return the statements that may define tables and could not be followed, in order. */
    public List<NotFollowed> notFollowed() {
        return notFollowed;
    }
}
