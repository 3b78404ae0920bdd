package io.confiture.migration.hook;

/** Says that a hook refuses, and why. */
public final class HookVeto extends Exception {

    private static final long serialVersionUID = 1L;

    /** Refuse for a reason, in words for people. */
    public HookVeto(String reason) {
        super(reason);
    }
}
