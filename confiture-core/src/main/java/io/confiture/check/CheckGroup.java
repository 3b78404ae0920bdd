package io.confiture.check;

import io.confiture.project.SourceLocation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds checks and further groups in the order in which they run. Immutable. A group has no verdict of its own.
 *
 * @param segment see {@link CheckNode#segment()}
 * @param displayName see {@link CheckNode#displayName()}
 * @param source see {@link CheckNode#source()}
 * @param tags see {@link CheckNode#tags()}
 * @param children never empty: a group without checks would look like a group without findings
 */
public record CheckGroup(
        Segment segment,
        String displayName,
        @Nullable SourceLocation source,
        Set<String> tags,
        List<CheckNode> children)
        implements CheckNode {

    public CheckGroup {
        tags = Set.copyOf(tags);
        children = List.copyOf(children);
        if (children.isEmpty()) {
            throw new IllegalArgumentException("group " + segment + " has no checks");
        }
        if (children.stream().map(CheckNode::segment).distinct().count() != children.size()) {
            throw new IllegalArgumentException("group " + segment + " has children of the same name");
        }
    }
}
