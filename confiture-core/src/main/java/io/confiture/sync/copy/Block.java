package io.confiture.sync.copy;

import io.confiture.postgres.TableCopyIn;

/** Gathers bytes on their way to the target, so that each message has many. */
final class Block {

    private static final int SIZE = 1 << 16;
    private static final int LONGEST = 4;

    private final TableCopyIn target;
    private final byte[] bytes = new byte[SIZE];
    private int used;
    private long sent;

    Block(TableCopyIn target) {
        this.target = target;
    }

    /** Add bytes as they are. */
    void add(byte[] source, int offset, int length) {
        if (length > SIZE - used) {
            flush();
            if (length >= SIZE) {
                target.write(source, offset, length);
                sent += length;
                return;
            }
        }
        System.arraycopy(source, offset, bytes, used, length);
        used += length;
    }

    /**
     * Add a value in the form of {@code COPY}.
     *
     * @throws MalformedTextException when it has half of a character
     */
    void add(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            if (used > SIZE - LONGEST) {
                flush();
            }
            char c = value.charAt(i);
            if (c < 0x80) {
                if (c > '\r' && c != '\\') {
                    bytes[used++] = (byte) c;
                } else {
                    addEscaped((byte) c);
                }
            } else if (c < 0x800) {
                bytes[used++] = (byte) (0xC0 | c >> 6);
                addSixBits(c);
            } else if (!Character.isSurrogate(c)) {
                bytes[used++] = (byte) (0xE0 | c >> 12);
                addSixBits(c >> 6);
                addSixBits(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
                int point = Character.toCodePoint(c, value.charAt(i));
                bytes[used++] = (byte) (0xF0 | point >> 18);
                addSixBits(point >> 12);
                addSixBits(point >> 6);
                addSixBits(point);
            } else {
                throw new MalformedTextException();
            }
        }
    }

    private void addSixBits(int bits) {
        bytes[used++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void addEscaped(byte c) {
        byte letter =
                switch (c) {
                    case '\b' -> 'b';
                    case '\f' -> 'f';
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    case '\t' -> 't';
                    case 0x0B -> 'v';
                    case '\\' -> '\\';
                    default -> 0;
                };
        if (letter != 0) {
            bytes[used++] = '\\';
            bytes[used++] = letter;
        } else {
            bytes[used++] = c;
        }
    }

    /** Send what there is. */
    void flush() {
        if (used > 0) {
            target.write(bytes, 0, used);
            sent += used;
            used = 0;
        }
    }

    /** Return how much was sent. */
    long bytes() {
        return sent;
    }

    /** Says that a text cannot be written in UTF-8. */
    static final class MalformedTextException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
