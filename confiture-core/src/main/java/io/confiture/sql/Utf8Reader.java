package io.confiture.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8, and remembers where bytes are none: they become U+FFFD, as in {@link SqlSource#read}. */
final class Utf8Reader extends Reader {
    private static final int SIZE = 1 << 16;
    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).flip();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private boolean ended;
    private long delivered;
    private long malformed = -1;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    /** Return the offset of the first character that stands for bytes which are no UTF-8; -1 if none was seen so far. */
    long malformed() {
        return malformed;
    }

    /** Read some characters; there must be room for two, since some letters are two. */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, offset, length);
        while (out.position() == offset) {
            decode(out, offset);
            if (out.position() == offset && !fill()) {
                return -1;
            }
        }
        int count = out.position() - offset;
        delivered += count;
        return count;
    }

    private void decode(CharBuffer out, int offset) {
        CoderResult result = decoder.decode(bytes, out, ended);
        if (result.isError() && out.hasRemaining()) {
            if (malformed < 0) {
                malformed = delivered + out.position() - offset;
            }
            out.put(REPLACEMENT);
            bytes.position(bytes.position() + result.length());
        }
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(0, count));
        bytes.flip();
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
