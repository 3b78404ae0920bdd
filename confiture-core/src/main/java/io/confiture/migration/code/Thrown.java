package io.confiture.migration.code;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Describes what code of users threw. */
public final class Thrown {

    private Thrown() {}

    /** Return class, message and the place that threw, for the exception and what caused it. */
    public static String describe(Throwable e) {
        StackTraceElement at = place(e);
        return at == null ? chain(e) : chain(e) + " (at " + at + ")";
    }

    /** Return class and message of the exception and what caused it. */
    static String chain(Throwable e) {
        StringBuilder text = new StringBuilder(one(e));
        Throwable cause = e.getCause();
        for (int i = 0; cause != null && i < 5; i++) {
            text.append(", caused by ").append(one(cause));
            cause = cause.getCause();
        }
        return text.toString();
    }

    /** Return the SQLSTATE of the first SQL exception among an exception and its causes; empty when there is none. */
    static String sqlState(Throwable e) {
        Throwable each = e;
        for (int i = 0; each != null && i < 10; i++) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            each = each.getCause();
        }
        return "";
    }

    private static String one(Throwable e) {
        return e.getMessage() == null ? e.getClass().getName() : e.getClass().getName() + ": " + e.getMessage();
    }

    /** Return the first frame above our own that is neither the JDK's nor the driver's: where the user would look. */
    private static @Nullable StackTraceElement place(Throwable e) {
        for (StackTraceElement frame : e.getStackTrace()) {
            String owner = frame.getClassName();
            if (owner.equals(CodeRunner.class.getName())) {
                return null;
            }
            if (!owner.startsWith("java.")
                    && !owner.startsWith("jdk.")
                    && !owner.startsWith("sun.")
                    && !owner.startsWith("org.postgresql.")
                    && !owner.equals(GuardedConnection.class.getName())
                    && !owner.contains("$Proxy")) {
                return frame;
            }
        }
        return null;
    }
}
