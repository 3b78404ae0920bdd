package io.confiture.sql.ddl;

import java.util.HashSet;
import java.util.Set;

/**
 * Says what LIKE copies beside the columns and their NOT NULL.
 *
 * @param what the words after INCLUDING
 */
record Including(Set<String> what) {
    private static final Set<String> ALL = Set.of("defaults", "identity", "generated", "indexes", "constraints");

    static Including read(Tokens tokens) {
        Set<String> what = new HashSet<>();
        while (tokens.atAny("including", "excluding")) {
            boolean adds = tokens.takeName().equals("including");
            String word = tokens.takeName();
            Set<String> words = word.equals("all") ? ALL : Set.of(word);
            if (adds) {
                what.addAll(words);
            } else {
                what.removeAll(words);
            }
        }
        return new Including(what);
    }

    /** Take from a copied column what is not copied. */
    void strip(ColumnDraft column) {
        column.hasDefault &= what.contains("defaults");
        column.identity &= what.contains("identity");
        column.identityAlways &= column.identity;
        column.expression &= what.contains("generated");
    }

    boolean takes(ConstraintDraft constraint) {
        return switch (constraint.kind) {
            case PRIMARY, UNIQUE, INDEX, EXCLUDE -> what.contains("indexes");
            case CHECK -> what.contains("constraints");
            case FOREIGN, NOT_NULL -> false;
        };
    }
}
