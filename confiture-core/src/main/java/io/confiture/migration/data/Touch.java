package io.confiture.migration.data;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectKind;
import io.confiture.rows.Relation;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says what of the existing database scripts may touch, as far as their words tell.
 *
 * @param tables tables that are named
 * @param more whether something else that exists is named, or a statement does not show what it does
 * @param words all names in the scripts
 */
record Touch(Set<Relation> tables, boolean more, Set<String> words) {

    private static final Set<ObjectKind> LEADING_TO_TABLES = Set.of(
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.ENUM_TYPE,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE_TYPE,
            ObjectKind.RANGE_TYPE,
            ObjectKind.BASE_TYPE,
            ObjectKind.AGGREGATE,
            ObjectKind.SEQUENCE,
            ObjectKind.INDEX,
            ObjectKind.EXTENSION,
            ObjectKind.COLLATION);

    /** Commands whose words name all that they touch; what they take along hangs on something that they name. */
    private static final List<String> PLAIN = List.of(
            "CREATE ", "ALTER ", "DROP ", "COMMENT", "GRANT", "REVOKE", "INSERT", "SET", "SECURITY LABEL", "ANALYZE");

    /** Read scripts. */
    static Touch of(List<Statement> statements, CatalogSnapshot existing) {
        Set<String> words = new HashSet<>();
        boolean opaque = false;
        for (Statement statement : statements) {
            read(statement.lexer(), words, 0);
            String command = statement.kind().command();
            opaque |= PLAIN.stream().noneMatch(command::startsWith)
                    || command.equals("DROP SCHEMA")
                    || command.equals("ALTER SCHEMA")
                    || command.equals("DROP OWNED")
                    || statement.group();
        }
        Set<Relation> tables = new LinkedHashSet<>();
        boolean more = opaque;
        for (CatalogObject object : existing.objects()) {
            String name = bare(object.id().name());
            if (words.contains(name) && object.id().kind() == ObjectKind.TABLE) {
                tables.add(new Relation(String.valueOf(object.id().schema()), name));
            } else if (LEADING_TO_TABLES.contains(object.id().kind())) {
                more |= words.contains(name);
            }
        }
        return new Touch(tables, more, words);
    }

    /** Say whether nothing that existed can have been touched. */
    boolean nothing() {
        return tables.isEmpty() && !more;
    }

    /** Collect the names in a text, and in the strings in it, which may be SQL themselves. */
    private static void read(Lexer lexer, Set<String> words, int depth) {
        while (lexer.nextSignificant()) {
            TokenKind kind = lexer.kind();
            if (kind.identifier()) {
                words.add(lexer.name());
            } else if (kind.string() && depth < 3) {
                read(Lexer.of(lexer.source(), lexer.contentStart(), lexer.contentEnd()), words, depth + 1);
            }
        }
    }

    private static String bare(String name) {
        int arguments = name.indexOf('(');
        return arguments < 0 ? name : name.substring(0, arguments);
    }
}
