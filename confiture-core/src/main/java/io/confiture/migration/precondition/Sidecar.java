package io.confiture.migration.precondition;

import io.confiture.project.Nearest;
import io.confiture.project.Problem;
import io.confiture.project.SourceLocation;
import io.confiture.project.YamlException;
import io.confiture.project.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is the YAML file beside a migration, as far as it could be read.
 *
 * @param preconditions what it demands; incomplete when there are problems
 * @param problems everything that is wrong with it, each with its place
 */
public record Sidecar(Preconditions preconditions, List<Problem> problems) {

    private static final String UP = "up_preconditions";
    private static final String DOWN = "down_preconditions";
    private static final List<String> KEYS = List.of(UP, DOWN);

    public Sidecar {
        problems = List.copyOf(problems);
    }

    /**
     * Read a file; never throws for what it holds.
     *
     * @param file the file
     * @param name the file as people read it
     */
    public static Sidecar read(Path file, String name) {
        Reading reading = new Reading();
        try {
            YamlNode root = YamlNode.read(file, name).orElse(null);
            if (root == null) {
                reading.problem(SourceLocation.of(file, name), "the file says nothing", "delete it, or add " + UP);
            } else {
                reading.file(root);
            }
        } catch (YamlException e) {
            reading.problems.addAll(e.problems());
        }
        return new Sidecar(new Preconditions(reading.up, reading.down), reading.problems);
    }

    /** Goes through one file and notes what is wrong, instead of stopping at the first thing. */
    private static final class Reading {

        private final List<Precondition> up = new ArrayList<>();
        private final List<Precondition> down = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        void file(YamlNode root) {
            for (YamlNode.Entry entry : root.entries()) {
                switch (entry.name()) {
                    case UP -> list(entry.value(), up);
                    case DOWN -> list(entry.value(), down);
                    default -> {
                        String near = Nearest.question(entry.name(), KEYS);
                        problem(
                                entry.location(),
                                "there is no key " + entry.name() + " in a migration's YAML file",
                                near == null ? "the keys are " + UP + " and " + DOWN : near);
                    }
                }
            }
        }

        private void list(YamlNode list, List<Precondition> into) {
            try {
                for (YamlNode item : list.items()) {
                    try {
                        into.add(new PreconditionReader(item).read());
                    } catch (YamlException e) {
                        problems.addAll(e.problems());
                    }
                }
            } catch (YamlException e) {
                problems.addAll(e.problems());
            }
        }

        void problem(SourceLocation where, String message, @Nullable String suggestion) {
            problems.add(new Problem(where, null, message, suggestion));
        }
    }
}
