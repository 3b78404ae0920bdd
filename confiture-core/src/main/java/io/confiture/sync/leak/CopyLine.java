package io.confiture.sync.leak;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a row in the text form of {@code COPY} (PostgreSQL documentation, "COPY", "Text Format"). */
final class CopyLine {

    private CopyLine() {}

    /** Return the values of a row, null for NULL. */
    static List<@Nullable String> values(byte[] line) {
        List<@Nullable String> values = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= line.length; i++) {
            if (i == line.length || line[i] == '\t') {
                values.add(value(line, from, i));
                from = i + 1;
            }
        }
        return values;
    }

    private static @Nullable String value(byte[] line, int from, int to) {
        int escape = from;
        while (escape < to && line[escape] != '\\') {
            escape++;
        }
        if (escape == to) {
            return new String(line, from, to - from, StandardCharsets.UTF_8);
        }
        if (to - from == 2 && line[from + 1] == 'N') {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            boolean escaped = line[i] == '\\' && i + 1 < to;
            out.write(escaped ? meant(line[++i]) : line[i]);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int meant(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            default -> letter;
        };
    }
}
