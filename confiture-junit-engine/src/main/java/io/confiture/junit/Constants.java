package io.confiture.junit;

/**
 * All configuration parameters of the engine.
 *
 * <p>Each is a JUnit configuration parameter: a system property of the test JVM ({@code mvn test
 * -Dconfiture.filter='*003*'}) or a line in {@code src/test/resources/junit-platform.properties}. Not one of them can add
 * a test or make a class a test.
 */
public final class Constants {

    /** The id of the engine, for {@code @IncludeEngines} and the like: {@value}. */
    public static final String ENGINE_ID = "confiture";

    /**
     * Run only the tests whose name matches; all others are reported as skipped, with this as the reason: {@value}.
     *
     * <p>Valid values: a glob over the whole name as the build prints it, with {@code *} for any characters and {@code ?}
     * for one, for example {@code migrations 003_*}. Default: none, everything runs.
     */
    public static final String FILTER = "confiture.filter";

    /**
     * The environment for projects that do not name one: {@value}.
     *
     * <p>Valid values: the name of a file in {@code db/environments/}, without {@code .yaml}. Default: none.
     */
    public static final String ENVIRONMENT = "confiture.environment";

    /**
     * What a test says it comes from, which decides where an IDE jumps and what build tools can count: {@value}.
     *
     * <p>Valid values: {@code method} (a method of the annotated class, which build tools need), {@code file} (the SQL
     * file and line, which IDEs open) and {@code auto}, the default: {@code file} under IntelliJ's own runner, else {@code
     * method}. {@code file} under Maven is not advised: Surefire 3.5.3 drops such tests silently.
     */
    public static final String SOURCE = "confiture.junit.source";

    /**
     * What a test is that could not look because something else is broken: {@value}.
     *
     * <p>Valid values: {@code skip}, the default, because what is broken fails in its own place; and {@code fail}, for runs
     * that select some tests only, where that place may not be among them.
     */
    public static final String ABORTED = "confiture.junit.aborted";

    /**
     * Whether a test may give the answer of an earlier run again: {@value}.
     *
     * <p>Valid values: {@code off}, every test runs; and {@code auto}, the default: a test that passed or was skipped is not
     * run again while no file, setting or version that can change its answer did. Such a test publishes an entry {@value
     * #KEPT}. Never in environments with a variable {@code CI}.
     */
    public static final String CACHE = "confiture.checks.cache";

    /** The key of the report entry that tells of an answer of an earlier run, {@code kept from} and its time: {@value}. */
    public static final String KEPT = "confiture.verdict";

    /**
     * Run tests at the same time: {@value}.
     *
     * <p>Valid values: {@code true} and {@code false}, the default. Tests that use the same database still run one after
     * the other. Build tools then attribute what tests print to the wrong one, at times.
     */
    public static final String PARALLEL = "confiture.execution.parallel.enabled";

    /**
     * The beginning of the keys that say how many run at the same time: {@value}.
     *
     * <p>Valid keys: {@code strategy} ({@code dynamic}, {@code fixed} or {@code custom}), {@code dynamic.factor}, {@code
     * fixed.parallelism} and the others that JUnit Jupiter has below {@code junit.jupiter.execution.parallel.config.}.
     * Default: dynamic, one per processor.
     */
    public static final String PARALLEL_CONFIG_PREFIX = "confiture.execution.parallel.config.";

    private Constants() {}
}
