package io.confiture.migration.history;

import java.util.List;

/** Is one of the states of the files that git knows: a commit, or the index, which holds what will be committed next. */
sealed interface GitTree {

    /** Return the command that lists all files, ended by zero bytes, so that no name is put into quotes. */
    List<String> listing();

    /** Write a folder so that no sign in it is taken for a pattern. */
    String literal(String folder);

    /** Read one entry of the listing. */
    GitFile read(String entry);

    /** Is the files of a commit. */
    record Commit(String id) implements GitTree {
        @Override
        public List<String> listing() {
            return List.of("ls-tree", "-r", "-z", "--full-tree", id);
        }

        @Override
        public String literal(String folder) {
            return folder;
        }

        /** Read {@code mode type id<tab>path}. */
        @Override
        public GitFile read(String entry) {
            int tab = entry.indexOf('\t');
            String head = entry.substring(0, tab);
            return new GitFile(
                    head.substring(0, head.indexOf(' ')),
                    head.substring(head.lastIndexOf(' ') + 1),
                    entry.substring(tab + 1));
        }
    }

    /** Is what {@code git add} has put aside. */
    record Index() implements GitTree {
        @Override
        public List<String> listing() {
            return List.of("ls-files", "--stage", "-z");
        }

        @Override
        public String literal(String folder) {
            return ":(literal)" + folder;
        }

        /** Read {@code mode id stage<tab>path}. */
        @Override
        public GitFile read(String entry) {
            int tab = entry.indexOf('\t');
            String head = entry.substring(0, tab);
            int mode = head.indexOf(' ');
            return new GitFile(
                    head.substring(0, mode), head.substring(mode + 1, head.lastIndexOf(' ')), entry.substring(tab + 1));
        }
    }
}
