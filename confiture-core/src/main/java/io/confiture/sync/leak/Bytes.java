package io.confiture.sync.leak;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds texts that were written as bytes: in hexadecimal digits, bits or base64. */
final class Bytes {

    private static final int SHORTEST = 12;
    private static final int SHORTEST_BITS = 48;

    private Bytes() {}

    /** Return what the runs of digits and letters in a text mean when they are bytes. */
    static List<View> decoded(String text) {
        List<View> views = new ArrayList<>();
        if (text.length() < SHORTEST) {
            return views;
        }
        for (String run : runs(text, c -> Character.digit(c, 16) >= 0 && c < 128, SHORTEST)) {
            views.addAll(read(Encoding.HEX, hex(run, 0)));
            if (run.length() % 2 != 0) {
                views.addAll(read(Encoding.HEX, hex(run, 1)));
            }
        }
        for (String run : runs(text, c -> c == '0' || c == '1', SHORTEST_BITS)) {
            views.addAll(read(Encoding.BITS, bits(run)));
        }
        for (String run : runs(text, Bytes::base64, SHORTEST)) {
            views.addAll(read(Encoding.BASE64, base64(run)));
        }
        return views;
    }

    private static List<String> runs(String text, IntPredicate belongs, int shortest) {
        List<String> runs = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !belongs.test(text.charAt(i))) {
                if (i - from >= shortest) {
                    runs.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return runs;
    }

    private static boolean base64(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "+/-_".indexOf(c) >= 0;
    }

    private static byte[] hex(String run, int from) {
        byte[] bytes = new byte[(run.length() - from) / 2];
        for (int i = 0; i < bytes.length; i++) {
            int at = from + 2 * i;
            bytes[i] = (byte) (Character.digit(run.charAt(at), 16) << 4 | Character.digit(run.charAt(at + 1), 16));
        }
        return bytes;
    }

    private static byte[] bits(String run) {
        byte[] bytes = new byte[run.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(run.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }

    private static byte[] base64(String run) {
        String whole = run.substring(0, run.length() - (run.length() % 4 == 1 ? 1 : 0));
        return Base64.getDecoder().decode(whole.replace('-', '+').replace('_', '/'));
    }

    private static List<View> read(Encoding encoding, byte[] bytes) {
        List<View> views = new ArrayList<>();
        views.add(new View(encoding, text(bytes)));
        views.add(new View(encoding, new String(bytes, StandardCharsets.UTF_8)));
        int zeros = 0;
        int odd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                zeros++;
                odd += i % 2;
            }
        }
        if (zeros * 4 >= bytes.length && zeros > 2) {
            // Zeros stand before the letters of Latin scripts, or behind them.
            int from = 2 * odd >= zeros ? 0 : 1;
            byte[] aligned = Arrays.copyOfRange(bytes, from, bytes.length);
            views.add(new View(Encoding.UTF16, new String(aligned, StandardCharsets.UTF_16LE)));
            views.add(new View(Encoding.UTF16, new String(bytes, StandardCharsets.UTF_16BE)));
        }
        return views;
    }

    /** Read bytes as UTF-8, or as Latin-1 where they are not that. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // Every byte is a character of Latin-1, which is the other answer.
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
