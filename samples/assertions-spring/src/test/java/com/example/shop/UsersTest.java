package com.example.shop;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.ConfitureAssertions.row;
import static io.confiture.assertions.jupiter.ConfitureDatabase.State.SEEDS;

import io.confiture.assertions.jupiter.ConfitureDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

// guide: spring
@SpringBootTest
class UsersTest {
    @ConfitureDatabase(state = SEEDS)
    static DataSource db;

    @Autowired
    Users users;

    @Test
    void addsOne() {
        users.add("bob@example.com");

        assertThat(db)
                .query("select email from users")
                .containsExactlyInAnyOrder(row("ada@example.com"), row("bob@example.com"));
    }
}
// guide: end
