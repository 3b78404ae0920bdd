package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Holds docs/reference/exit-codes.md and the help of every command against the enum. */
class ExitCodesReferenceTest {

    private static final String UPDATE = "confiture.docs.update";
    private static final Path PAGE = Path.of("..", "docs", "reference", "exit-codes.md");
    private static final int CODE = 1;
    private static final int NAME = 2;
    private static final int MEANING = 3;
    private static final int NEXT = 4;
    private static final int COMMANDS = 5;

    /** Return for each code the commands whose help lists it. */
    private static Map<String, TreeSet<String>> commands() {
        Map<String, TreeSet<String>> byCode = new TreeMap<>();
        collect(Main.commandLine(), "", byCode);
        return byCode;
    }

    private static void collect(CommandLine line, String prefix, Map<String, TreeSet<String>> byCode) {
        Map<String, CommandLine> inner = line.getSubcommands();
        inner.forEach((name, command) -> collect(command, prefix + name + " ", byCode));
        Map<String, String> codes = line.getCommandSpec().usageMessage().exitCodeList();
        // A command that works itself and has others below it, such as sync, is one of them too.
        if (inner.isEmpty() || !codes.isEmpty()) {
            assertThat(codes).as(prefix).containsKeys("0", "2");
            codes.keySet().forEach(code -> byCode.computeIfAbsent(code, any -> new TreeSet<>())
                    .add("`" + prefix.strip() + "`"));
        }
    }

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && Character.isDigit(line.charAt(2)))
                .map(line -> line.split(" *\\| *", -1))
                .toList();
    }

    @Test
    void the_page_has_a_row_for_each_code() throws IOException {
        assertThat(rows()).hasSize(ExitCode.values().length);
        for (ExitCode code : ExitCode.values()) {
            String[] row = rows().get(code.ordinal());
            assertThat(row[CODE]).isEqualTo(String.valueOf(code.number()));
            assertThat(row[NAME]).isEqualTo("`" + code.name() + "`");
            assertThat(row[MEANING]).isNotBlank();
            assertThat(row[NEXT]).isNotBlank();
        }
    }

    @Test
    void the_page_names_the_commands_whose_help_lists_the_code() throws IOException {
        Map<String, TreeSet<String>> expected = commands();
        if (Boolean.getBoolean(UPDATE)) {
            List<String> lines = new ArrayList<>();
            for (String line : Files.readAllLines(PAGE)) {
                boolean row = line.startsWith("| ") && Character.isDigit(line.charAt(2));
                String head = line.substring(0, row ? line.lastIndexOf('|', line.length() - 2) : 0);
                lines.add(row ? head + "| " + list(expected, line.substring(2, 3)) + " |" : line);
            }
            Files.write(PAGE, lines);
        }
        for (String[] row : rows()) {
            assertThat(row[COMMANDS])
                    .as("commands of code " + row[CODE] + "; regenerate with -D" + UPDATE + "=true")
                    .isEqualTo(list(expected, row[CODE]));
        }
    }

    @Test
    void no_help_lists_a_code_that_does_not_exist() {
        assertThat(commands().keySet())
                .isSubsetOf(java.util.Arrays.stream(ExitCode.values())
                        .map(c -> String.valueOf(c.number()))
                        .collect(Collectors.toSet()));
    }

    private static String list(Map<String, TreeSet<String>> commands, String code) {
        return String.join(", ", commands.getOrDefault(code, new TreeSet<>(List.of("(none yet)"))));
    }
}
