package io.confiture.assertions.trigger;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.trigger.Event.DELETE;
import static io.confiture.assertions.trigger.Event.INSERT;
import static io.confiture.assertions.trigger.Event.TRUNCATE;
import static io.confiture.assertions.trigger.Event.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.relation.TableAssert;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TriggerAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema shop;
        create function note() returns trigger language plpgsql as 'begin return new; end';
        create function shop.note() returns trigger language plpgsql as 'begin return new; end';
        create table shop.users (id bigint primary key, email text, "when" text);
        create trigger mail before insert or update of email, "when" on shop.users
            for each row when (new.email <> 'when)' and new.id > 0) execute function shop.note('a', '', 'b''c', 'ä');
        create trigger changed after update on shop.users for each row
            when (old.email is distinct from new.email) execute function note();
        create trigger audit after update on shop.users referencing old table as "when" new table as now
            for each statement execute function note();
        create trigger gone after delete on shop.users for each statement execute function note();
        create trigger emptied before truncate on shop.users execute function note();
        create constraint trigger balance after insert or delete on shop.users deferrable initially deferred
            for each row execute function note();
        alter table shop.users disable trigger gone;
        alter table shop.users enable always trigger audit;
        alter table shop.users enable replica trigger emptied;
        comment on trigger mail on shop.users is 'tells';
        create view seen as select id, email from shop.users;
        create trigger store instead of insert on seen for each row execute function note();
        create table refers (id bigint references shop.users);
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static TriggerAssert trigger(String name) {
        return assertThat(DATABASE.source()).table("shop.users").trigger(name);
    }

    private static String fails(String trigger, Consumer<TriggerAssert> assertion) {
        return Failing.message(() -> assertion.accept(trigger(trigger)));
    }

    @Test
    void function_and_arguments_can_be_asked_for() {
        trigger("mail").callsFunction("shop.note").hasArguments("a", "", "b'c", "ä");
        trigger("audit").callsFunction("note").callsFunction("public.note").hasArguments();
        assertThat(fails("mail", mail -> mail.callsFunction("note"))).isEqualTo("""

            Expecting trigger shop.users.mail
            to have the function:
              "note"
            but was:
              "shop.note\"\
            """);
        assertThat(fails("mail", mail -> mail.hasArguments("a", "b'c", "ä")))
                .contains("to have the arguments", "[\"a\", \"\", \"b'c\", \"ä\"]");
    }

    @Test
    void it_is_known_when_a_trigger_fires() {
        trigger("mail").firesBefore().firesForEachRow().firesOn(UPDATE, INSERT);
        trigger("audit").firesAfter().firesForEachStatement().firesOn(UPDATE);
        trigger("gone").firesOn(DELETE);
        trigger("emptied").firesOn(TRUNCATE);
        assertThat(DATABASE.source())
                .view("seen")
                .trigger("store")
                .firesInsteadOf()
                .firesOn(INSERT);
        assertThat(fails("mail", mail -> mail.firesAfter())).contains("to fire AFTER", "but it does not");
        assertThat(fails("audit", audit -> audit.firesBefore())).contains("to fire BEFORE");
        assertThat(fails("audit", audit -> audit.firesInsteadOf())).contains("to fire INSTEAD OF");
        assertThat(fails("audit", audit -> audit.firesForEachRow())).contains("to fire FOR EACH ROW");
        assertThat(fails("mail", mail -> mail.firesForEachStatement())).contains("to fire FOR EACH STATEMENT");
        assertThat(fails("mail", mail -> mail.firesOn(UPDATE))).contains("[UPDATE]", "[INSERT, UPDATE]");
    }

    @Test
    void columns_and_conditions_can_be_asked_for() {
        trigger("mail").firesOnUpdateOf("when", "email").hasCondition("new.email <> 'when)' and new.id > 0");
        trigger("changed").hasCondition("(old.email IS DISTINCT FROM new.email)");
        trigger("audit").hasNoCondition().hasOldTable("when").hasNewTable("now");
        assertThat(fails("mail", mail -> mail.firesOnUpdateOf("email"))).contains("columns of UPDATE OF");
        assertThat(fails("mail", mail -> mail.firesOnUpdateOf("email", "email")))
                .contains("columns of UPDATE OF");
        assertThat(fails("audit", audit -> audit.firesOnUpdateOf("email"))).contains("but it has none");
        assertThatThrownBy(() -> trigger("audit").firesOnUpdateOf()).isInstanceOf(IllegalArgumentException.class);
        assertThat(fails("changed", changed -> changed.hasCondition("old.email <> new.email")))
                .isEqualTo("""

                    Expecting trigger shop.users.changed
                    to have the condition:
                      old.email <> new.email
                    but was:
                      ((old.email IS DISTINCT FROM new.email))\
                    """);
        assertThat(fails("changed", changed -> changed.hasCondition("old.mail is null")))
                .contains("column old.mail does not exist");
        assertThat(fails("audit", audit -> audit.hasCondition("true"))).contains("but it has none");
        assertThat(fails("changed", changed -> changed.hasNoCondition())).contains("not to have a condition");
        assertThat(fails("audit", audit -> audit.hasOldTable("now"))).contains("old table", "\"when\"");
        assertThat(fails("mail", mail -> mail.hasNewTable("now"))).contains("new table", "but it has none");
    }

    @Test
    void settings_of_the_session_do_not_matter() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = ''");
            statement.execute("set quote_all_identifiers = on");
            TableAssert users = assertThat(connection).table("shop.users");
            users.trigger("mail")
                    .hasCondition("new.email <> 'when)' and new.id > 0")
                    .firesOnUpdateOf("email", "when");
            users.trigger("changed")
                    .hasCondition("old.email is distinct from new.email")
                    .callsFunction("public.note");
            statement.execute("reset all");
        }
    }

    @Test
    void a_trigger_may_be_off() {
        trigger("mail").isEnabled();
        trigger("audit").isEnabled().firesOnReplicas();
        trigger("gone").isDisabled();
        trigger("emptied").firesOnReplicas();
        assertThat(fails("gone", gone -> gone.isEnabled())).contains("to be enabled");
        assertThat(fails("emptied", emptied -> emptied.isEnabled())).contains("to be enabled");
        assertThat(fails("emptied", emptied -> emptied.isDisabled())).contains("to be disabled");
        assertThat(fails("mail", mail -> mail.firesOnReplicas())).contains("to fire on replicas");
    }

    @Test
    void a_constraint_trigger_can_be_deferred() {
        trigger("balance").isConstraintTrigger().isDeferrable().isInitiallyDeferred();
        trigger("mail").isNotConstraintTrigger().isNotDeferrable().isInitiallyImmediate();
        assertThat(fails("mail", mail -> mail.isConstraintTrigger())).contains("be a constraint trigger");
        assertThat(fails("balance", balance -> balance.isNotConstraintTrigger()))
                .contains("be no constraint trigger");
        assertThat(fails("mail", mail -> mail.isDeferrable())).contains("be DEFERRABLE");
        assertThat(fails("balance", balance -> balance.isNotDeferrable())).contains("be NOT DEFERRABLE");
        assertThat(fails("mail", mail -> mail.isInitiallyDeferred())).contains("be INITIALLY DEFERRED");
        assertThat(fails("balance", balance -> balance.isInitiallyImmediate())).contains("be INITIALLY IMMEDIATE");
    }

    @Test
    void triggers_are_listed_without_those_of_foreign_keys() {
        assertThat(DATABASE.source()).table("refers").triggers().isEmpty();
        assertThat(DATABASE.source())
                .table("shop.users")
                .triggers()
                .containsExactly("audit", "balance", "changed", "emptied", "gone", "mail");
        trigger("mail").hasComment("tells");
        trigger("audit").hasNoComment();
        assertThat(fails("mail", mail -> mail.hasComment("asks"))).contains("\"tells\"");
        assertThat(fails("mail", mail -> mail.hasNoComment())).contains("\"tells\"");
    }

    @Test
    void soft_assertions_go_on_after_a_trigger_that_is_missing() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source())
                .table("shop.users")
                .trigger("mial")
                .callsFunction("x")
                .hasArguments("x")
                .firesBefore()
                .firesOn(DELETE)
                .firesOnUpdateOf("x")
                .hasCondition("x")
                .hasNoCondition()
                .hasOldTable("x")
                .isConstraintTrigger()
                .isDisabled();
        softly.assertThat(DATABASE.source())
                .table("shop.users")
                .trigger("mail")
                .firesAfter()
                .firesOn(DELETE)
                .isDisabled();

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("did you mean mail?"),
                        second -> assertThat(second).contains("to fire AFTER"),
                        third -> assertThat(third).contains("to have the events"),
                        fourth -> assertThat(fourth).contains("to be disabled"));
    }
}
