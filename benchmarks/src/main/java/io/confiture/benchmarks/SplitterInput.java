package io.confiture.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Makes the texts that the splitter is measured with. */
public enum SplitterInput {
    /** One INSERT with very many rows. */
    ONE_INSERT {
        @Override
        String text(int megabytes) {
            StringBuilder text = new StringBuilder("INSERT INTO customers (id, name, mail, since, note) VALUES\n");
            for (int row = 1; text.length() < megabytes * MEGABYTE; row++) {
                text.append(row > 1 ? ",\n" : "").append(row(row));
            }
            return text.append(";\n").toString();
        }
    },

    /** The same with letters outside of Latin-1, for which the JVM keeps two bytes per char. */
    ONE_INSERT_UTF16 {
        @Override
        String text(int megabytes) {
            return ONE_INSERT.text(megabytes).replace("Lane", "Ga\u010da");
        }
    },

    /** COPY .. FROM stdin with its data. */
    COPY {
        @Override
        String text(int megabytes) {
            StringBuilder text = new StringBuilder("COPY customers (id, name, mail, since, note) FROM stdin;\n");
            for (int row = 1; text.length() < megabytes * MEGABYTE; row++) {
                text.append(row)
                        .append("\tCustomer ")
                        .append(row)
                        .append("\tcustomer.")
                        .append(row)
                        .append("@example.com\t2026-01-02 03:04:05+00\t\\N\n");
            }
            return text.append("\\.\n").toString();
        }
    },

    /** An INSERT per row. */
    SMALL_STATEMENTS {
        @Override
        String text(int megabytes) {
            StringBuilder text = new StringBuilder();
            for (int row = 1; text.length() < megabytes * MEGABYTE / 4; row++) {
                text.append("INSERT INTO customers (id, name, mail, since, note) VALUES ")
                        .append(row(row))
                        .append(";\n");
            }
            return text.toString();
        }
    },

    /** What people wrote: the public sample databases and the extension scripts of PostgreSQL, repeated. */
    DDL_CORPUS {
        @Override
        String text(int megabytes) {
            StringBuilder once = new StringBuilder();
            try {
                for (Path directory : Lab.writtenSql()) {
                    append(directory, once);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the corpora", e);
            }
            if (once.isEmpty()) {
                throw new IllegalStateException("no corpora found; name their folder with -Dconfiture.corpora");
            }
            return once.toString().repeat(Math.max(1, megabytes * MEGABYTE / 8 / once.length()));
        }
    };

    static final int MEGABYTE = 1_000_000;

    /** Make the text, of about so many megabytes or a fixed part of that. */
    abstract String text(int megabytes);

    private static void append(Path directory, StringBuilder text) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        // An extension script begins with \quit, which would end the splitting there.
                        .filter(line -> !line.startsWith("\\") || line.equals("\\."))
                        .forEach(line -> text.append(line).append('\n'));
                text.append(";\n");
            }
        }
    }

    private static String row(int row) {
        return "(" + row + ", 'Customer " + row + "', 'customer." + row
                + "@example.com', '2026-01-02 03:04:05+00', 'lives at O''Neill Lane, no " + row % 100 + "')";
    }
}
