package io.confiture.sync.mask;

/** Says how much of a value a strategy replaces. */
public enum Extent {
    /** All: what is written must not be the value that was read. */
    WHOLE,
    /** What it recognises; the rest stays. A value in which it recognises nothing comes back as it was. */
    PARTS,
    /** Nothing: that is what it is for. */
    NOTHING
}
