package io.confiture.seed.prep;

import io.confiture.check.ScriptReading;
import io.confiture.project.TableName;
import io.confiture.sql.Statement;
import io.confiture.sql.ddl.SearchPath;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.TypeName;
import io.confiture.sql.query.Tokens;
import io.confiture.sql.routine.Argument;
import io.confiture.sql.routine.Routine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the functions and procedures that stand after all statements of the schema.
 *
 * <p>Follows CREATE OR REPLACE, DROP, and ALTER .. RENAME TO and SET SCHEMA. Immutable and thread-safe.
 */
public final class Routines {

    /**
     * Is one of them.
     *
     * @param name the name with its schema
     * @param routine what the files say of it
     * @param path the search path of the session that defines it
     */
    public record Defined(TableName name, Routine routine, SearchPath path) {}

    private final PrepProject project;
    private final List<Defined> all;

    private Routines(PrepProject project, List<Defined> all) {
        this.project = project;
        this.all = List.copyOf(all);
    }

    /** Read the routines of a project. */
    public static Routines of(PrepProject project) {
        List<Defined> all = new ArrayList<>();
        for (ScriptReading file : project.schema()) {
            SearchPath path = SearchPath.initial();
            for (Statement statement : file.statements()) {
                path = path.after(statement);
                follow(statement, path, all);
            }
        }
        return new Routines(project, all);
    }

    private static void follow(Statement statement, SearchPath path, List<Defined> all) {
        String command = statement.kind().command();
        boolean routine =
                command.endsWith(" FUNCTION") || command.endsWith(" PROCEDURE") || command.endsWith(" ROUTINE");
        if (!routine) {
            return;
        }
        if (command.startsWith("CREATE")) {
            Routine.read(statement).ifPresent(read -> {
                Defined defined = new Defined(qualified(read.name(), path), read, path);
                all.removeIf(other -> other.name().equals(defined.name())
                        && types(other.routine()).equals(types(read)));
                all.add(defined);
            });
        } else if (command.startsWith("DROP") || command.startsWith("ALTER")) {
            change(Tokens.of(statement), path, all);
        }
    }

    /** Follow DROP and ALTER by the name alone: argument types tell overloaded ones apart, and resolvers have none. */
    private static void change(Tokens t, SearchPath path, List<Defined> all) {
        int i = t.isWord(2, "if") ? 4 : 2;
        String schema = t.name(i);
        boolean isQualified = t.text(i + 1).equals(".");
        TableName name =
                isQualified ? new TableName(schema, t.name(i + 2)) : qualified(new TableName(null, schema), path);
        if (t.isWord(0, "drop")) {
            all.removeIf(defined -> defined.name().equals(name));
            return;
        }
        int rename = t.find(i, t.size(), "rename");
        int set = t.find(i, t.size(), "set");
        for (int n = 0; n < all.size(); n++) {
            Defined defined = all.get(n);
            if (!defined.name().equals(name)) {
                continue;
            }
            TableName now = name;
            if (rename > 0) {
                now = new TableName(name.schema(), t.name(rename + 2));
            } else if (set > 0 && t.isWord(set + 1, "schema")) {
                now = new TableName(t.name(set + 2), name.name());
            }
            Routine routine = defined.routine();
            if (set > 0 && t.isWord(set + 1, "search_path")) {
                routine = routine.withSearchPath(schemas(t, set + 2));
            }
            all.set(n, new Defined(now, routine, defined.path()));
        }
    }

    /** Read {@code TO a, "b", 'c'}; null for FROM CURRENT and DEFAULT. */
    private static @Nullable List<String> schemas(Tokens t, int from) {
        if (t.isWord(from, "from") || t.isWord(from + 1, "default")) {
            return null;
        }
        List<String> schemas = new ArrayList<>();
        for (int i = from + 1; i < t.size(); i += 2) {
            schemas.add(
                    t.kind(i).identifier()
                            ? t.name(i)
                            : t.content(i).map(Tokens::toString).orElse(t.text(i)));
        }
        return schemas;
    }

    private static TableName qualified(TableName name, SearchPath path) {
        if (name.schema() != null) {
            return name;
        }
        return new TableName(
                path.schemas().isEmpty() ? "public" : path.schemas().get(0), name.name());
    }

    private static List<String> types(Routine routine) {
        return routine.arguments().stream()
                .filter(Argument::input)
                .map(argument -> TypeName.of(argument.type().text()).toString())
                .toList();
    }

    /** Return all of them. */
    public List<Defined> all() {
        return all;
    }

    /** Find the routines that a call may mean: by name, and by schema where one is given. */
    public List<Defined> named(TableName name) {
        return all.stream()
                .filter(defined -> defined.name().name().equals(name.name()))
                .filter(defined -> name.schema() == null
                        || name.schema().equals(defined.name().schema()))
                .toList();
    }

    /** Return the resolvers of all prep tables, in the order of the prep tables. */
    public List<Resolver> resolvers() {
        return project.prepTables().stream()
                .flatMap(prep -> resolvers(prep).stream())
                .toList();
    }

    /** Return the resolvers of a prep table: one, none, or several when schemas differ. */
    public List<Resolver> resolvers(TableDefinition prep) {
        String name = project.settings().resolverPrefix() + prep.name().name();
        Map<TableName, Defined> found = new LinkedHashMap<>();
        all.stream()
                .filter(defined -> defined.name().name().equals(name))
                // Of overloaded functions only the one without arguments can be called as a resolver.
                .forEach(defined -> found.merge(
                        defined.name(), defined, (one, other) -> inputs(other) < inputs(one) ? other : one));
        return found.values().stream()
                .map(defined -> new Resolver(defined.name(), prep, defined.routine(), defined.path()))
                .toList();
    }

    private static long inputs(Defined defined) {
        return defined.routine().arguments().stream().filter(Argument::input).count();
    }

    /** Find the resolver of a prep table when there is just one. */
    public Optional<Resolver> resolver(TableDefinition prep) {
        List<Resolver> found = resolvers(prep);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
