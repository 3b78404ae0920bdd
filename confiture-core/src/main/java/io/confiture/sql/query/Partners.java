package io.confiture.sql.query;

import io.confiture.sql.TokenKind;
import java.util.Arrays;

/** Finds for each opening parenthesis, bracket and CASE what closes it. */
final class Partners {
    private final TokenKind[] kinds;
    private final String[] names;
    private final int[] open;
    private int depth;

    private Partners(TokenKind[] kinds, String[] names) {
        this.kinds = kinds;
        this.names = names;
        this.open = new int[kinds.length];
    }

    /** Return the closing token of each opening one, -1 for others; what is never closed has none. */
    static int[] of(TokenKind[] kinds, String[] names) {
        return new Partners(kinds, names).match();
    }

    private int[] match() {
        int[] partners = new int[kinds.length];
        Arrays.fill(partners, -1);
        for (int i = 0; i < kinds.length; i++) {
            switch (kinds[i]) {
                case LEFT_PAREN, LEFT_BRACKET -> open[depth++] = i;
                case RIGHT_PAREN -> close(partners, i, TokenKind.LEFT_PAREN);
                case RIGHT_BRACKET -> close(partners, i, TokenKind.LEFT_BRACKET);
                case IDENTIFIER -> word(partners, i);
                default -> {}
            }
        }
        return partners;
    }

    private void close(int[] partners, int closing, TokenKind opening) {
        int at = depth - 1;
        while (at >= 0 && kinds[open[at]] != opening) {
            at--;
        }
        if (at >= 0) {
            partners[open[at]] = closing;
            depth = at;
        }
    }

    private void word(int[] partners, int i) {
        boolean label = i > 0
                && (kinds[i - 1] == TokenKind.DOT
                        || (kinds[i - 1] == TokenKind.IDENTIFIER && names[i - 1].equals("as")));
        if (label) {
            return;
        }
        if (names[i].equals("case")) {
            open[depth++] = i;
        } else if (names[i].equals("end") && depth > 0 && kinds[open[depth - 1]] == TokenKind.IDENTIFIER) {
            partners[open[--depth]] = i;
        }
    }
}
