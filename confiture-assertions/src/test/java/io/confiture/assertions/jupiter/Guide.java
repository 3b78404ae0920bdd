package io.confiture.assertions.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Is the guide to the assertions. A comment before each of its blocks says where the block comes from: a part of a file, which stands
 * there between {@code // guide: name} and {@code // guide: end}, or what a run said.
 *
 * <p>With {@code -Dconfiture.docs.update=true} blocks are written instead of compared.
 */
final class Guide {
    private static final Path FILE = Path.of("..", "docs", "guides", "writing-assertions.md");
    private static final String FENCE = "```";

    private Guide() {}

    /** Is a block. */
    record Block(String marker, String language, String text) {}

    /** Return all blocks. */
    static List<Block> blocks() {
        List<Block> found = new ArrayList<>();
        List<String> lines = read(FILE).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                StringBuilder text = new StringBuilder();
                int begin = i;
                for (i++; !lines.get(i).equals(FENCE); i++) {
                    text.append(lines.get(i)).append('\n');
                }
                String before = begin == 0 ? "" : lines.get(begin - 1);
                found.add(new Block(before, lines.get(begin).substring(FENCE.length()), text.toString()));
            }
        }
        return found;
    }

    /** Compare the block behind a marker, or write it. */
    static void holds(String marker, String text) {
        if (Boolean.getBoolean("confiture.docs.update")) {
            update(marker, text);
        }
        assertThat(blocks())
                .filteredOn(block -> block.marker().equals(marker))
                .as("blocks behind " + marker)
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.text()).isEqualTo(text));
    }

    private static void update(String marker, String text) {
        String page = read(FILE);
        for (int at = page.indexOf(marker); at >= 0; at = page.indexOf(marker, at + 1)) {
            int begin = page.indexOf('\n', page.indexOf(FENCE, at)) + 1;
            page = page.substring(0, begin) + text + page.substring(page.indexOf(FENCE, begin));
        }
        try {
            Files.writeString(FILE, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cut a part out of a file. */
    static String part(Path file, String name) {
        StringBuilder part = new StringBuilder();
        boolean within = false;
        for (String line : read(file).lines().toList()) {
            String stripped = line.strip();
            if (stripped.equals("// guide: end")) {
                if (within) {
                    return part.toString().stripTrailing().stripIndent() + "\n";
                }
            } else if (stripped.equals("// guide: " + name)) {
                within = true;
            } else if (within) {
                part.append(line).append('\n');
            }
        }
        throw new AssertionError(file + " has no part " + name + " that ends");
    }

    static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
