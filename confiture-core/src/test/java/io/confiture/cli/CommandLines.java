package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands on a project for tests of other rooms. */
public final class CommandLines {

    private CommandLines() {}

    /** Run a command that must end with 0, and return what it printed. */
    public static String succeeds(Path project, String command, String first, String... options) {
        List<String> all = new ArrayList<>(List.of(command, first));
        all.addAll(List.of(options));
        return run(0, project, all);
    }

    /** Run a command that must end with a code, and return what it printed, errors included. */
    public static String fails(int code, Path project, String... arguments) {
        return run(code, project, List.of(arguments));
    }

    private static String run(int code, Path project, List<String> arguments) {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(arguments);
        all.add(project.toString());
        PrintWriter writer = new PrintWriter(out, true);
        assertThat(Main.run(writer, writer, all.toArray(String[]::new)))
                .as(() -> all + " printed\n" + out)
                .isEqualTo(code);
        return out.toString();
    }
}
