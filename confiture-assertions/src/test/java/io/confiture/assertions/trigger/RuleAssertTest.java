package io.confiture.assertions.trigger;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.trigger.Event.DELETE;
import static io.confiture.assertions.trigger.Event.INSERT;
import static io.confiture.assertions.trigger.Event.SELECT;
import static io.confiture.assertions.trigger.Event.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RuleAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create table users (id bigint);
        create table log (id bigint);
        create rule keep as on delete to users do instead nothing;
        create rule log as on insert to users do also insert into log values (new.id);
        create rule same as on update to users do instead nothing;
        alter table users disable rule log;
        alter table users enable replica rule same;
        comment on rule keep on users is 'users stay';
        create view seen as select id from users;
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static RuleAssert rule(String name) {
        return assertThat(DATABASE.source()).table("users").rule(name);
    }

    private static String fails(String rule, Consumer<RuleAssert> assertion) {
        return Failing.message(() -> assertion.accept(rule(rule)));
    }

    @Test
    void what_a_rule_does_can_be_asked_for() {
        rule("keep").isInstead().isOn(DELETE).isEnabled().hasComment("users stay");
        rule("log").isAlso().isOn(INSERT).isDisabled().hasNoComment();
        rule("same").isOn(UPDATE);
        assertThat(DATABASE.source())
                .view("seen")
                .hasRule("_RETURN")
                .doesNotHaveRule("keep")
                .rule("_RETURN")
                .isOn(SELECT)
                .isInstead();
    }

    @Test
    void what_differs_is_told() {
        assertThat(fails("log", log -> log.isInstead())).isEqualTo("""

            Expecting rule public.users.log
            to be an INSTEAD rule
            but it is an ALSO rule\
            """);
        assertThat(fails("keep", keep -> keep.isAlso())).contains("to be an ALSO rule");
        assertThat(fails("keep", keep -> keep.isOn(UPDATE))).contains("\"UPDATE\"", "\"DELETE\"");
        assertThat(fails("log", log -> log.isEnabled())).contains("to be enabled");
        assertThat(fails("same", same -> same.isEnabled())).contains("to be enabled");
        assertThat(fails("same", same -> same.isDisabled())).contains("to be disabled");
        assertThat(fails("keep", keep -> keep.hasComment("users go"))).contains("users stay");
        assertThat(fails("keep", keep -> keep.hasNoComment())).contains("users stay");
        assertThat(fails("kepe", keep -> keep.isInstead())).contains("did you mean keep?");
    }
}
