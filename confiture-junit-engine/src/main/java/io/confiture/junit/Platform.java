package io.confiture.junit;

/** Tells what the user's JUnit Platform has: one jar runs on 1.10 to 6.1, and newer types are used where they exist. */
final class Platform {
    private Platform() {}

    static boolean has(String typeName) {
        try {
            Class.forName(typeName, false, Platform.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException older) {
            return false;
        }
    }
}
