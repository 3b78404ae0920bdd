package io.confiture.benchmarks;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Splits a text into statements, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SplitterJmh {

    /** Split. */
    @Benchmark
    public SqlScript split(SplitterState state) {
        return SqlScript.parse(SqlSource.of(Path.of("input.sql"), "input.sql", state.text));
    }
}
