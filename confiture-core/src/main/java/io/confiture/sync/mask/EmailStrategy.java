package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces e-mail addresses. */
public final class EmailStrategy implements MaskingStrategy {

    private static final String DOMAIN = "example.com";

    /** 13 characters of 5 bits hold the 64 of one draw. */
    private static final int LENGTH = 13;

    /** Make it; called by the service loader. */
    public EmailStrategy() {}

    @Override
    public String name() {
        return "email";
    }

    @Override
    public String summary() {
        return "Gives each address another one under a domain that nobody owns. Case and blanks around the address do not"
                + " count: `Alice@` and `alice@` become the same. What is no address is replaced in the same way.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of(
                        "domain",
                        Option.Type.TEXT,
                        DOMAIN,
                        "The domain of the new addresses. Nobody receives mail under" + " the default (RFC 2606)."),
                Option.of(
                        "keep_domain",
                        Option.Type.FLAG,
                        "false",
                        "Keep the domain of each address. It tells whom somebody"
                                + " works for, and mail to the new address goes there."),
                Option.of(
                        "length",
                        Option.Type.INTEGER,
                        "13",
                        "Characters before the `@`, from 4 to 26, of 5 bits each."
                                + " Fewer than 13 make addresses of different people the same one day."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        TextTypes.require(name(), request.column());
        Options options = request.options();
        String domain = options.text("domain", DOMAIN);
        if (!EmailMasking.isDomain(domain)) {
            throw new InvalidOptionException(
                    "domain", "the option domain takes the name of a domain, such as " + DOMAIN);
        }
        boolean keep = options.flag("keep_domain", false);
        if (keep && options.text("domain").isPresent()) {
            throw new InvalidOptionException("domain", "the options domain and keep_domain do not fit together");
        }
        return new EmailMasking(request.random(), domain, keep, options.integer("length", LENGTH, 4, 26));
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("text", Options.NONE, "Ann.Smith@Acme.test", "ziig76uhq3v2m@example.com"),
                new GoldenVector(
                        "character varying(80)",
                        new Options(Map.of("keep_domain", "true")),
                        "ann.smith@acme.test",
                        "ziig76uhq3v2m@acme.test"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("length", "26", "domain", "mail.example.org")),
                        "ann.smith@acme.test",
                        "ziig76uhq3v2mikgzfwmmhpwnm@mail.example.org"),
                new GoldenVector("text", Options.NONE, "ann at acme", "dihf8ue2wui8d@example.com"));
    }
}
