package io.confiture.migration;

import io.confiture.catalog.ObjectId;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Finds the statement that an object of a difference most likely comes from. */
final class Culprit {

    private Culprit() {}

    /** Return the first statement that names the object, else the first that names its parent. */
    static Optional<Statement> of(ObjectId object, List<Statement> statements) {
        return naming(bare(object.name()), statements)
                .or(() -> Optional.ofNullable(object.parent()).flatMap(p -> naming(bare(p), statements)));
    }

    private static Optional<Statement> naming(String name, List<Statement> statements) {
        return statements.stream().filter(s -> names(s, name)).findFirst();
    }

    private static boolean names(Statement statement, String name) {
        Lexer lexer = statement.lexer();
        while (lexer.nextSignificant()) {
            if (lexer.kind().identifier() && lexer.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Leave out the argument types of a function. */
    private static String bare(String name) {
        int arguments = name.indexOf('(');
        return arguments < 0 ? name : name.substring(0, arguments);
    }
}
