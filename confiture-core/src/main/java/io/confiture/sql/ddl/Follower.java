package io.confiture.sql.ddl;

import io.confiture.sql.Statement;
import io.confiture.sql.TransactionControl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows statements in order and keeps what tables there are; used once. */
final class Follower {
    /**
     * What a rollback goes back to.
     *
     * @param savepoint its name, null for the begin of the transaction
     */
    private record Mark(@Nullable String savepoint, Tables tables) {}

    private final Tables tables;
    private final Unfollowed unfollowed = new Unfollowed();
    private final Deque<Mark> marks = new ArrayDeque<>();

    private Follower(Set<String> schemas) {
        this.tables = new Tables(schemas);
    }

    /** Follow files, each of which begins in a fresh session, for the tables they leave. */
    static TableModel follow(List<List<Statement>> files) {
        Follower follower = followed(files);
        return ModelAssembly.of(follower.tables, follower.unfollowed);
    }

    /** Follow files, each of which begins in a fresh session. */
    static Follower followed(List<List<Statement>> files) {
        Follower follower = new Follower(schemasCreated(files));
        for (List<Statement> file : files) {
            follower.tables.path = SearchPath.initial();
            follower.marks.clear();
            file.forEach(follower::follow);
        }
        return follower;
    }

    /** Return what stands after all statements. */
    Tables tables() {
        return tables;
    }

    private static Set<String> schemasCreated(List<List<Statement>> files) {
        Set<String> names = new HashSet<>();
        for (List<Statement> file : files) {
            for (Statement statement : file) {
                if (statement.group() || statement.kind().is("CREATE SCHEMA")) {
                    for (Tokens tokens : Tokens.commands(statement)) {
                        if (tokens.accept("create", "schema")) {
                            names.add(CreateSchema.name(tokens));
                        }
                    }
                }
            }
        }
        return names;
    }

    private void follow(Statement statement) {
        if (!Concern.of(statement)) {
            return;
        }
        for (Tokens tokens : Tokens.commands(statement)) {
            transaction(statement, tokens);
            tables.path = tables.path.after(tokens);
            new CommandReader(tokens, tables, unfollowed).read();
        }
    }

    private void transaction(Statement statement, Tokens tokens) {
        TransactionControl control = statement.kind().transactionControl().orElse(null);
        if (control == null || statement.group()) {
            return;
        }
        switch (control) {
            case BEGIN -> {
                if (marks.isEmpty()) {
                    marks.push(new Mark(null, tables.copy()));
                }
            }
            case SAVEPOINT -> marks.push(new Mark(lastName(tokens), tables.copy()));
            case ROLLBACK_TO -> rollbackTo(lastName(tokens));
            case ROLLBACK -> {
                if (!marks.isEmpty()) {
                    tables.restore(marks.getLast().tables());
                }
                marks.clear();
            }
            case COMMIT, PREPARE_TRANSACTION -> marks.clear();
            case COMMIT_AND_CHAIN, ROLLBACK_AND_CHAIN -> {
                if (control == TransactionControl.ROLLBACK_AND_CHAIN && !marks.isEmpty()) {
                    tables.restore(marks.getLast().tables());
                }
                marks.clear();
                marks.push(new Mark(null, tables.copy()));
            }
            default -> {}
        }
    }

    private void rollbackTo(String savepoint) {
        List<Mark> newestFirst = new ArrayList<>(marks);
        for (Mark mark : newestFirst) {
            if (savepoint.equals(mark.savepoint())) {
                tables.restore(mark.tables());
                return;
            }
            if (newestFirst.stream().anyMatch(m -> savepoint.equals(m.savepoint()))) {
                marks.pop();
            }
        }
    }

    /** Return the last name of a command: the savepoint of SAVEPOINT s, ROLLBACK TO SAVEPOINT s. */
    private static String lastName(Tokens tokens) {
        int mark = tokens.mark();
        String name = "";
        while (!tokens.atEnd()) {
            name = tokens.takeName();
        }
        tokens.back(mark);
        return name;
    }
}
