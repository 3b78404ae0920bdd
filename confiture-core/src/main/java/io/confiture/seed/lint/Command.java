package io.confiture.seed.lint;

import java.util.List;

/**
 * Holds what one command of a script does, as far as its keywords tell.
 *
 * @param start the offset of its first token in the source
 * @param verbs its first keyword in lower case, without WITH; those of the parts of a WITH clause come before it
 * @param inserts its INSERTs, those of a WITH clause included, in order
 * @param makesTable whether it is a SELECT .. INTO
 * @param readsRows whether it is a COPY that reads rows rather than writing them
 */
record Command(int start, List<String> verbs, List<InsertClauses> inserts, boolean makesTable, boolean readsRows) {

    Command {
        verbs = List.copyOf(verbs);
        inserts = List.copyOf(inserts);
    }
}
