package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says where names without schema are looked for at some place of a file, as far as the file itself says.
 *
 * @param schemas the schemas in order, without {@code "$user"}; {@code public} when nothing was set
 * @param known false when something set the path that no text tells, such as {@code set_config('search_path', x, false)}
 * @param setAt what set it, or null when nothing in the file did
 */
public record SearchPath(
        List<String> schemas, boolean known, @Nullable SourceLocation setAt) {

    /** Is the path of a session in which nothing was set: PostgreSQL's own default. */
    public static final SearchPath DEFAULT = new SearchPath(List.of("public"), true, null);

    public SearchPath {
        schemas = List.copyOf(schemas);
    }
}
