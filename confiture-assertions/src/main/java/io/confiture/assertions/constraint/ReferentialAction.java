package io.confiture.assertions.constraint;

/** Names what happens to referencing rows when a referenced row is deleted, or its key updated. */
public enum ReferentialAction {
    /** Refuse, but only when the constraint is checked. */
    NO_ACTION("a"),
    /** Refuse at once, even where the constraint is deferred. */
    RESTRICT("r"),
    /** Delete or update the referencing rows as well. */
    CASCADE("c"),
    /** Set the referencing columns to NULL. */
    SET_NULL("n"),
    /** Set the referencing columns to their defaults. */
    SET_DEFAULT("d");

    private final String code;

    ReferentialAction(String code) {
        this.code = code;
    }

    /** Return the action that the catalog has a letter for. */
    static ReferentialAction of(String code) {
        for (ReferentialAction action : values()) {
            if (action.code.equals(code)) {
                return action;
            }
        }
        throw new IllegalArgumentException("no referential action is known as " + code);
    }

    /** Say it in SQL: {@code SET NULL}. */
    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}
