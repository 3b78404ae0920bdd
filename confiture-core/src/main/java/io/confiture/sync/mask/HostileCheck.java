package io.confiture.sync.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks a masking for {@link HostileValues}, and judges the answers. The values are made up, so messages may name their kind. */
public final class HostileCheck {

    private static final int TINY = 3;

    private final String strategy;
    private final Extent extent;
    private final Masking masking;
    private final String baseType;
    private final List<String> complaints = new ArrayList<>();
    private int asked;

    private HostileCheck(String strategy, Extent extent, Masking masking, String baseType) {
        this.strategy = strategy;
        this.extent = extent;
        this.masking = masking;
        this.baseType = baseType;
    }

    /**
     * Ask.
     *
     * @param strategy the strategy
     * @param masking its masking of a column that is no array, or of the elements
     * @param column the column
     */
    public static HostileCheck of(MaskingStrategy strategy, Masking masking, MaskedColumn column) {
        Extent extent = strategy.extent() == Extent.WHOLE ? masking.extent() : strategy.extent();
        HostileCheck check = new HostileCheck(strategy.name(), extent, masking, column.baseType());
        HostileValues.of(column.baseType()).forEach(check::ask);
        return check;
    }

    /** Return how many values were asked: with none, nothing is known. */
    public int asked() {
        return asked;
    }

    /** Return what is wrong, a sentence each; empty when every answer is right. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void ask(String value) {
        asked++;
        @Nullable String masked;
        try {
            masked = masking.mask(value);
            if (masked != null && !masked.equals(masking.mask(value))) {
                complain("gives two answers for the same value", value);
            }
        } catch (MaskingException e) {
            if (value.length() > 2 && e.getMessage() != null && e.getMessage().contains(value)) {
                complain("repeats the value in its message", value);
            }
            return;
        } catch (RuntimeException | StackOverflowError e) {
            complain("fails with " + e.getClass().getSimpleName() + " instead of a refusal", value);
            return;
        }
        if (masked == null) {
            return;
        }
        if (extent == Extent.WHOLE
                && masked.equals(value)
                && !HostileValues.saysNothing(baseType, value)
                && !tiny(value)
                && !coincidence(value)) {
            complain("passes the value through", value);
        }
        int longest = masking.longest(value.codePointCount(0, value.length()));
        if (longest >= 0 && masked.codePointCount(0, masked.length()) > longest) {
            complain("gives more than the " + longest + " characters that it declares", value);
        }
    }

    /** A permutation of few values leaves some where they are: there is no other way to keep all different and hide which. */
    private boolean tiny(String value) {
        return value.length() <= TINY && masking.cardinality() instanceof Cardinality.Bijective;
    }

    /** What gives the same for another value too gave it for its own reasons: the value happens to be the replacement. */
    private boolean coincidence(String value) {
        if (!(masking.cardinality() instanceof Cardinality.Lossy)) {
            return false;
        }
        String start = value.substring(0, value.length() - 1);
        return Stream.of("x", "y", "1", "2")
                .map(end -> start + end)
                .filter(other -> !other.equals(value))
                .anyMatch(other -> gives(value, other));
    }

    private boolean gives(String masked, String value) {
        try {
            return masked.equals(masking.mask(value));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void complain(String what, String value) {
        String shown =
                value.length() <= 60 ? "'" + printable(value) + "'" : "a value of " + value.length() + " characters";
        complaints.add("the strategy " + strategy + " " + what + ": " + shown);
    }

    private static String printable(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(c -> {
            if (c < ' ' || c > '~') {
                text.append("\\u{").append(Integer.toHexString(c)).append('}');
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }
}
