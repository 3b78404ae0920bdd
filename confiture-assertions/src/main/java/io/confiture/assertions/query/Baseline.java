package io.confiture.assertions.query;

import java.nio.file.Path;

/** Is a statement of a test, and the figures that it is held to. */
public final class Baseline {
    /** Makes all assertions on baselines write what they measure, and pass. */
    static final String UPDATE = "confiture.baselines.update";

    static final Path FILE = Path.of("src/test/resources/confiture-baselines.json");

    private final Execution execution;
    private final BaselineFile file;
    private final String name;

    Baseline(Execution execution, Path file, String name) {
        this.execution = execution;
        this.file = new BaselineFile(file);
        this.name = name;
    }

    Execution execution() {
        return execution;
    }

    BaselineFile file() {
        return file;
    }

    String name() {
        return name;
    }

    /** Tell whether figures are to be written. */
    static boolean updating() {
        String value = System.getProperty(UPDATE);
        return value != null && (value.isEmpty() || Boolean.parseBoolean(value));
    }

    /** Return its name and file. */
    @Override
    public String toString() {
        return "baseline \"" + name + "\" in " + file.file();
    }
}
