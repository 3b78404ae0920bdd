package io.confiture.assertions.constraint;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.constraint.ReferentialAction.CASCADE;
import static io.confiture.assertions.constraint.ReferentialAction.NO_ACTION;
import static io.confiture.assertions.constraint.ReferentialAction.RESTRICT;
import static io.confiture.assertions.constraint.ReferentialAction.SET_DEFAULT;
import static io.confiture.assertions.constraint.ReferentialAction.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.relation.TableAssert;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ForeignKeyAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema shop;
        create table users (id bigint primary key);
        create table shop.users (id bigint primary key, tenant int, email text, unique (tenant, email));
        create table shop.orders (
            user_id bigint references shop.users on delete cascade on update restrict,
            tenant int, email text,
            other_id bigint constraint twice references users on delete set default,
            constraint pair foreign key (tenant, email) references shop.users (tenant, email)
                match full on delete set null on update set null deferrable initially deferred);
        alter table shop.orders add constraint later foreign key (other_id) references users not valid;
        alter table shop.orders add constraint never foreign key (user_id) references users not enforced;
        comment on constraint pair on shop.orders is 'who pays';
        create table parts (id int primary key) partition by range (id);
        create table parts_1 partition of parts for values from (0) to (10);
        create table parts_2 partition of parts for values from (10) to (20);
        create table uses (part int references parts);
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static TableAssert orders() {
        return assertThat(DATABASE.source()).table("shop.orders");
    }

    private static String fails(Consumer<TableAssert> assertion) {
        return Failing.message(() -> assertion.accept(orders()));
    }

    @Test
    void a_foreign_key_is_found_by_name_and_by_columns() {
        orders().foreignKeyOn("tenant", "email")
                .hasColumns("tenant", "email")
                .references("shop.users", "tenant", "email")
                .references("shop.users")
                .onDelete(SET_NULL)
                .onUpdate(SET_NULL)
                .isMatchFull()
                .isDeferrable()
                .isInitiallyDeferred()
                .isValidated()
                .isEnforced()
                .hasComment("who pays");
        orders().foreignKey("orders_user_id_fkey")
                .hasColumns("user_id")
                .references("shop.users", "id")
                .onDelete(CASCADE)
                .onUpdate(RESTRICT)
                .isMatchSimple()
                .isNotDeferrable()
                .isInitiallyImmediate()
                .hasNoComment();
        orders().foreignKey("twice")
                .references("users", "id")
                .references("public.users")
                .onDelete(SET_DEFAULT)
                .onUpdate(NO_ACTION);
        orders().foreignKey("later").isNotValidated().isEnforced();
        orders().foreignKey("never").isNotEnforced();
    }

    @Test
    void a_foreign_key_to_a_partitioned_table_is_one() {
        assertThat(DATABASE.source()).table("uses").foreignKeys().containsExactly("uses_part_fkey");
        assertThat(DATABASE.source()).table("uses").foreignKeyOn("part").references("parts", "id");
        assertThat(DATABASE.source()).table("uses").column("part").references("parts", "id");
    }

    @Test
    void another_target_is_told() {
        assertThat(fails(orders -> orders.foreignKey("orders_user_id_fkey").references("users", "id")))
                .isEqualTo("""

                    Expecting foreign key shop.orders.orders_user_id_fkey
                    to have the target:
                      "users (id)"
                    but was:
                      "shop.users (id)\"\
                    """);
        assertThat(fails(orders -> orders.foreignKey("pair").references("shop.users", "email", "tenant")))
                .contains("shop.users (email, tenant)", "shop.users (tenant, email)");
    }

    @Test
    void several_on_the_same_columns_need_a_name() {
        assertThat(fails(orders -> orders.foreignKeyOn("other_id"))).isEqualTo("""

            Expecting table shop.orders
            to have one foreign key on:
              ["other_id"]
            but it has several, each of which has a name:
              later (other_id)
              twice (other_id)\
            """);
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();
        softly.assertThat(DATABASE.source())
                .table("shop.orders")
                .foreignKeyOn("other_id")
                .references("nothing")
                .onDelete(CASCADE);
        softly.assertThat(DATABASE.source())
                .table("shop.orders")
                .foreignKeyOn("tenant", "email")
                .references("nothing");
        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(first -> assertThat(first).contains("it has several"), second -> assertThat(second)
                        .contains("\"nothing\""));
    }

    @Test
    void what_differs_is_told() {
        assertThat(fails(orders -> orders.foreignKey("piar"))).contains("did you mean pair?");
        assertThat(fails(orders -> orders.foreignKey("pair").onDelete(CASCADE)))
                .contains("action on delete", "CASCADE", "SET NULL");
        assertThat(fails(orders -> orders.foreignKey("pair").onUpdate(NO_ACTION)))
                .contains("action on update", "NO ACTION", "SET NULL");
        assertThat(fails(orders -> orders.foreignKey("pair").isMatchSimple())).contains("be MATCH SIMPLE");
        assertThat(fails(orders -> orders.foreignKey("twice").isMatchFull())).contains("be MATCH FULL");
        assertThat(fails(orders -> orders.foreignKey("later").isValidated())).contains("but it is NOT VALID");
        assertThat(fails(orders -> orders.foreignKey("pair").isNotValidated())).contains("but it is validated");
        assertThat(fails(orders -> orders.foreignKey("never").isEnforced())).contains("but it is NOT ENFORCED");
        assertThat(fails(orders -> orders.foreignKey("pair").isNotEnforced())).contains("but it is ENFORCED");
        assertThat(fails(orders -> orders.foreignKey("pair").hasColumns("tenant")))
                .contains("[\"tenant\", \"email\"]");
        assertThat(fails(orders -> orders.foreignKey("pair").hasNoComment())).contains("who pays");
        assertThat(fails(orders -> orders.foreignKey("twice").hasComment("x"))).contains("but it has none");
        assertThat(fails(orders -> orders.doesNotHaveForeignKey()))
                .contains(
                        "to have no foreign key",
                        "never (user_id), orders_user_id_fkey (user_id), pair (tenant, email)");
        assertThat(fails(orders -> orders.hasForeignKeyOn("usr_id"))).contains("did you mean user_id?");
    }
}
