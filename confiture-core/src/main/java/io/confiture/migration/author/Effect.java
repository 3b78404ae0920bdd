package io.confiture.migration.author;

import org.jspecify.annotations.Nullable;

/**
 * Says what a statement needs to find, and what it leaves.
 *
 * @param thing what it is about
 * @param needs whether the thing must be there before; null when the statement runs in both cases
 * @param leaves whether the thing is there afterwards
 * @param withParts whether what is part of the thing goes with it, as it does when dropped and not when renamed
 * @param guard what to write so that the statement runs in both cases
 */
record Effect(Thing thing, @Nullable Boolean needs, boolean leaves, boolean withParts, String guard) {

    static Effect makes(Thing thing, boolean guarded, String guard) {
        return new Effect(thing, guarded ? null : Boolean.FALSE, true, false, guard);
    }

    /** Say that a thing goes elsewhere or is called otherwise. */
    static Effect moves(Thing from, String guard) {
        return new Effect(from, Boolean.TRUE, false, false, guard);
    }

    static Effect removes(Thing thing, boolean guarded) {
        return new Effect(thing, guarded ? null : Boolean.TRUE, false, true, "write IF EXISTS");
    }
}
