package io.confiture.assertions.jupiter;

import io.confiture.assertions.migration.MigrationSandbox;
import java.sql.Connection;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Lists as what a test can have its database. */
enum GivenType {
    DATA_SOURCE(DataSource.class),
    CONNECTION(Connection.class),
    SANDBOX(MigrationSandbox.class);

    private final Class<?> type;

    GivenType(Class<?> type) {
        this.type = type;
    }

    static boolean is(Class<?> type) {
        return Arrays.stream(values()).anyMatch(each -> each.type == type);
    }

    static GivenType of(Class<?> type) {
        return Arrays.stream(values())
                .filter(each -> each.type == type)
                .findFirst()
                .orElseThrow(() -> new WrongUseException("a database is not given as " + type.getSimpleName() + ": use "
                        + Arrays.stream(values())
                                .map(each -> each.type.getSimpleName())
                                .collect(Collectors.joining(" or "))));
    }
}
