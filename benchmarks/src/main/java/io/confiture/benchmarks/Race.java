package io.confiture.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures variants in turn, round by round, each round beginning with another one: whatever else the machine does hits all of
 * them alike.
 */
final class Race {

    /** Does one measurement; what must not count happens in here too, outside of the time returned. */
    interface Lap {

        /** Return the time in ns. */
        long nanos() throws Exception;
    }

    private final int warmups;
    private final int rounds;
    private final List<String> names = new ArrayList<>();
    private final List<Lap> laps = new ArrayList<>();

    Race(int warmups, int rounds) {
        this.warmups = warmups;
        this.rounds = rounds;
    }

    Race add(String name, Lap lap) {
        names.add(name);
        laps.add(lap);
        return this;
    }

    /** Measure. */
    Standings run() throws Exception {
        List<List<Long>> times = new ArrayList<>();
        laps.forEach(lap -> times.add(new ArrayList<>()));
        for (int round = 0; round < warmups + rounds; round++) {
            for (int i = 0; i < laps.size(); i++) {
                int which = (i + round) % laps.size();
                long nanos = laps.get(which).nanos();
                if (round >= warmups) {
                    times.get(which).add(nanos);
                }
            }
        }
        List<Timings> result = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            result.add(new Timings(names.get(i), times.get(i)));
        }
        return new Standings(result);
    }
}
