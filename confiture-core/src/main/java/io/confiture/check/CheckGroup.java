package io.confiture.check;

import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    /**
     * Return the same tree with other answers.
     *
     * @param answer runs a check and returns what it is to say; called when the check is run
     */
    public CheckGroup answering(Function<Check, Outcome> answer) {
        return new CheckGroup(
                segment,
                displayName,
                source,
                tags,
                children.stream().map(child -> answering(child, answer)).toList());
    }

    /**
     * Return the same tree with other answers that depend on which check it is.
     *
     * @param answer runs a check and returns what it is to say; gets the check's id: the values of the segments below this group,
     *     joined by {@code /}
     */
    public CheckGroup answering(BiFunction<String, Check, Outcome> answer) {
        return answering("", answer);
    }

    private CheckGroup answering(String prefix, BiFunction<String, Check, Outcome> answer) {
        List<CheckNode> nodes = new ArrayList<>();
        for (CheckNode child : children) {
            String id = prefix + child.segment().value();
            nodes.add(
                    child instanceof CheckGroup group
                            ? group.answering(id + "/", answer)
                            : ((Check) child).answering(() -> answer.apply(id, (Check) child)));
        }
        return new CheckGroup(segment, displayName, source, tags, nodes);
    }

    private static CheckNode answering(CheckNode node, Function<Check, Outcome> answer) {
        if (node instanceof CheckGroup group) {
            return group.answering(answer);
        }
        Check check = (Check) node;
        return check.answering(() -> answer.apply(check));
    }
}
