package io.confiture.sync.mask;

import java.util.List;

/** Is a part of an address, chosen by a number. */
sealed interface AddressPart {

    /** Return how many there are to choose from. */
    long size();

    /** Return the one with a number from 0 to below {@link #size()}. */
    String chosen(long number);

    /** Return whether it gives so many that a value seldom has the same by chance; then a repeated word is drawn again. */
    default boolean telling() {
        return size() > 1000;
    }

    /** Return the greatest length. */
    int longest();

    /** Is a word that was drawn. */
    record Words(List<String> words) implements AddressPart {
        @Override
        public long size() {
            return words.size();
        }

        @Override
        public String chosen(long number) {
            return words.get((int) number);
        }

        @Override
        public int longest() {
            return NameMasking.longest(words);
        }
    }

    /** Is a street with the number of a house. */
    record Street(List<String> streets, boolean numberFirst) implements AddressPart {

        private static final int HOUSES = 199;

        @Override
        public long size() {
            return (long) streets.size() * HOUSES;
        }

        @Override
        public String chosen(long number) {
            String street = streets.get((int) (number / HOUSES));
            long house = number % HOUSES + 1;
            return numberFirst ? house + " " + street : street + " " + house;
        }

        @Override
        public int longest() {
            return NameMasking.longest(streets) + 4;
        }
    }
}
