package io.confiture.sync.mask;

import org.jspecify.annotations.Nullable;

/**
 * Masks arrays element by element, in the server's text form: any number of dimensions, bounds, NULL elements, quotes. What is not
 * such a text is an error, never passed through.
 */
final class ArrayMasking implements Masking {

    private final Masking element;
    private final char delimiter;

    /**
     * Mask arrays.
     *
     * @param element masks the elements
     * @param elementType their type
     */
    ArrayMasking(Masking element, String elementType) {
        this.element = element;
        // The one type of PostgreSQL itself whose elements are not kept apart by a comma.
        this.delimiter = elementType.equals("box") ? ';' : ',';
    }

    @Override
    public String mask(String value) {
        return new ArrayText(value, delimiter).mapped(element::mask);
    }

    /** Arrays differ where elements do, so what holds for elements holds for them. */
    @Override
    public Cardinality cardinality() {
        return element.cardinality();
    }

    /** Return the greatest length of one element, as the limit of {@code varchar(5)[]} is one for elements. */
    @Override
    public int longest(int valueLength) {
        return element.longest(valueLength);
    }

    @Override
    public Extent extent() {
        return element.extent();
    }

    /** Replaces one element. */
    interface Element {
        @Nullable
        String mapped(String element);
    }
}
