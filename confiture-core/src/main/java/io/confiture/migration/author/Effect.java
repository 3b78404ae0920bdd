package io.confiture.migration.author;

import org.jspecify.annotations.Nullable;

/**
 * Says what a statement needs to find, and what it leaves.
 *
 * @param thing what it is about
 * @param needs whether the thing must be there before; null when the statement runs in both cases
 * @param leaves whether the thing is there afterwards
 * @param withParts whether what is part of the thing goes with it, as it does when dropped and not when renamed
 * @param temporary whether the thing goes with the session, which ends with the run
 * @param guard what to write so that the statement runs in both cases
 */
record Effect(
        Thing thing, @Nullable Boolean needs, boolean leaves, boolean withParts, boolean temporary, String guard) {

    static Effect makes(Thing thing, boolean guarded, String guard) {
        return new Effect(thing, guarded ? null : Boolean.FALSE, true, false, false, guard);
    }

    /** Return the same of a thing that nobody else sees and that is gone when the session ends. */
    Effect forSession() {
        return new Effect(thing, needs, leaves, withParts, true, guard);
    }

    /** Say that a thing goes elsewhere or is called otherwise. */
    static Effect moves(Thing from, String guard) {
        return new Effect(from, Boolean.TRUE, false, false, false, guard);
    }

    static Effect removes(Thing thing, boolean guarded) {
        return new Effect(thing, guarded ? null : Boolean.TRUE, false, true, false, "write IF EXISTS");
    }
}
