package io.confiture.sync.leak;

/** Says in which form a value was found. */
public enum Encoding {
    /** As it is. */
    AS_IS("as it is"),
    /** In another case, without accents, or in another width. */
    FOLDED("in another case or without accents"),
    /** With other separators between its letters and digits, or with none. */
    SEPARATORS("with other separators"),
    /** Backwards. */
    REVERSED("reversed"),
    /** As hexadecimal digits, which is how the server prints {@code bytea}. */
    HEX("in hexadecimal"),
    /** As bits. */
    BITS("in bits"),
    /** In UTF-16. */
    UTF16("in UTF-16"),
    /** In Latin-1. */
    LATIN1("in Latin-1"),
    /** In base64, of any alphabet and alignment. */
    BASE64("in base64"),
    /** With percent signs, as in URLs. */
    PERCENT("percent-encoded"),
    /** With backslashes, as in JSON. */
    ESCAPES("with backslash escapes"),
    /** With character references, as in HTML and XML. */
    ENTITIES("with character references"),
    /** As in mail. */
    QUOTED_PRINTABLE("in quoted-printable"),
    /** As a digest without a key, which whoever has a list of likely values can look up. */
    MD5("as an MD5 without a key"),
    /** As a digest without a key. */
    SHA1("as a SHA-1 without a key"),
    /** As a digest without a key. */
    SHA256("as a SHA-256 without a key"),
    /** As a digest without a key. */
    SHA512("as a SHA-512 without a key"),
    /** As the very value of its own row. */
    SAME_ROW("unchanged in its row");

    private final String words;

    Encoding(String words) {
        this.words = words;
    }

    /** Return it in words that can follow "found". */
    public String words() {
        return words;
    }
}
