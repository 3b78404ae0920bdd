package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.project.DatabaseUrl;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A program that applies migrations and says how that ended; it can be made to wait at one place, so that it can be killed there. */
final class RunUp {

    private RunUp() {}

    /**
     * @param arguments the project, the database, and where to wait: {@code sending 3}, {@code sent 3}, {@code go} or {@code line}
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments[2].equals("line")) {
            System.out.println("ready to start");
            System.in.read();
        }
        RunListener listener = new RunListener() {
            @Override
            public void sending(Migration migration, Statement statement, int number, int of) {
                waitAt("sending " + number);
            }

            @Override
            public void sent(Migration migration, Statement statement, int number, int of) {
                waitAt("sent " + number);
            }

            private void waitAt(String place) {
                if (place.equals(arguments[2])) {
                    System.out.println("reached " + place);
                    try {
                        System.in.transferTo(java.io.OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
        try (Runner runner = RealDatabase.open(Path.of(arguments[0]), DatabaseUrl.parse(arguments[1]), listener)) {
            RunReport report = runner.up(UpRequest.all());
            System.out.println(
                    "outcome " + report.outcome() + " " + report.steps().size());
            System.exit(report.outcome().succeeded() ? 0 : 1);
        }
    }
}
