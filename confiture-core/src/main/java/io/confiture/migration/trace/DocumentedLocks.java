package io.confiture.migration.trace;

import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the locks of the statements that PostgreSQL refuses in a transaction block.
 *
 * <p>Source: PostgreSQL documentation, "Explicit Locking" and the pages of the commands. {@code DocumentedLocksTest} holds it to
 * a running server, by watching from another session.
 *
 * @param locks on tables that were there before
 * @param rewritten whether each table that turns out to be rewritten was locked with ACCESS EXCLUSIVE
 * @param scanned the tables that are read whole
 * @param evidence where it stands
 */
record DocumentedLocks(List<RelationLock> locks, boolean rewritten, List<Relation> scanned, Evidence evidence) {

    /** The ways to write that a Boolean option is off: defGetBoolean in the server's define.c. */
    private static final Set<String> OFF = Set.of("off", "false", "0", "'off'", "'false'");

    /** Tell what a statement is going to lock; asks the server only which tables its names mean. */
    static DocumentedLocks of(Statement statement, Meter meter) {
        if (statement.group()) {
            return unknown("several commands in one message, of which the server runs the first one alone");
        }
        Cursor cursor = new Cursor(statement.lexer());
        return switch (statement.kind().command()) {
            case "CREATE INDEX" -> createIndex(cursor, meter);
            case "DROP INDEX" -> dropIndex(cursor, meter);
            case "REINDEX" -> reindex(cursor, meter);
            case "VACUUM" -> vacuum(cursor, meter);
            case "CLUSTER" -> new DocumentedLocks(List.of(), true, List.of(), page("CLUSTER"));
            case "ALTER TABLE" -> detach(cursor, meter);
            case "DISCARD" -> new DocumentedLocks(List.of(), false, List.of(), page("DISCARD"));
            case "CALL", "DO" ->
                unknown("it ends transactions itself, and the locks that it had are gone when it can be asked");
            default -> unknown("it ran outside of a transaction block, and has no locks any more when it can be asked");
        };
    }

    /** Return the locks, now that it is known what was rewritten. */
    List<RelationLock> locks(List<Relation> rewrites, Meter meter) {
        List<RelationLock> all = new ArrayList<>(locks);
        if (rewritten) {
            for (Relation table : rewrites) {
                all.removeIf(lock -> lock.relation().equals(table.name()));
                all.add(lock(table, LockMode.ACCESS_EXCLUSIVE));
            }
        }
        return all;
    }

    private static DocumentedLocks createIndex(Cursor cursor, Meter meter) {
        if (!cursor.seek("on")) {
            return unknown("its table could not be found");
        }
        cursor.advance();
        cursor.accept("only");
        Relation table = table(cursor, meter);
        return table == null
                ? unknown("its table could not be found")
                : of(table, LockMode.SHARE_UPDATE_EXCLUSIVE, List.of(table), "CREATE INDEX");
    }

    private static DocumentedLocks dropIndex(Cursor cursor, Meter meter) {
        cursor.seek("concurrently");
        cursor.advance();
        cursor.skip("if", "exists");
        List<RelationLock> locks = new ArrayList<>();
        do {
            Relation index = table(cursor, meter);
            if (index != null && index.existedBefore()) {
                locks.add(lock(meter.tableOf(index), LockMode.SHARE_UPDATE_EXCLUSIVE));
            }
        } while (comma(cursor));
        return new DocumentedLocks(locks, false, List.of(), page("DROP INDEX"));
    }

    private static DocumentedLocks reindex(Cursor cursor, Meter meter) {
        cursor.advance();
        boolean concurrently = option(cursor, "concurrently");
        boolean many = cursor.at("schema") || cursor.at("database") || cursor.at("system");
        boolean ofSchema = cursor.at("schema");
        cursor.advance();
        concurrently |= cursor.accept("concurrently");
        LockMode mode = concurrently ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
        if (many) {
            String schema = ofSchema ? cursor.token().name() : "";
            List<Relation> tables = meter.before().stream()
                    .filter(r -> r.holdsRows() && !r.temporary())
                    .filter(r -> !ofSchema || r.name().schema().equals(schema))
                    .toList();
            return each(tables, mode, tables, "REINDEX");
        }
        Relation named = table(cursor, meter);
        if (named == null) {
            return unknown("what it names could not be found");
        }
        Relation table = meter.tableOf(named);
        return of(table, mode, List.of(table), "REINDEX");
    }

