package io.confiture.sql;

/** Decides whether a token at the end of a window would be the same token if the window showed more of the text. */
final class Certainty {
    /** How far the lexer looks behind a token that it has ended: {@code 1e+}, {@code u&'}, a sign before a comment. */
    private static final int AHEAD = 4;

    private Certainty() {}

    /** Tell whether the token where the lexer stands is whole. */
    static boolean whole(Lexer lexer, String text) {
        int end = lexer.end();
        int stop = text.length();
        if (end + AHEAD > stop) {
            return false;
        }
        return switch (lexer.kind()) {
            case STRING, ESCAPE_STRING, NATIONAL_STRING, UNICODE_STRING, BIT_STRING, HEX_STRING ->
                Scan.continuationDecided(text, end, stop);
            // The + or - at its end may belong to it, by what comes after them.
            case OPERATOR -> Scan.operatorSigns(text, end, stop) < stop;
            // Perhaps the beginning of $tag$.
            case OTHER -> text.charAt(lexer.start()) != '$' || Scan.identifier(text, end, stop) < stop;
            case BACKSLASH -> command(lexer, text);
            default -> true;
        };
    }

    /** A psql command ends with its line; whether something comes after \q decides whether it is refused. */
    private static boolean command(Lexer lexer, String text) {
        int newline = text.indexOf('\n', lexer.start());
        if (newline < 0) {
            return false;
        }
        MetaReader parts = MetaReader.read(text, lexer.start());
        if (!MetaRules.quits(parts.name())) {
            return true;
        }
        Lexer rest = Lexer.of(text, parts.end(), text.length());
        return rest.nextSignificant() && rest.end() + AHEAD <= text.length();
    }
}
