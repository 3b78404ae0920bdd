package com.example;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.constraint.ReferentialAction.CASCADE;
import static io.confiture.assertions.trigger.Event.UPDATE;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.jupiter.ConfitureDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@ConfitureDatabase
class StructureTest {
    @Test
    void tables(DataSource db) {
        // guide: tables
        assertThat(db).tables().containsExactlyInAnyOrder("orders", "users");
        assertThat(db).schema("public").table("users").columnsInOrder().containsExactly("id", "email", "bio");
        assertThat(db).doesNotHaveTable("customers");
        // guide: end
    }

    @Test
    void columns(DataSource db) {
        // guide: columns
        assertThat(db).table("orders").column("id").hasType("bigint").isIdentityAlways();
        assertThat(db).table("orders").column("total").hasType("numeric(10, 2)").isNotNullable().hasNoDefault();
        assertThat(db).table("orders").column("state").hasDefaultValue("new");
        // guide: end
    }

    @Test
    void constraints(DataSource db) {
        // guide: constraints
        assertThat(db).table("orders").hasPrimaryKey("id");
        assertThat(db).table("orders").foreignKeyOn("user_id").references("users", "id").onDelete(CASCADE);
        assertThat(db).table("orders").checkConstraint("orders_total_positive").hasCondition("total > 0").isValidated();
        assertThat(db).table("users").hasUniqueConstraintOn("email");
        // guide: end
    }

    @Test
    void indexes(DataSource db) {
        // guide: indexes
        assertThat(db).table("orders").indexOn("user_id").isNotUnique().usesMethod("btree").isValid();
        assertThat(db).table("users").index("users_email_key").isUnique();
        // guide: end
    }

    @Test
    void triggers(DataSource db) {
        // guide: triggers
        assertThat(db).table("orders").trigger("orders_stamp").firesBefore().firesOn(UPDATE).callsFunction("stamp");
        // guide: end
    }

    @Test
    void routines(DataSource db) {
        // guide: routines
        assertThat(db).function("total_of", "bigint").returns("numeric").hasLanguage("sql").isStable();
        assertThat(db).doesNotHaveFunction("total_of", "text");
        // guide: end
    }

    @Test
    void types(DataSource db) {
        // guide: types
        assertThat(db).enumType("order_state").hasLabels("new", "paid", "sent");
        // guide: end
    }

    @Test
    void views(DataSource db) {
        // guide: views
        assertThat(db).view("open_orders").columnsInOrder().containsExactly("id", "user_id", "total");
        // guide: end
    }

    @Test
    void privileges(DataSource db) {
        // guide: privileges
        assertThat(db).table("orders").privileges("public").isEmpty();
        assertThat(db).hasRole("pg_monitor").doesNotHaveRole("admin");
        // guide: end
    }

    @Test
    void extensions(DataSource db) {
        // guide: extensions
        assertThat(db).extensions().containsExactly("plpgsql");
        // guide: end
    }

    @Test
    void everythingAtOnce(DataSource db) {
        // guide: soft
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();
        softly.assertThat(db).table("users").column("email").hasType("text").isNotNullable();
        softly.assertThat(db).as("orders of a user").table("orders").hasForeignKeyOn("user_id");
        softly.assertAll();
        // guide: end
    }
}
