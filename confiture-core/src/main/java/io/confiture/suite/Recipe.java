package io.confiture.suite;

/**
 * Says what is done to an empty database to bring it to a state.
 *
 * @param files whether the schema files are run; then no migration is
 * @param migrations how many migrations are applied
 * @param seeds whether the environment's seeds are loaded at the end
 */
record Recipe(boolean files, int migrations, boolean seeds) {

    /** Say whether nothing is done. */
    boolean isEmpty() {
        return !files && migrations == 0 && !seeds;
    }

    Recipe withoutSeeds() {
        return new Recipe(files, migrations, false);
    }

    Recipe withSeeds() {
        return new Recipe(files, migrations, true);
    }
}
