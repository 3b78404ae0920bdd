package io.confiture.sql;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds bytes that are not UTF-8. */
final class Utf8 {
    private static final int CHUNK = 8192;

    private Utf8() {}

    /** Return the offset in {@code text} of the first bytes that could not be decoded, or -1. */
    static int firstMalformed(byte[] bytes, String text) {
        // A file may rightly contain U+FFFD itself; without one, decoding lost nothing and the slow way is spared.
        if (text.indexOf('\uFFFD') < 0) {
            return -1;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        int chars = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            chars += out.position();
            out.clear();
            if (result.isError()) {
                return chars;
            } else if (result.isUnderflow()) {
                return -1;
            }
        }
    }
}
