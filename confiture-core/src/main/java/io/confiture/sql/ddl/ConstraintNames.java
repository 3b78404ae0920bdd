package io.confiture.sql.ddl;

import java.nio.charset.StandardCharsets;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Chooses the names of constraints that the text does not name, as PostgreSQL's ChooseConstraintName does. */
final class ConstraintNames {
    /** The length of names in bytes: NAMEDATALEN less its end sign. */
    private static final int LENGTH = 63;

    private final BiPredicate<TableDraft, String> taken;

    /** Choose names that this does not say to be taken beside a table. */
    ConstraintNames(BiPredicate<TableDraft, String> taken) {
        this.taken = taken;
    }

    String choose(TableDraft table, ConstraintDraft constraint) {
        String label =
                switch (constraint.kind) {
                    case PRIMARY -> "pkey";
                    case UNIQUE -> "key";
                    case INDEX -> "idx";
                    case FOREIGN -> "fkey";
                    case CHECK -> "check";
                    case EXCLUDE -> "excl";
                    case NOT_NULL -> "not_null";
                };
        boolean plain = constraint.kind == ConstraintDraft.Kind.PRIMARY
                || (constraint.kind == ConstraintDraft.Kind.CHECK && constraint.columns.size() != 1);
        String columns = plain || constraint.columns.isEmpty() ? null : String.join("_", constraint.columns);
        for (int pass = 0; ; pass++) {
            String name = object(table.name.name(), columns, pass == 0 ? label : label + pass);
            if (!taken.test(table, name)) {
                return name;
            }
        }
    }

    /** Put a name together and shorten the longer of its two first parts until it fits. */
    private static String object(String first, @Nullable String second, String label) {
        int room = LENGTH - 1 - label.length() - (second == null ? 0 : 1);
        int one = bytes(first);
        int two = second == null ? 0 : bytes(second);
        while (one + two > room) {
            if (one > two) {
                one--;
            } else {
                two--;
            }
        }
        return clip(first, one) + (second == null ? "" : "_" + clip(second, two)) + "_" + label;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String clip(String text, int bytes) {
        String clipped = text;
        while (bytes(clipped) > bytes) {
            clipped = clipped.substring(0, clipped.offsetByCodePoints(clipped.length(), -1));
        }
        return clipped;
    }
}
