package io.confiture.assertions.query;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Is a file of figures that statements are held to: by the name of the baseline, and what was measured. */
record BaselineFile(Path file) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Find a figure. */
    Optional<BigDecimal> figure(String name, String measure) {
        synchronized (BaselineFile.class) {
            try {
                Map<String, Map<String, BigDecimal>> figures =
                        Files.exists(file) ? read(Files.readAllBytes(file)) : Map.of();
                return Optional.ofNullable(figures.getOrDefault(name, Map.of()).get(measure));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the baselines " + file, e);
            }
        }
    }

    /** Write a figure into the file, which is made if it is not there. */
    void put(String name, String measure, BigDecimal figure) {
        // Of this JVM by the monitor, of others by the lock.
        synchronized (BaselineFile.class) {
            try {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                write(name, measure, figure);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the baselines " + file, e);
            }
        }
    }

    @SuppressWarnings("try") // the lock is only held
    private void write(String name, String measure, BigDecimal figure) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
                FileLock lock = open.getChannel().lock()) {
            byte[] bytes = new byte[Math.toIntExact(open.length())];
            open.readFully(bytes);
            Map<String, Map<String, BigDecimal>> figures = read(bytes);
            figures.computeIfAbsent(name, any -> new TreeMap<>()).put(measure, figure);
            byte[] written =
                    (MAPPER.writer(printer()).writeValueAsString(figures) + "\n").getBytes(StandardCharsets.UTF_8);
            open.seek(0);
            open.write(written);
            open.setLength(written.length);
        }
    }

    /** The file is the same on every system. */
    private static DefaultPrettyPrinter printer() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return printer;
    }

    private static Map<String, Map<String, BigDecimal>> read(byte[] bytes) throws IOException {
        Map<String, Map<String, BigDecimal>> figures = new TreeMap<>();
        if (bytes.length > 0) {
            for (Map.Entry<String, JsonNode> baseline : MAPPER.readTree(bytes).properties()) {
                Map<String, BigDecimal> measures = new TreeMap<>();
                baseline.getValue()
                        .properties()
                        .forEach(measure -> measures.put(
                                measure.getKey(), measure.getValue().decimalValue()));
                figures.put(baseline.getKey(), measures);
            }
        }
        return figures;
    }
}
