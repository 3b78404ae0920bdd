package io.confiture.sync.check;

import io.confiture.sync.mask.Cardinality;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.mask.MaskingRequest;
import io.confiture.sync.mask.MaskingStrategy;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Strategies as a careless project may have them. */
public final class OwnStrategies {

    private OwnStrategies() {}

    private abstract static class Careless implements MaskingStrategy {
        private final String name;

        Careless(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String summary() {
            return "Is of no use.";
        }

        abstract String masked(String value);

        @Override
        public Masking masking(MaskingRequest request) {
            return new Masking() {
                @Override
                public @Nullable String mask(String value) {
                    return masked(value);
                }

                @Override
                public Cardinality cardinality() {
                    return new Cardinality.Lossy();
                }

                @Override
                public int longest(int valueLength) {
                    return -1;
                }
            };
        }
    }

    /** Counts. */
    public static final class Counting extends Careless {
        private final AtomicInteger count = new AtomicInteger();

        /** Make it. */
        public Counting() {
            super("counting");
        }

        @Override
        String masked(String value) {
            return "number " + count.incrementAndGet();
        }
    }

    /** Depends on the language of the machine. */
    public static final class Local extends Careless {

        /** Make it. */
        public Local() {
            super("local");
        }

        @Override
        String masked(String value) {
            return Locale.getDefault().getLanguage() + value.length();
        }
    }

    /** Lets through what it does not know, like several of the original tool. */
    public static final class Lenient extends Careless {

        /** Make it. */
        public Lenient() {
            super("lenient");
        }

        @Override
        String masked(String value) {
            return value.startsWith("+") ? "+000" : value;
        }
    }

    /** Fails where it did not think of something. */
    public static final class Fragile extends Careless {

        /** Make it. */
        public Fragile() {
            super("fragile");
        }

        @Override
        String masked(String value) {
            return "x" + value.charAt(3);
        }
    }
}
