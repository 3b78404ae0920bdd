package io.confiture.sync.mask;

/**
 * Says how digits that stand for a value are written.
 *
 * @param prefix what stands before them
 * @param length how many there are
 */
record HashForm(String prefix, int length) {

    /** Read it from options. */
    static HashForm of(MaskingStrategy strategy, MaskingRequest request, int otherwise, int most) {
        String prefix = request.options().text("prefix", "");
        int length = request.options().integer("length", otherwise, 1, most);
        if (!request.column().baseType().equals("bytea")) {
            TextTypes.require(strategy.name(), request.column());
            return new HashForm(prefix, length);
        }
        if (!prefix.isEmpty()) {
            throw new InvalidOptionException("prefix", "a bytea takes no prefix");
        }
        if (length % 2 == 1) {
            throw new InvalidOptionException("length", "a bytea takes an even number of hexadecimal digits");
        }
        return new HashForm("\\x", length);
    }

    /** Write the first digits of many. */
    String written(CharSequence digits) {
        return new StringBuilder(prefix.length() + length)
                .append(prefix)
                .append(digits, 0, length)
                .toString();
    }

    Cardinality cardinality() {
        return new Cardinality.Bounded(4.0 * length);
    }

    int longest() {
        return prefix.codePointCount(0, prefix.length()) + length;
    }
}
