package io.confiture.sync.check;

import io.confiture.sync.mask.Cardinality;
import io.confiture.sync.mask.GoldenVector;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.mask.MaskingException;
import io.confiture.sync.mask.MaskingRequest;
import io.confiture.sync.mask.MaskingStrategy;
import io.confiture.sync.mask.Options;
import java.util.List;
import java.util.Locale;

/** Is the strategy that docs/guides/anonymization.md shows. */
public final class NumberPlates implements MaskingStrategy {

    @Override
    public String name() {
        return "number_plate";
    }

    @Override
    public String summary() {
        return "Gives each number plate another number, and keeps the letters in front.";
    }

    @Override
    public Masking masking(MaskingRequest request) {
        return new Masking() {
            @Override
            public String mask(String value) {
                int digits = value.length() - 4;
                if (digits < 1 || !value.substring(digits).chars().allMatch(c -> c >= '0' && c <= '9')) {
                    throw new MaskingException("expected a number plate that ends in four digits");
                }
                long number = Long.parseLong(value.substring(digits));
                // A permutation: different plates stay different.
                long other = request.random().permute(10_000, number, value.substring(0, digits));
                return value.substring(0, digits) + String.format(Locale.ROOT, "%04d", other);
            }

            @Override
            public Cardinality cardinality() {
                return new Cardinality.Bijective();
            }

            @Override
            public int longest(int valueLength) {
                return valueLength;
            }
        };
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(new GoldenVector("text", Options.NONE, "ULM-AB 1234", "ULM-AB 6407"));
    }
}
