package io.confiture.migration.layout;

import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.TransactionMode;
import io.confiture.project.SourceLocation;
import io.confiture.sql.SqlSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Is the text of one file, or the reason why there is none.
 *
 * @param defect why the text must not be used; the text is then what could be read, perhaps nothing
 */
record FileText(
        Path path, String name, String text, @Nullable LayoutProblem defect) {

    /** Read a file strictly: a byte that the encoding does not allow is a defect at its place. */
    static FileText read(Path path, String name, Charset charset) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "it does not exist (a dangling link?)" : e.toString();
            LayoutProblem problem = new LayoutProblem(
                    Kind.UNREADABLE,
                    "%s cannot be read: %s".formatted(name, why),
                    SourceLocation.of(path, name),
                    "make the file readable for the user who runs the tests");
            return new FileText(path, name, "", problem);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = charset.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        FileText read = new FileText(path, name, text, null);
        if (!result.isError()) {
            return read;
        }
        return read.withDefect(new LayoutProblem(
                Kind.UNREADABLE,
                "%s is not valid %s: byte 0x%02X at offset %d"
                        .formatted(name, charset, bytes[in.position()] & 0xFF, in.position()),
                read.at(text.length()),
                "save the file as " + charset));
    }

    /** Return the same text marked as unusable. */
    FileText withDefect(LayoutProblem problem) {
        return new FileText(path, name, text, problem);
    }

    /** Return the same file with other text of the same lines. */
    FileText withText(String other) {
        return new FileText(path, name, other, defect);
    }

    /** Name the file as a whole. */
    SourceLocation location() {
        return SourceLocation.of(path, name);
    }

    /** Name the place of a character. */
    SourceLocation at(int offset) {
        return SqlSource.of(path, name, text).location(offset);
    }

    /** Make a script of the whole text. */
    Script script(Side side, TransactionMode mode) {
        return new Script(path, name, side, mode, text, defect);
    }

    /** Make a script of one section: everything outside becomes spaces, so that places stay those of the file. */
    Script section(int from, int to, Side side, TransactionMode mode) {
        StringBuilder blanked = new StringBuilder(text);
        blank(blanked, 0, from);
        blank(blanked, to, text.length());
        return new Script(path, name, side, mode, blanked.toString(), defect);
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
