package io.confiture.sql;

import java.util.ArrayList;
import java.util.List;

/** Cuts a group, which psql sends as one message, into its commands as the server does. */
final class GroupCommands {
    private static final int NONE = -1;

    private GroupCommands() {}

    static List<Statement> of(Statement group) {
        List<Statement> commands = new ArrayList<>();
        List<CopyData> data = new ArrayList<>(group.copyBlocks());
        RoutineBody routine = new RoutineBody();
        Lexer lexer = group.lexer();
        int start = NONE;
        int end = NONE;
        int parens = 0;
        while (lexer.nextSignificant()) {
            TokenKind kind = lexer.kind();
            if (kind == TokenKind.SEMICOLON && parens == 0 && !routine.open()) {
                if (start != NONE) {
                    commands.add(command(group, start, end, true, data));
                }
                start = NONE;
                routine.reset();
                continue;
            } else if (kind == TokenKind.IDENTIFIER) {
                routine.identifier(lexer, parens);
            }
            parens += kind == TokenKind.LEFT_PAREN ? 1 : kind == TokenKind.RIGHT_PAREN && parens > 0 ? -1 : 0;
            start = start == NONE ? lexer.start() : start;
            end = lexer.end();
        }
        if (start != NONE) {
            commands.add(command(group, start, end, group.terminated(), data));
        }
        return List.copyOf(commands);
    }

    private static Statement command(Statement group, int from, int to, boolean ended, List<CopyData> data) {
        Statement command = group.command(from, to, ended);
        return !data.isEmpty() && Effects.copiesFromScript(command) ? command.with(data.remove(0)) : command;
    }
}
