package io.confiture.sql.ddl;

import io.confiture.sql.Statement;
import java.util.Set;

/** Tells which statements can change tables or how names are found, so that the tokens of others are never kept. */
final class Concern {
    private static final Set<String> FIRST = Set.of("CREATE", "ALTER", "DROP", "SET", "RESET", "DISCARD", "DO", "CALL");
    private static final Set<String> WHOLE = Set.of("SELECT", "WITH", "IMPORT FOREIGN SCHEMA");

    private Concern() {}

    static boolean of(Statement statement) {
        String command = statement.kind().command();
        int blank = command.indexOf(' ');
        return statement.group()
                || WHOLE.contains(command)
                || FIRST.contains(blank < 0 ? command : command.substring(0, blank))
                || statement.kind().transactionControl().isPresent();
    }
}
