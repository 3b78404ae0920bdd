package io.confiture.sync.leak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a value in all ways that it may be meant: what is encoded in it is decoded, and what is encoded in that. */
final class Views {

    /** How many encodings may stand in each other. */
    private static final int DEPTH = 3;

    private Views() {}

    /** Return the ways, the value as it is first. */
    static List<View> of(String value) {
        List<View> views = new ArrayList<>();
        add(null, value, DEPTH, views, new HashSet<>());
        return views;
    }

    private static void add(@Nullable Encoding outer, String text, int depth, List<View> views, Set<String> seen) {
        if (text.length() < NeedleIndex.WINDOW || !seen.add(text)) {
            return;
        }
        views.add(new View(outer, text));
        if (depth == 0) {
            return;
        }
        for (View inner : Escapes.undone(text)) {
            add(outer == null ? inner.encoding() : outer, inner.text(), depth - 1, views, seen);
        }
        for (View inner : Bytes.decoded(text)) {
            add(outer == null ? inner.encoding() : outer, inner.text(), depth - 1, views, seen);
        }
    }
}
