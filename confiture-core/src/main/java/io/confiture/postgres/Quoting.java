package io.confiture.postgres;

/** Writes names and strings so that PostgreSQL reads them back unchanged (standard_conforming_strings on). */
final class Quoting {

    private Quoting() {}

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String value) {
        String quoted = "'" + value.replace("'", "''") + "'";
        return value.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
    }
}
