package io.confiture.benchmarks;

/** Measures one claim and prints what it found. */
interface Benchmark {

    /** Measure; whatever is thrown makes the run fail. */
    void run(Lab lab) throws Exception;
}
