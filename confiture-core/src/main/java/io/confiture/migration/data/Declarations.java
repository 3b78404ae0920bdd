package io.confiture.migration.data;

import io.confiture.sql.Comment;
import io.confiture.sql.SqlScript;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the scripts of a migration say about it in comments.
 *
 * @param lossy {@code -- confiture:lossy <reason>}: rows lose something, and that is known
 * @param expects {@code -- confiture:expects <reason>}: not all rows that the schema allows exist
 * @param repeatsUp {@code -- confiture:idempotent} in an up script: it can be run twice
 * @param repeatsDown the same in a down script
 */
public record Declarations(
        @Nullable Declaration lossy, @Nullable Declaration expects, boolean repeatsUp, boolean repeatsDown) {

    /** Says nothing. */
    public static final Declarations NONE = new Declarations(null, null, false, false);

    private static final String MARK = "confiture:";

    /**
     * Holds a declaration.
     *
     * @param reason the author's words; empty when they are missing
     * @param comment where it stands
     */
    record Declaration(String reason, Comment comment) {}

    /**
     * Read the comments of scripts.
     *
     * @param text all of the scripts, to see at once whether there is anything to read
     * @param up parses the up scripts
     * @param down parses the down scripts
     */
    public static Declarations of(String text, Supplier<List<SqlScript>> up, Supplier<List<SqlScript>> down) {
        if (!text.contains(MARK)) {
            return NONE;
        }
        List<SqlScript> ups = up.get();
        List<SqlScript> downs = down.get();
        Declaration lossy = find("lossy", ups);
        Declaration expects = find("expects", ups);
        return new Declarations(
                lossy == null ? find("lossy", downs) : lossy,
                expects == null ? find("expects", downs) : expects,
                find("idempotent", ups) != null,
                find("idempotent", downs) != null);
    }

    /** Say whether a second run is to change nothing. */
    public boolean idempotent() {
        return repeatsUp || repeatsDown;
    }

    private static @Nullable Declaration find(String word, List<SqlScript> scripts) {
        for (SqlScript script : scripts) {
            for (Comment comment : script.comments()) {
                String text = comment.text().strip();
                if (text.startsWith(MARK + word)) {
                    String rest = text.substring(MARK.length() + word.length());
                    if (rest.isEmpty() || Character.isWhitespace(rest.charAt(0)) || rest.charAt(0) == ':') {
                        return new Declaration((rest.startsWith(":") ? rest.substring(1) : rest).strip(), comment);
                    }
                }
            }
        }
        return null;
    }
}
