package io.confiture.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Holds the text that is split. */
@State(Scope.Benchmark)
public class SplitterState {

    /** Which text. */
    @Param
    public SplitterInput input = SplitterInput.ONE_INSERT;

    /** Its size, roughly. */
    @Param("100")
    public int megabytes;

    String text = "";

    /** Make the text. */
    @Setup
    public void make() {
        text = input.text(megabytes);
    }
}
