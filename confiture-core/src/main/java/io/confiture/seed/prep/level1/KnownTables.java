package io.confiture.seed.prep.level1;

import io.confiture.project.TableName;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.Cursor;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.rows.Target;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Answers what is known of the tables that one seed file writes to, those that it makes itself included. For one thread. */
final class KnownTables {
    private final PrepProject project;
    private final Set<String> mentioned;
    private final Set<String> temporary = new HashSet<>();
    private final Set<String> made = new HashSet<>();

    /**
     * Make an answer for one file.
     *
     * @param project the project
     * @param mentioned all names that the schema files mention
     */
    KnownTables(PrepProject project, Set<String> mentioned) {
        this.project = project;
        this.mentioned = mentioned;
    }

    /** Return all names that the schema files mention: also those of views and foreign tables. */
    static Set<String> mentioned(PrepProject project) {
        Set<String> names = new HashSet<>();
        for (Statement statement : project.statements()) {
            Lexer lexer = statement.lexer();
            while (lexer.nextSignificant()) {
                // Outside of CREATE TABLE and the like, names of tables are made by views, and by DO blocks in strings.
                if (lexer.kind().identifier() && !statement.kind().is("CREATE FUNCTION")) {
                    names.add(lexer.name());
                }
            }
        }
        return names;
    }

    /** Follow CREATE TABLE in the seed file itself. */
    void follow(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        if (!cursor.accept("create")) {
            return;
        }
        cursor.skip("global", "local", "unlogged");
        boolean temp = cursor.accept("temp") || cursor.accept("temporary");
        cursor.skip("unlogged", "or", "replace", "recursive");
        if (!cursor.accept("table") && !cursor.accept("view")) {
            return;
        }
        cursor.skip("if", "not", "exists");
        String name = "";
        while (!cursor.atEnd() && cursor.token().kind().identifier()) {
            name = cursor.token().name();
            cursor.advance();
            if (!cursor.at(TokenKind.DOT)) {
                break;
            }
            cursor.advance();
        }
        (temp ? temporary : made).add(name);
    }

    /** Tell whether this is a temporary table of the file itself. */
    boolean isTemporary(Target target) {
        String schema = target.written().schema();
        return (schema == null && temporary.contains(target.written().name())) || "pg_temp".equals(schema);
    }

    /** Return the table with its schema; empty when the search path leads nowhere or is not known. */
    Optional<TableName> resolve(Target target) {
        return target.resolve(name -> project.tables().find(name).isPresent());
    }

    /** Find the definition of a table. */
    Optional<TableDefinition> find(Target target) {
        return isTemporary(target)
                ? Optional.empty()
                : resolve(target).flatMap(name -> project.tables().find(name));
    }

    /** Tell whether it is sure that no such table is there: nothing that could make it mentions its name. */
    boolean isUnknown(TableName name) {
        return project.tables().find(name).isEmpty()
                && !made.contains(name.name())
                && !mentioned.contains(name.name())
                && project.tables().notFollowed().isEmpty();
    }

    PrepProject project() {
        return project;
    }
}
