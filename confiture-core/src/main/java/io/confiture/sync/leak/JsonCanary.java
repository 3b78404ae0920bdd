package io.confiture.sync.leak;

import io.confiture.sync.mask.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a document with a canary at every path that a decision names, and, where it takes them, at paths that it does not name. */
final class JsonCanary {

    private final Dice dice;
    private final List<String> telling = new ArrayList<>();
    private final Map<String, Object> root = new LinkedHashMap<>();

    private JsonCanary(Dice dice) {
        this.dice = dice;
    }

    /**
     * Make one.
     *
     * @param options of the strategy for JSON
     * @param unlisted whether paths that nobody named get canaries too
     */
    static Canary of(Options options, Dice dice, boolean unlisted) {
        JsonCanary canary = new JsonCanary(dice);
        options.nested("paths").values().forEach(canary::plant);
        if (unlisted) {
            canary.root.put("confiture_unlisted", canary.word());
            canary.root.put("confiture_list", List.of(canary.word(), Map.of("deeper", canary.word())));
        }
        return new Canary(text(canary.root), canary.telling, false);
    }

    private String word() {
        String word = dice.letters(TextShape.LETTERS);
        telling.add(word);
        return word;
    }

    private void plant(String path, Object decision) {
        List<String> steps = steps(path);
        if (steps.isEmpty()) {
            return;
        }
        put(root, steps, 0, leaf(decision));
    }

    private Object leaf(Object decision) {
        Map<String, Object> said = decision instanceof Options options ? options.values() : Map.of();
        if (said.containsKey("keep")) {
            return "kept";
        }
        Object mask = said.get("mask");
        String strategy =
                mask instanceof Options inner ? inner.text("strategy", "") : mask instanceof String name ? name : "";
        Canary canary = TextShape.of(strategy).get(0).make(dice, 200);
        telling.addAll(canary.telling());
        return canary.value();
    }

    @SuppressWarnings("unchecked") // What is below a step was put there as a map or list.
    private static void put(Map<String, Object> into, List<String> steps, int at, Object leaf) {
        String step = steps.get(at);
        boolean last = at + 1 == steps.size();
        boolean list = !last && isIndex(steps.get(at + 1));
        if (list) {
            boolean ends = at + 2 == steps.size();
            List<Object> items = (List<Object>) into.computeIfAbsent(step, s -> new ArrayList<>());
            if (ends) {
                items.add(leaf);
            } else {
                if (items.isEmpty()) {
                    items.add(new LinkedHashMap<String, Object>());
                }
                put((Map<String, Object>) items.get(0), steps, at + 2, leaf);
            }
        } else if (last) {
            into.putIfAbsent(step, leaf);
        } else {
            Object below = into.computeIfAbsent(step, s -> new LinkedHashMap<String, Object>());
            if (below instanceof Map<?, ?>) {
                put((Map<String, Object>) below, steps, at + 1, leaf);
            }
        }
    }

    private static boolean isIndex(String step) {
        return step.equals("[*]") || step.startsWith("[") && step.length() > 2 && Character.isDigit(step.charAt(1));
    }

    /** Read {@code $.a."b c"[*].d}; the star for any key becomes one key, and what may lie anywhere lies right here. */
    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        int i = path.startsWith("$") ? 1 : 0;
        while (i < path.length()) {
            char c = path.charAt(i);
            if (c == '.') {
                i++;
            } else if (c == '[') {
                int end = path.indexOf(']', i);
                end = end < 0 ? path.length() - 1 : end;
                String inner = path.substring(i + 1, end);
                boolean name = inner.length() > 1 && (inner.charAt(0) == '\'' || inner.charAt(0) == '"');
                steps.add(name ? inner.substring(1, inner.length() - 1) : "[" + inner + "]");
                i = end + 1;
            } else if (c == '"') {
                int end = path.indexOf('"', i + 1);
                end = end < 0 ? path.length() : end;
                steps.add(path.substring(i + 1, end));
                i = end + 1;
            } else {
                int end = i;
                while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                    end++;
                }
                String name = path.substring(i, end);
                steps.add(name.equals("*") ? "any" : name);
                i = end;
            }
        }
        return steps;
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            map.forEach((key, inner) -> members.add(quoted(String.valueOf(key)) + ": " + text(inner)));
            return "{" + String.join(", ", members) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(JsonCanary::text).toList()) + "]";
        }
        return quoted(String.valueOf(value));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
