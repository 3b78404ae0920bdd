package io.confiture.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a comparison for people: the object, the property, then both values. */
final class DiffText {
    private static final String NOT_SET = "(not set)";

    private final String beforeName;
    private final String afterName;
    private final List<String> lines = new ArrayList<>();

    DiffText(String beforeName, String afterName) {
        this.beforeName = beforeName;
        this.afterName = afterName;
    }

    String render(CatalogDiff diff, int maxLines) {
        lines.add(headline(diff));
        diff.differences().forEach(this::add);
        diff.unmodelled()
                .forEach(u ->
                        lines.add("not compared, its kind is not modelled: " + u.catalog() + ": " + u.description()));
        diff.columnOrder().forEach(this::add);
        if (lines.size() <= maxLines) {
            return String.join("\n", lines);
        }
        int kept = Math.max(1, maxLines - 1);
        int rest = lines.size() - kept;
        return String.join("\n", lines.subList(0, kept)) + "\n... and " + rest + " more lines";
    }

    private String headline(CatalogDiff diff) {
        int count = diff.differences().size();
        return switch (diff.verdict()) {
            case EQUAL -> beforeName + " and " + afterName + " are equal";
            case EQUAL_BUT_COLUMN_ORDER -> beforeName + " and " + afterName + " are equal but for the order of columns";
            case UNDECIDED ->
                "no difference between " + beforeName + " and " + afterName
                        + " in what was compared, but not everything could be";
            case DIFFERENT ->
                count + (count == 1 ? " difference" : " differences") + " between " + beforeName + " and " + afterName;
        };
    }

    private void add(Difference difference) {
        switch (difference.change()) {
            case ADDED -> lines.add(difference.object() + ": only in " + afterName);
            case REMOVED -> lines.add(difference.object() + ": only in " + beforeName);
            case CHANGED, COLUMN_ORDER -> {
                lines.add(difference.object() + ": " + difference.property());
                values(difference.before(), difference.after());
            }
        }
    }

    private void values(@Nullable String before, @Nullable String after) {
        List<String> old = before == null ? List.of(NOT_SET) : before.lines().toList();
        List<String> now = after == null ? List.of(NOT_SET) : after.lines().toList();
        if (old.size() <= 1 && now.size() <= 1) {
            int width = Math.max(beforeName.length(), afterName.length()) + 1;
            lines.add("    " + pad(beforeName + ":", width) + " " + String.join("", old));
            lines.add("    " + pad(afterName + ":", width) + " " + String.join("", now));
            return;
        }
        int head = 0;
        while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < now.size() - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        lines.add("    --- " + beforeName + "  +++ " + afterName + "  @ line " + (head + 1));
        old.subList(head, old.size() - tail).forEach(l -> lines.add("    - " + l));
        now.subList(head, now.size() - tail).forEach(l -> lines.add("    + " + l));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
