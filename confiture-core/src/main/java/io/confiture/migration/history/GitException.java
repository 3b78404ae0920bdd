package io.confiture.migration.history;

/** Says why git did not answer. */
public final class GitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    GitException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    GitException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Return what sort of trouble it is. */
    public Kind kind() {
        return kind;
    }

    /** The sorts of trouble. */
    public enum Kind {
        /** There is no program of that name. */
        NO_GIT,
        /** The folder is in no repository, or outside of its working tree. */
        NO_REPOSITORY,
        /** The repository has no commit of that name. */
        UNKNOWN_REF,
        /** The two have no commit in common, as far as the clone reaches. */
        NO_COMMON_COMMIT,
        /** Git failed, or took too long. */
        FAILED
    }
}
