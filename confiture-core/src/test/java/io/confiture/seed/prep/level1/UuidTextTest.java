package io.confiture.seed.prep.level1;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Asks a real server, for each text, whether it is a uuid, and compares. */
class UuidTextTest {
    private static final String DIGITS = "550e8400e29b41d4a716446655440000";
    private static final String[] BITS = {"-", "-", "{", "}", " ", "g", "A", "f", "0", "\u0661", "", ""};

    @Test
    void agrees_with_postgres() throws SQLException {
        List<String> texts = texts();
        try (Servers servers = Servers.of(ServerChoice.embedded());
                Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect();
                PreparedStatement ask = session.connection()
                        .prepareStatement(
                                "select t, pg_input_is_valid(t, 'uuid') from unnest(?::text[]) with ordinality as u(t, n)"
                                        + " order by n")) {
            ask.setArray(1, session.connection().createArrayOf("text", texts.toArray()));
            int valid = 0;
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    String text = rows.getString(1);
                    assertThat(UuidText.trouble(text).isEmpty()).as(text).isEqualTo(rows.getBoolean(2));
                    valid += rows.getBoolean(2) ? 1 : 0;
                }
            }
            assertThat(valid).isBetween(100, texts.size() - 100);
        }
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                "{}",
                DIGITS,
                "550e8400-e29b-41d4-a716-446655440000",
                "550E8400-E29B-41D4-A716-446655440000",
                "{550e8400-e29b-41d4-a716-446655440000}",
                "{" + DIGITS + "}",
                "{" + DIGITS,
                DIGITS + "}",
                "550e-8400-e29b-41d4-a716-4466-5544-0000",
                "550e8400-e29b41d4-a716446655440000",
                "550e8400--e29b-41d4-a716-446655440000",
                "55-0e8400-e29b-41d4-a716-446655440000",
                DIGITS + "-",
                "-" + DIGITS,
                " " + DIGITS,
                DIGITS + " ",
                DIGITS + "0",
                DIGITS.substring(1),
                "550e8400-e29b-41d4-a716-446655440000ZZZ",
                "Jean-Pierre",
                "not-a-uuid"));
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < DIGITS.length(); j++) {
                boolean hyphen = j > 0 && j % 4 == 0 && random.nextInt(3) == 0;
                text.append(hyphen ? "-" : "").append(DIGITS.charAt(j));
            }
            if (random.nextInt(4) == 0) {
                text.insert(0, '{').append('}');
            }
            if (random.nextInt(3) > 0) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(2), BITS[random.nextInt(BITS.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
