package io.confiture.sync.mask;

/**
 * Computes SipHash-2-4: 64 bits that nobody can tell from random ones who has not got the key of 128 bits. Immutable.
 *
 * <p>It costs a tenth of what the platform's HMAC costs for a value of usual length, and allocates nothing.
 */
final class SipHash {

    private final long key0;
    private final long key1;

    SipHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /** Hash bytes: the function as it is published. */
    long of(byte[] message) {
        State state = new State(key0, key1);
        int whole = message.length & ~7;
        for (int i = 0; i < whole; i += 8) {
            state.take(word(message, i, 8));
        }
        return state.end(word(message, whole, message.length - whole), message.length);
    }

    /** Hash the sixteen bytes of two numbers, each from its lowest byte on. */
    long of(long first, long second) {
        State state = new State(key0, key1);
        state.take(first);
        state.take(second);
        return state.end(0, 16);
    }

    /** Hash the eight bytes of a number and the code units of a text, each from its lowest byte on. */
    long of(long head, CharSequence text) {
        State state = new State(key0, key1);
        state.take(head);
        int length = text.length();
        int whole = length & ~3;
        for (int i = 0; i < whole; i += 4) {
            state.take(text.charAt(i)
                    | (long) text.charAt(i + 1) << 16
                    | (long) text.charAt(i + 2) << 32
                    | (long) text.charAt(i + 3) << 48);
        }
        long last = 0;
        for (int i = length - 1; i >= whole; i--) {
            last = last << 16 | text.charAt(i);
        }
        return state.end(last, 8 + 2L * length);
    }

    private static long word(byte[] bytes, int from, int count) {
        long word = 0;
        for (int i = from + count - 1; i >= from; i--) {
            word = word << 8 | bytes[i] & 0xff;
        }
        return word;
    }

    /** Is never seen outside of one call, so that the compiler keeps it in registers. */
    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long key0, long key1) {
            v0 = key0 ^ 0x736f6d6570736575L;
            v1 = key1 ^ 0x646f72616e646f6dL;
            v2 = key0 ^ 0x6c7967656e657261L;
            v3 = key1 ^ 0x7465646279746573L;
        }

        void take(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long end(long rest, long length) {
            take(rest | length << 56);
            v2 ^= 0xff;
            round();
            round();
            round();
            round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
