package io.confiture.migration.history;

/**
 * Is a file of a commit, or of the index.
 *
 * @param mode what it is, as git writes it: {@code 100644} a file, {@code 120000} a link, {@code 160000} another repository
 * @param id the id of its content
 * @param path relative to the top of the working tree
 */
record GitFile(String mode, String id, String path) {
    boolean isRegular() {
        return mode.startsWith("100");
    }
}
