package io.confiture.sync.copy;

import java.util.stream.LongStream;

/** Holds places of rows in a relation, the {@code ctid} of each, in their order. Immutable. */
public final class Tids {

    private static final int OFFSET_BITS = 16;
    private static final int OFFSETS = (1 << OFFSET_BITS) - 1;

    private final long[] places;

    private Tids(long[] places) {
        this.places = places;
    }

    /**
     * Take places.
     *
     * @param places for each the number of the block, times 65536, plus the number of the row in it, as {@link #place} makes it
     */
    public static Tids of(LongStream places) {
        return new Tids(places.sorted().distinct().toArray());
    }

    /** Make a place out of the two numbers that the server prints. */
    public static long place(long block, int row) {
        return block << OFFSET_BITS | row;
    }

    /** Return how many they are. */
    public int size() {
        return places.length;
    }

    /** Return them as an SQL array. */
    String sql() {
        StringBuilder text = new StringBuilder(places.length * 14 + 10).append("'{");
        for (int i = 0; i < places.length; i++) {
            text.append(i == 0 ? "\"(" : ",\"(")
                    .append(places[i] >>> OFFSET_BITS)
                    .append(',')
                    .append(places[i] & OFFSETS)
                    .append(")\"");
        }
        return text.append("}'::tid[]").toString();
    }

    @Override
    public String toString() {
        return size() + " rows";
    }
}
