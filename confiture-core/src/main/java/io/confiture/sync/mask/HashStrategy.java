package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces values by digits that are drawn for them. */
public final class HashStrategy implements MaskingStrategy {

    private static final int LENGTH = 32;

    /** Make it; called by the service loader. */
    public HashStrategy() {}

    @Override
    public String name() {
        return "hash";
    }

    @Override
    public String summary() {
        return "Replaces a value by hexadecimal digits drawn for it under the secret (SipHash-2-4). Who has not got the secret"
                + " cannot try values out. Works on texts and on `bytea`.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of(
                        "length",
                        Option.Type.INTEGER,
                        "32",
                        "Hexadecimal digits, from 1 to 128, of 4 bits each. Fewer make different values the same sooner."),
                Option.of("prefix", Option.Type.TEXT, "", "A text before the digits."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        HashForm form = HashForm.of(this, request, LENGTH, 128);
        return new HashMasking(request.random(), form);
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("text", Options.NONE, "ann@acme.test", "cdf0a08119c6c653d77c5fcb8270321d"),
                new GoldenVector("text", new Options(Map.of("length", "12", "prefix", "u_")), "Zoë", "u_81880dbd4caf"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("length", "64")),
                        "4711",
                        "940c1f211679d8ce840777132c5324073059f25a818f34caac9258648439da32"),
                new GoldenVector("bytea", Options.NONE, "\\x00ff", "\\x45659f65095780bd84fbca5b7815601a"));
    }
}
