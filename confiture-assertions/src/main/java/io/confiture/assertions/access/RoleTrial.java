package io.confiture.assertions.access;

import io.confiture.assertions.query.GivenRows;
import io.confiture.assertions.query.Trial;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.SourceException;
import io.confiture.sql.Lexer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Runs a statement as a role, and as the connection's own user to compare; both are taken back. */
record RoleTrial(RoleSession session, Deed deed) {
    /** Tables and views that the transaction has locked; of views those that look with their owners' eyes. */
    private static final String USED = """
        select distinct c.oid::text as oid, c.relname as name, c.relrowsecurity as secured, c.relkind = 'v' as view,
               pg_catalog.pg_get_userbyid(c.relowner) as owner
        from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid = l.relation
             join pg_catalog.pg_database d on d.oid = l.database and d.datname = pg_catalog.current_database()
        where l.pid = pg_catalog.pg_backend_pid() and l.locktype = 'relation'
          and (c.relkind in ('r', 'p')
               or c.relkind = 'v' and not exists (select 1 from pg_catalog.pg_options_to_table(c.reloptions) o
                                                  where o.option_name = 'security_invoker' and o.option_value::boolean))
          and c.relnamespace not in ('pg_catalog'::pg_catalog.regnamespace, 'information_schema'::pg_catalog.regnamespace)
        order by c.relname\
        """;

    /** Run it as the role. */
    Outcome asRole() {
        return Trial.on(session.source(), connection -> {
            configure(connection);
            set(connection, "row_security", "on");
            boolean clean = deed.command().equals("SELECT") || isClean(connection);
            become(connection);
            return run(connection, clean);
        });
    }

    /** Run it as the connection's own user, on all rows if that user may see them all. */
    Compared asTester() {
        return Trial.on(session.source(), connection -> {
            configure(connection);
            Compared all = Trial.inside(connection, here -> compared(here, "off"));
            return all.outcome instanceof Outcome.Refused
                    ? Trial.inside(connection, here -> compared(here, "on"))
                    : all;
        });
    }

    private Compared compared(Connection connection, String rowSecurity) throws SQLException {
        set(connection, "row_security", rowSecurity);
        Outcome outcome = run(connection, deed.command().equals("SELECT") || isClean(connection));
        return new Compared(outcome, outcome instanceof Outcome.Ran ? explain(connection) : List.of());
    }

    private void configure(Connection connection) throws SQLException {
        set(connection, "intervalstyle", "postgres");
        for (Map.Entry<String, String> setting : session.settings().entrySet()) {
            set(connection, setting.getKey(), setting.getValue());
        }
    }

    private void become(Connection connection) throws SQLException {
        try {
            set(connection, "role", session.role());
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw new SourceException(
                        "the connection's user may not become role " + session.role()
                                + ": grant it the role, or connect as a superuser",
                        e);
            }
            throw e;
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_catalog.set_config(?, ?, true)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    /** Tell whether nothing that the transaction did before waits to be refused at its end. */
    private static boolean isClean(Connection connection) throws SQLException {
        try {
            return Trial.inside(connection, here -> {
                checkConstraints(here);
                return true;
            });
        } catch (SQLException e) {
            if (e instanceof PSQLException own && own.getServerErrorMessage() != null) {
                return false;
            }
            throw e;
        }
    }

    private static void checkConstraints(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set constraints all immediate");
        }
    }

    private Outcome run(Connection connection, boolean checked) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            Outcome.Ran ran = statement.execute(deed.sql())
                    ? given(connection, statement.getResultSet())
                    : new Outcome.Ran(null, Math.max(0, statement.getLargeUpdateCount()));
            if (checked && !deed.command().equals("SELECT")) {
                // What is checked when a transaction ends would be checked when this one did.
                checkConstraints(connection);
            }
            return ran;
        } catch (SQLException e) {
            return refused(e);
        }
    }

    private static Outcome.Ran given(Connection connection, ResultSet set) throws SQLException {
        try (set) {
            GivenRows given = GivenRows.read(connection, set);
            return new Outcome.Ran(given, given.count());
        }
    }

    /** The SQLSTATE is one for both refusals, and messages have languages; what is always the same is who says it in the server. */
    private static Outcome refused(SQLException e) throws SQLException {
        ServerErrorMessage said = e instanceof PSQLException own ? own.getServerErrorMessage() : null;
        if (said == null) {
            throw e;
        }
        Outcome.Reason reason = !"42501".equals(e.getSQLState())
                ? Outcome.Reason.OTHER
                : "ExecWithCheckOptions".equals(said.getRoutine()) ? Outcome.Reason.POLICY : Outcome.Reason.DENIED;
        return new Outcome.Refused(reason, String.valueOf(e.getSQLState()), String.valueOf(said.getMessage()));
    }

    /** Say what decides about the rows of the tables that the statement just used: those are locked. */
    private List<String> explain(Connection connection) {
        DatabaseSource here = DatabaseSource.of(connection);
        Set<String> named = names();
        List<Answer> used = here.ask(USED).stream()
                .filter(relation -> relation.flag("secured") || named.contains(relation.text("name")))
                .toList();
        List<String> explained = new ArrayList<>();
        used.stream()
                .filter(relation -> relation.flag("view"))
                .map(view -> "View " + view.text("name")
                        + " is not security_invoker: what decides beneath it is what holds for its owner, "
                        + view.text("owner"))
                .forEach(explained::add);
        String[] tables = used.stream()
                .filter(relation -> !relation.flag("view"))
                .map(table -> String.valueOf(table.text("oid")))
                .toArray(String[]::new);
        here.ask(RowSecurity.TABLES, deed.policies(), session.oid(), tables).stream()
                .map(table -> RowSecurity.say(table, session.role(), deed.words()))
                .forEach(explained::add);
        return explained;
    }

    /** A transaction that was there before holds locks on other tables as well. */
    private Set<String> names() {
        Set<String> names = new HashSet<>();
        Lexer lexer = Lexer.of(deed.sql());
        while (lexer.next()) {
            names.add(lexer.name());
        }
        return names;
    }

    /**
     * Is what the connection's own user gets.
     *
     * @param explained what decides about the rows for the role, one text for each table
     */
    record Compared(Outcome outcome, List<String> explained) {}
}
