package com.example.shop;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.jupiter.ConfitureDatabase.State.SEEDS;

import io.confiture.assertions.jupiter.ConfitureDatabase;
import io.confiture.assertions.migration.MigrationSandbox;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;

/** A slice: each test is one transaction that is rolled back. */
@JdbcTest
@Import(Users.class)
class UsersSliceTest {
    @ConfitureDatabase(state = SEEDS)
    static MigrationSandbox db;

    @Autowired
    Users users;

    @Test
    void addsOne() {
        users.add("bob@example.com");

        Assertions.assertThat(users.emails()).containsExactly("ada@example.com", "bob@example.com");
        assertThat(db).table("users").rows().haveCount(1);
    }

    @Test
    void beginsWithTheSeeds() {
        Assertions.assertThat(users.emails()).containsExactly("ada@example.com");
    }
}
