package io.confiture.sql;

/**
 * Looks into the body of a DO, function or procedure for what concerns more than the database.
 *
 * <p>Strings inside are looked into as well, since EXECUTE runs them; but only at their start and after a {@code ;}, so
 * that a message which speaks of "create user" is not taken for one.
 *
 * @param roles whether roles are created, altered or dropped
 * @param reaches whether databases, tablespaces or the server's settings are
 * @param controlsTransaction whether there is a COMMIT or ROLLBACK
 */
record BodyScan(boolean roles, boolean reaches, boolean controlsTransaction) {
    /** Strings in strings in strings: deeper nesting than this is not written by people. */
    private static final int DEEPEST = 6;

    static BodyScan of(Lexer string) {
        return scan(Lexer.of(string.source(), string.contentStart(), string.contentEnd()), 0);
    }

    private static BodyScan scan(Lexer body, int depth) {
        boolean roles = false;
        boolean reaches = false;
        boolean controls = false;
        boolean atStart = true;
        boolean ending = false;
        String verb = "";
        while (body.nextSignificant()) {
            if (body.kind().string() && depth < DEEPEST) {
                BodyScan inner = scan(Lexer.of(body.source(), body.contentStart(), body.contentEnd()), depth + 1);
                roles |= inner.roles;
                reaches |= inner.reaches;
            }
            if (!verb.isEmpty()) {
                boolean mapping = body.isWord("user") && nextIs(body, "mapping");
                roles |= !mapping && (body.isWord("role") || body.isWord("user") || body.isWord("group"));
                reaches |= body.isWord("database")
                        || body.isWord("tablespace")
                        || body.isWord("subscription")
                        || (body.isWord("system") && verb.equals("alter"));
            }
            controls |= ending && (body.kind() == TokenKind.SEMICOLON || body.isWord("and"));
            verb = atStart || depth == 0 ? verb(body) : "";
            ending = atStart && depth == 0 && (body.isWord("commit") || body.isWord("rollback"));
            atStart = body.kind() == TokenKind.SEMICOLON || opensBlock(body);
        }
        return new BodyScan(roles, reaches, controls);
    }

    private static String verb(Lexer token) {
        return token.isWord("create") || token.isWord("alter") || token.isWord("drop") ? token.name() : "";
    }

    private static boolean opensBlock(Lexer token) {
        return token.isWord("begin") || token.isWord("then") || token.isWord("else") || token.isWord("loop");
    }

    private static boolean nextIs(Lexer token, String word) {
        Lexer ahead = Lexer.of(token.source(), token.end(), token.source().length());
        return ahead.nextSignificant() && ahead.isWord(word);
    }
}
