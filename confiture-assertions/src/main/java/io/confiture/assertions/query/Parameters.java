package io.confiture.assertions.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives parameters to the driver. */
public final class Parameters {
    private Parameters() {}

    /** Set all parameters of a statement. */
    public static void set(PreparedStatement statement, List<@Nullable Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            set(statement, i + 1, parameters.get(i));
        }
    }

    private static void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof CharSequence || value instanceof Character || value instanceof JsonNode) {
            // Without a type, so that the server reads it as it reads a quoted constant: as what the place asks for.
            statement.setObject(index, value.toString(), Types.OTHER);
        } else if (value instanceof Enum<?> constant) {
            statement.setObject(index, constant.name(), Types.OTHER);
        } else if (value instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof ZonedDateTime time) {
            statement.setObject(index, time.toOffsetDateTime());
        } else if (value instanceof Collection<?> elements) {
            statement.setObject(index, ArrayLiteral.of(elements), Types.OTHER);
        } else if (value == null) {
            statement.setNull(index, Types.NULL);
        } else {
            statement.setObject(index, Objects.requireNonNull(value));
        }
    }
}
