package io.confiture.sync.leak;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes a value in the forms in which it must not be found. What can be undone in the text that is searched, such as percent
 * signs, is undone there; here is what cannot be undone or would have to be tried at every place: digests, base64 that begins
 * anywhere, and hexadecimal digits with something between them.
 */
final class Forms {

    /** How much of a digest counts: tools cut them off. */
    private static final int DIGEST_DIGITS = 16;

    private static final int DIGEST_BASE64 = 20;

    private static final Map<Encoding, String> DIGESTS = Map.of(
            Encoding.MD5, "MD5",
            Encoding.SHA1, "SHA-1",
            Encoding.SHA256, "SHA-256",
            Encoding.SHA512, "SHA-512");

    private Forms() {}

    /** Return the forms of a value. */
    static List<Form> of(Needle needle) {
        List<Form> forms = new ArrayList<>();
        String plain = Folding.squeeze(needle.text());
        digests(forms, needle);
        if (needle.sort() != Needle.Sort.DIGESTS) {
            add(forms, needle, Encoding.AS_IS, plain);
        }
        if (needle.sort() != Needle.Sort.ANYWHERE) {
            return forms;
        }
        String reversed = new StringBuilder(plain).reverse().toString();
        if (!reversed.equals(plain)) {
            add(forms, needle, Encoding.REVERSED, reversed);
        }
        String text = needle.text();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(forms, needle, Encoding.HEX, HexFormat.of().formatHex(bytes));
        add(forms, needle, Encoding.UTF16, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE)));
        if (bytes.length != text.length()
                && StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
            byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
            add(forms, needle, Encoding.LATIN1, HexFormat.of().formatHex(latin));
            base64(forms, needle, latin);
        }
        base64(forms, needle, bytes);
        return forms;
    }

    /** Add what of a base64 text depends on the value only, whatever stands before and after it. */
    private static void base64(List<Form> forms, Needle needle, byte[] bytes) {
        for (int before = 0; before < 3; before++) {
            byte[] moved = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, moved, before, bytes.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(moved);
            int from = (before * 8 + 5) / 6;
            int to = moved.length * 8 / 6;
            add(forms, needle, Encoding.BASE64, Folding.squeeze(text.substring(from, Math.max(from, to))));
        }
    }

    private static void digests(List<Form> forms, Needle needle) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(needle.text());
        spellings.add(needle.text().toLowerCase(Locale.ROOT));
        spellings.add(needle.text().strip().toLowerCase(Locale.ROOT));
        spellings.add(Folding.squeeze(needle.text()));
        for (Map.Entry<Encoding, String> digest : DIGESTS.entrySet()) {
            for (String spelling : spellings) {
                byte[] bytes = digest(digest.getValue(), spelling.getBytes(StandardCharsets.UTF_8));
                add(
                        forms,
                        needle,
                        digest.getKey(),
                        HexFormat.of().formatHex(bytes).substring(0, DIGEST_DIGITS));
                add(
                        forms,
                        needle,
                        digest.getKey(),
                        Folding.squeeze(
                                Base64.getEncoder().encodeToString(bytes).substring(0, DIGEST_BASE64)));
            }
        }
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform in use has " + algorithm, e);
        }
    }

    private static void add(List<Form> forms, Needle needle, Encoding encoding, String text) {
        if (text.length() >= NeedleIndex.WINDOW) {
            forms.add(new Form(needle, encoding, text));
        }
    }
}
