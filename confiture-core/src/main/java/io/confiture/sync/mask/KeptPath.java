package io.confiture.sync.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Is a part of documents that the strategy {@code json} keeps without anybody having reviewed it.
 *
 * @param path as in the decision file
 * @param name the last key of the path; empty when everything is kept
 */
public record KeptPath(String path, String name) {

    /**
     * Return those among the options of a decision for the strategy {@code json}; paths that cannot be read are none, since the strategy
     * refuses them.
     */
    public static List<KeptPath> of(Options options) {
        List<KeptPath> kept = new ArrayList<>();
        if (options.values().get("paths") instanceof Options paths) {
            for (Map.Entry<String, Object> entry : paths.values().entrySet()) {
                if (entry.getValue() instanceof Options decision
                        && decision.values().containsKey("keep")
                        && !reviewed(decision.values().get("keep"))) {
                    read(entry.getKey(), kept);
                }
            }
        }
        return kept;
    }

    private static boolean reviewed(Object keep) {
        return keep instanceof Options options && "true".equals(options.values().get("reviewed"));
    }

    private static void read(String text, List<KeptPath> kept) {
        try {
            String name = "";
            for (JsonPath.Step step : JsonPath.parse(text).steps()) {
                if (step instanceof JsonPath.Key key) {
                    name = key.name();
                }
            }
            kept.add(new KeptPath(text, name));
        } catch (InvalidOptionException e) {
            // Reported where the strategy is asked for its masking.
        }
    }
}
