package io.confiture.migration.hook;

/**
 * Is a hook that is written in Java.
 *
 * <p>Name the class in {@code META-INF/services/io.confiture.migration.hook.Hook} and give it a public constructor without
 * parameters. It runs on a thread of its own, so that it can be stopped when it takes too long.
 */
public interface Hook {

    /** Return a name that no other hook of the phase has. */
    String name();

    /** Return when it runs. */
    HookPhase phase();

    /**
     * Do what it is for.
     *
     * @param context the connection, and what the hook is about
     * @throws HookVeto to refuse: the command stops, whatever the options say
     * @throws Exception whatever goes wrong: the options say what follows
     */
    void run(HookContext context) throws Exception;

    /** Return how it is run. */
    default HookOptions options() {
        return HookOptions.defaults();
    }
}
