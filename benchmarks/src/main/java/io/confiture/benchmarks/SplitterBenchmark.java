package io.confiture.benchmarks;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures with JMH how many MB per second and core the splitter reads. */
final class SplitterBenchmark implements Benchmark {

    private static final double GOAL = 100;

    @Override
    public void run(Lab lab) throws Exception {
        int megabytes = lab.quick() ? 4 : 100;
        boolean corpus = !Lab.writtenSql().isEmpty();
        if (!corpus) {
            lab.line("SKIPPED: DDL_CORPUS, there is none; name its folder with -Dconfiture.corpora");
        }
        String[] inputs = Arrays.stream(SplitterInput.values())
                .filter(input -> corpus || input != SplitterInput.DDL_CORPUS)
                .map(Enum::name)
                .toArray(String[]::new);
        var results = new Runner(new OptionsBuilder()
                        .include(SplitterJmh.class.getName())
                        .param("input", inputs)
                        .param("megabytes", String.valueOf(megabytes))
                        .forks(lab.quick() ? 1 : 2)
                        .threads(1)
                        // One core: the collector, too, works on the thread that splits.
                        .jvmArgsAppend("-XX:+UseSerialGC", "-Xmx4g")
                        .warmupIterations(lab.quick() ? 1 : 3)
                        .warmupTime(TimeValue.seconds(lab.quick() ? 1 : 2))
                        .measurementIterations(lab.quick() ? 1 : 5)
                        .measurementTime(TimeValue.seconds(lab.quick() ? 1 : 2))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        for (RunResult result : results) {
            SplitterInput input = SplitterInput.valueOf(result.getParams().getParam("input"));
            String text = input.text(megabytes);
            double size = text.getBytes(StandardCharsets.UTF_8).length / (double) SplitterInput.MEGABYTE;
            int statements = SqlScript.parse(SqlSource.of(Path.of("input.sql"), "input.sql", text))
                    .statements()
                    .size();
            double millis = result.getPrimaryResult().getScore();
            double rate = size / millis * 1000;
            lab.line(
                    "  %-18s %6.1f MB, %8d statements: %8.1f ms (+- %.1f, n=%d), %4.0f MB/s; goal >= %.0f: %s",
                    input,
                    size,
                    statements,
                    millis,
                    result.getPrimaryResult().getScoreError(),
                    result.getPrimaryResult().getSampleCount(),
                    rate,
                    GOAL,
                    rate >= GOAL ? "met" : "NOT MET");
        }
    }
}
