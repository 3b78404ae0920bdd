package io.confiture.sync.copy;

import io.confiture.rows.Relation;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.mask.MaskingException;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.Treatment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Masks the values of one column in the form of {@code COPY}. For one thread. */
final class FieldMask {

    private static final byte[] NULL = {'\\', 'N'};
    private static final char REPLACEMENT = '\uFFFD';

    private final String name;
    private final String strategy;
    private final Masking masking;
    private byte[] plain = new byte[256];

    private FieldMask(String name, String strategy, Masking masking) {
        this.name = name;
        this.strategy = strategy;
        this.masking = masking;
    }

    static FieldMask of(Relation table, ColumnPlan column, Treatment.Mask mask) {
        return new FieldMask(table + "." + column.name(), mask.strategy(), mask.masking());
    }

    /** Write what stands in for a field that is not NULL. */
    void write(byte[] row, int start, int end, Block out) {
        String value = decode(row, start, end);
        String masked = mask(value);
        if (masked == null) {
            out.add(NULL, 0, NULL.length);
            return;
        }
        try {
            out.add(masked);
        } catch (Block.MalformedTextException e) {
            throw failed("it gave half of a character");
        }
    }

    private @Nullable String mask(String value) {
        try {
            return masking.mask(value);
        } catch (MaskingException e) {
            String message = e.getMessage();
            // The interface forbids to repeat the value; a strategy of somebody else's may not have read that.
            throw failed(message == null || message.contains(value) ? "it does not fit" : message);
        } catch (RuntimeException e) {
            // Whatever it says may hold the value.
            throw failed("it ended with " + e.getClass().getName());
        }
    }

    private RowMask.NotMaskedException failed(String why) {
        return new RowMask.NotMaskedException(
                "the strategy " + strategy + " cannot mask the value of " + name + ": " + why);
    }

    private String decode(byte[] row, int start, int end) {
        int escape = start;
        while (escape < end && row[escape] != '\\') {
            escape++;
        }
        if (escape == end) {
            return text(row, start, end - start);
        }
        if (plain.length < end - start) {
            plain = new byte[end - start];
        }
        int length = 0;
        for (int at = start; at < end; at++) {
            byte c = row[at];
            if (c == '\\' && at + 1 < end) {
                at++;
                c = unescaped(row[at]);
            }
            plain[length++] = c;
        }
        return text(plain, 0, length);
    }

    /** Servers write nothing but these; what else stands behind a backslash stands for itself. */
    private static byte unescaped(byte letter) {
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

    private String text(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // Different bytes must not become the same text.
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            } catch (CharacterCodingException e) {
                throw failed("its bytes are no text in UTF-8");
            }
        }
        return text;
    }
}
