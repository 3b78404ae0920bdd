package io.confiture.migration;

import io.confiture.catalog.ObjectId;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the statement that an object of a difference most likely comes from. */
final class Culprit {

    private Culprit() {}

    /** Return the first statement that names the object and its parent, else its parent, else the object alone. */
    static Optional<Statement> of(ObjectId object, List<Statement> statements) {
        String name = bare(object.name());
        String parent = object.parent() == null ? name : bare(object.parent());
        return first(statements, s -> names(s, name) && names(s, parent))
                .or(() -> first(statements, s -> names(s, parent)))
                .or(() -> first(statements, s -> names(s, name)))
                .or(() -> first(statements, s -> mentions(s, name)));
    }

    private static Optional<Statement> first(List<Statement> statements, Predicate<Statement> wanted) {
        return statements.stream().filter(wanted).findFirst();
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

    /** Look into strings and bodies, where the name may be part of a longer text. */
    private static boolean mentions(Statement statement, String name) {
        Lexer lexer = statement.lexer();
        while (lexer.nextSignificant()) {
            if (lexer.kind().string() && lexer.text().contains(name)) {
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
