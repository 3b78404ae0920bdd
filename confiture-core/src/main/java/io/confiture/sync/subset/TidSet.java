package io.confiture.sync.subset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds places of rows in one relation, as {@code ctid} names them, a bit for each.
 *
 * <p>A place is a number here: the block, shifted left by 16 bits, and the offset in the block. A table needs as many bits per block
 * as its fullest block has rows, rounded up to 64: a megabyte or two for a million rows. Places mean the same rows only under one
 * snapshot. For one thread while it is filled.
 */
public final class TidSet {

    private static final int CHUNK_BITS = 8;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int OFFSET_BITS = 16;
    private static final int OFFSETS = (1 << OFFSET_BITS) - 1;

    private final TreeMap<Integer, Chunk> chunks = new TreeMap<>();
    private long size;

    /** Return the number of a place that the server printed: {@code (12,3)}. */
    static long place(String ctid) {
        int comma = ctid.indexOf(',');
        return Long.parseLong(ctid, 1, comma, 10) << OFFSET_BITS
                | Integer.parseInt(ctid, comma + 1, ctid.length() - 1, 10);
    }

    /** Return the place as the server prints it. */
    public static String ctid(long place) {
        return "(" + (place >>> OFFSET_BITS) + "," + (place & OFFSETS) + ")";
    }

    /**
     * Return an SQL condition that the row is at one of the places. It names them and the range they are in, so that the server fetches
     * a few rows one by one, reads the range where it is full of them, and never the whole table.
     *
     * @param ctid what the column is called in the query
     * @param places in order, at least one
     */
    public static String condition(String ctid, long[] places) {
        String type = "'::pg_catalog.tid";
        return ctid + " >= '" + ctid(places[0]) + type + " AND " + ctid + " <= '" + ctid(places[places.length - 1])
                + type + " AND " + ctid + " = ANY (" + array(places) + ")";
    }

    private static String array(long[] places) {
        StringBuilder sql = new StringBuilder(places.length * 14 + 20).append("'{");
        for (int i = 0; i < places.length; i++) {
            sql.append(i == 0 ? "\"(" : ",\"(")
                    .append(places[i] >>> OFFSET_BITS)
                    .append(',')
                    .append(places[i] & OFFSETS)
                    .append(")\"");
        }
        return sql.append("}'::pg_catalog.tid[]").toString();
    }

    /** Add a place; return whether it was new. */
    boolean add(long place) {
        long block = place >>> OFFSET_BITS;
        boolean added = chunks.computeIfAbsent((int) (block >>> CHUNK_BITS), c -> new Chunk())
                .set((int) block & (CHUNK - 1), (int) place & OFFSETS);
        size += added ? 1 : 0;
        return added;
    }

    /** Take a place away; return whether it was there. */
    boolean remove(long place) {
        long block = place >>> OFFSET_BITS;
        Chunk chunk = chunks.get((int) (block >>> CHUNK_BITS));
        boolean removed = chunk != null && chunk.clear((int) block & (CHUNK - 1), (int) place & OFFSETS);
        size -= removed ? 1 : 0;
        return removed;
    }

    /** Say whether a place is among these. */
    public boolean contains(long place) {
        long block = place >>> OFFSET_BITS;
        Chunk chunk = chunks.get((int) (block >>> CHUNK_BITS));
        return chunk != null && chunk.get((int) block & (CHUNK - 1), (int) place & OFFSETS);
    }

    /** Return how many there are. */
    public long size() {
        return size;
    }

    /** Return the first place from the given one on, itself included, or -1 when there is none. */
    public long next(long from) {
        int first = (int) (from >>> OFFSET_BITS >>> CHUNK_BITS);
        for (Map.Entry<Integer, Chunk> entry : chunks.tailMap(first, true).entrySet()) {
            long start = (long) entry.getKey() << CHUNK_BITS << OFFSET_BITS;
            long found = entry.getValue().next(Math.max(0, from - start));
            if (found >= 0) {
                return start + found;
            }
        }
        return -1;
    }

    /** Return up to so many places from the given one on, in order. */
    public long[] from(long place, int limit) {
        long[] found = new long[(int) Math.min(limit, size)];
        int count = 0;
        for (long next = next(place); next >= 0 && count < found.length; next = next(next + 1)) {
            found[count++] = next;
        }
        return Arrays.copyOf(found, count);
    }

    /** Return the places from the first of a range to its last, in order. */
    public long[] within(TidRange range) {
        return from(range.first(), range.rows());
    }

    /** Cut these into ranges of up to so many rows, in order; all together have each place once. */
    public List<TidRange> ranges(int rows) {
        List<TidRange> ranges = new ArrayList<>();
        long next = next(0);
        while (next >= 0) {
            long first = next;
            long last = next;
            int count = 0;
            long digest = 0;
            while (next >= 0 && count < rows) {
                last = next;
                count++;
                digest = (digest ^ next) * 0x9E3779B97F4A7C15L;
                digest ^= digest >>> 32;
                next = next(next + 1);
            }
            ranges.add(new TidRange(first, last, count, digest));
        }
        return ranges;
    }

    /** Holds the bits of some blocks; all have the same number of words, which grows with the largest offset. */
    private static final class Chunk {

        private int words = 1;
        private long[] bits = new long[CHUNK];

        boolean set(int block, int offset) {
            int word = offset >>> 6;
            if (word >= words) {
                grow(word + 1);
            }
            int at = block * words + word;
            boolean added = (bits[at] & 1L << offset) == 0;
            bits[at] |= 1L << offset;
            return added;
        }

        boolean clear(int block, int offset) {
            boolean there = get(block, offset);
            if (there) {
                bits[block * words + (offset >>> 6)] &= ~(1L << offset);
            }
            return there;
        }

        boolean get(int block, int offset) {
            int word = offset >>> 6;
            return word < words && (bits[block * words + word] & 1L << offset) != 0;
        }

        /** Return the first place from one on, counted from the chunk's first block, or -1. */
        long next(long from) {
            int block = (int) (from >>> OFFSET_BITS);
            int offset = (int) from & OFFSETS;
            while (block < CHUNK) {
                for (int word = offset >>> 6; word < words; word++) {
                    long rest = bits[block * words + word] & (word == offset >>> 6 ? -1L << offset : -1L);
                    if (rest != 0) {
                        return (long) block << OFFSET_BITS | (word << 6) + Long.numberOfTrailingZeros(rest);
                    }
                }
                block++;
                offset = 0;
            }
            return -1;
        }

        private void grow(int wanted) {
            long[] grown = new long[CHUNK * wanted];
            for (int block = 0; block < CHUNK; block++) {
                System.arraycopy(bits, block * words, grown, block * wanted, words);
            }
            bits = grown;
            words = wanted;
        }
    }
}