    private static DocumentedLocks vacuum(Cursor cursor, Meter meter) {
        boolean full = false;
        cursor.advance();
        while (cursor.at("full") || cursor.at("freeze") || cursor.at("verbose") || cursor.at("analyze")) {
            full |= cursor.at("full");
            cursor.advance();
        }
        full |= option(cursor, "full");
        List<Relation> tables = new ArrayList<>();
        if (cursor.atEnd()) {
            meter.before().stream().filter(r -> r.holdsRows() && !r.temporary()).forEach(tables::add);
        } else {
            do {
                cursor.accept("only");
                Relation table = table(cursor, meter);
                cursor.skipParens();
                if (table != null) {
                    tables.add(table);
                }
            } while (comma(cursor));
        }
        LockMode mode = full ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_UPDATE_EXCLUSIVE;
        DocumentedLocks each = each(tables, mode, full ? tables : List.of(), "VACUUM");
        return new DocumentedLocks(each.locks(), full, each.scanned(), each.evidence());
    }

    private static DocumentedLocks detach(Cursor cursor, Meter meter) {
        cursor.advance();
        cursor.advance();
        cursor.skip("if", "exists", "only");
        Relation parent = table(cursor, meter);
        if (parent == null || !cursor.seek("partition")) {
            return unknown("its tables could not be found");
        }
        cursor.advance();
        Relation partition = table(cursor, meter);
        List<RelationLock> locks = new ArrayList<>();
        locks.add(lock(parent, LockMode.SHARE_UPDATE_EXCLUSIVE));
        if (partition != null) {
            locks.add(lock(partition, LockMode.ACCESS_EXCLUSIVE));
        }
        return new DocumentedLocks(locks, false, List.of(), page("ALTER TABLE"));
    }

    /** Step over a list of options, if here is one; returns whether it switches this one on. */
    private static boolean option(Cursor cursor, String name) {
        boolean on = false;
        boolean value = false;
        int depth = cursor.at(TokenKind.LEFT_PAREN) ? 1 : 0;
        while (depth > 0 && !cursor.atEnd()) {
            cursor.advance();
            if (cursor.at(TokenKind.RIGHT_PAREN)) {
                depth = 0;
            } else if (cursor.at(TokenKind.COMMA)) {
                value = false;
            } else if (value) {
                on &= !OFF.contains(cursor.token().text().toLowerCase(Locale.ROOT));
                value = false;
            } else {
                value = cursor.at(name);
                on |= value;
            }
        }
        if (cursor.at(TokenKind.RIGHT_PAREN)) {
            cursor.advance();
        }
        return on;
    }

    private static boolean comma(Cursor cursor) {
        boolean more = cursor.at(TokenKind.COMMA);
        if (more) {
            cursor.advance();
        }
        return more;
    }

    private static @Nullable Relation table(Cursor cursor, Meter meter) {
        String name = name(cursor);
        return name.isEmpty() ? null : meter.find(name);
    }

    private static String name(Cursor cursor) {
        StringBuilder name = new StringBuilder();
        while (!cursor.atEnd() && cursor.token().kind().identifier()) {
            name.append('"').append(cursor.token().name().replace("\"", "\"\"")).append('"');
            cursor.advance();
            if (cursor.at(TokenKind.DOT)) {
                name.append('.');
                cursor.advance();
            } else {
                break;
            }
        }
        return name.toString();
    }

    private static DocumentedLocks of(Relation table, LockMode mode, List<Relation> scanned, String command) {
        return each(List.of(table), mode, scanned, command);
    }

    private static DocumentedLocks each(List<Relation> tables, LockMode mode, List<Relation> scanned, String command) {
        return new DocumentedLocks(
                tables.stream().map(t -> lock(t, mode)).toList(),
                false,
                scanned.stream().filter(Relation::existedBefore).toList(),
                page(command));
    }

    private static RelationLock lock(Relation table, LockMode mode) {
        return new RelationLock(table.name(), null, mode, table.existedBefore());
    }

    private static Evidence page(String command) {
        return new Evidence.Documented(command);
    }

    private static DocumentedLocks unknown(String reason) {
        return new DocumentedLocks(List.of(), false, List.of(), new Evidence.Unknown(reason));
    }
}
