package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces addresses of the web. */
public final class UrlStrategy implements MaskingStrategy {

    private static final List<String> FATES = List.of("mask", "keep", "drop");

    /** Make it; called by the service loader. */
    public UrlStrategy() {}

    @Override
    public String name() {
        return "url";
    }

    @Override
    public String summary() {
        return "Replaces the host, the path, the query and the fragment of a URL, each by one made from it, and keeps the scheme and"
                + " the port. New hosts lie below `example.com`. User names and passwords go.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.choice("host", List.of("mask", "keep"), "What happens to the host."),
                Option.choice("path", FATES, "What happens to the path."),
                Option.choice("query", FATES, "What happens to the query, and to the fragment after `#`."),
                Unreadable.OPTION);
    }

    @Override
    public Masking masking(MaskingRequest request) {
        TextTypes.require(name(), request.column());
        UrlMasking.Fate host = fate(request.options(), "host");
        UrlMasking.Fate path = fate(request.options(), "path");
        UrlMasking.Fate query = fate(request.options(), "query");
        if (host == UrlMasking.Fate.KEEP && path == UrlMasking.Fate.KEEP && query == UrlMasking.Fate.KEEP) {
            throw new InvalidOptionException("host", "nothing would be masked: host, path and query are all kept");
        }
        return Unreadable.chosen(request, new UrlMasking(request.random(), host, path, query));
    }

    private static UrlMasking.Fate fate(Options options, String name) {
        return switch (options.text(name, "mask")) {
            case "keep" -> UrlMasking.Fate.KEEP;
            case "drop" -> UrlMasking.Fate.DROP;
            default -> UrlMasking.Fate.MASK;
        };
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector(
                        "text",
                        Options.NONE,
                        "https://ann:secret@acme.test:8080/~ann/photos?id=7#top",
                        "https://a681e9e94468112c.example.com:8080/b6b554c0940da18b?f72e637a9d8bb745#da5d606521b34d94"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("path", "keep", "query", "drop")),
                        "http://Acme.test/a/b?c=d",
                        "http://33f02447b3718a70.example.com/a/b"));
    }
}
