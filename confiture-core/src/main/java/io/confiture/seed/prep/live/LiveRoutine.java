package io.confiture.seed.prep.live;

import io.confiture.project.TableName;

/**
 * A function or procedure as the server has it.
 *
 * @param oid the object id in {@code pg_proc}
 * @param name the full name; that of a table names other things in the same way
 * @param procedure whether it is called with CALL
 * @param language the language of its body
 * @param callable whether it can be called without arguments
 * @param arguments its arguments as {@code pg_get_function_identity_arguments} spells them
 */
public record LiveRoutine(
        long oid, TableName name, boolean procedure, String language, boolean callable, String arguments) {

    /** Return the statement that runs it. */
    public String call() {
        return (procedure ? "CALL " : "SELECT ") + name.sql() + "()";
    }

    /** Return name and arguments, as people write them. */
    public String signature() {
        return name + "(" + arguments + ")";
    }
}
