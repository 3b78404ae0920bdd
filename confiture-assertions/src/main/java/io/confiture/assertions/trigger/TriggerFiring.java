package io.confiture.assertions.trigger;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Asserts on when a trigger fires. */
public interface TriggerFiring<SELF> extends Navigable<SELF> {

    /**
     * Verify that the trigger fires BEFORE.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").firesBefore();   // passes for create trigger touch before update ..
     * assertThat(db).table("users").trigger("audit").firesBefore();   // fails for create trigger audit after update ..
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    default SELF firesBefore() {
        return fires("t.tgtype & 66 = 2", "fire BEFORE");
    }

    /**
     * Verify that the trigger fires AFTER.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("audit").firesAfter();   // passes for create trigger audit after update ..
     * assertThat(db).table("users").trigger("touch").firesAfter();   // fails for create trigger touch before update ..
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    default SELF firesAfter() {
        return fires("t.tgtype & 66 = 0", "fire AFTER");
    }

    /**
     * Verify that the trigger fires INSTEAD OF, as only those of views can.
     *
     * <pre>{@code
     * assertThat(db).view("people").trigger("store").firesInsteadOf();   // passes for create trigger store instead of insert ..
     * assertThat(db).table("users").trigger("touch").firesInsteadOf();   // fails for create trigger touch before update ..
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    default SELF firesInsteadOf() {
        return fires("t.tgtype & 66 = 64", "fire INSTEAD OF");
    }

    /**
     * Verify that the trigger fires FOR EACH ROW.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").firesForEachRow();   // passes for create trigger .. for each row ..
     * assertThat(db).table("users").trigger("audit").firesForEachRow();   // fails for create trigger .. for each statement ..
     * }</pre>
     *
     * @throws AssertionError if it fires FOR EACH STATEMENT
     */
    default SELF firesForEachRow() {
        return fires("t.tgtype & 1 = 1", "fire FOR EACH ROW");
    }

    /**
     * Verify that the trigger fires FOR EACH STATEMENT.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("audit").firesForEachStatement();   // passes for create trigger .. for each statement ..
     * assertThat(db).table("users").trigger("touch").firesForEachStatement();   // fails for create trigger .. for each row ..
     * }</pre>
     *
     * @throws AssertionError if it fires FOR EACH ROW
     */
    default SELF firesForEachStatement() {
        return fires("t.tgtype & 1 = 0", "fire FOR EACH STATEMENT");
    }

    /**
     * Verify that the trigger fires on exactly these events.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").firesOn(INSERT, UPDATE);   // passes for create trigger .. before insert or update ..
     * assertThat(db).table("users").trigger("touch").firesOn(UPDATE);           // fails there
     * }</pre>
     *
     * @throws AssertionError if it fires on others
     */
    default SELF firesOn(Event... events) {
        Navigation navigation = navigation();
        if (!navigation.absent()) {
            long bits = navigation
                    .subject()
                    .ask("select t.tgtype::int as bits from pg_catalog.pg_trigger t where t.oid = ?")
                    .number("bits");
            EnumSet<Event> was = EnumSet.noneOf(Event.class);
            for (Event event : Event.values()) {
                if ((bits & bit(event)) != 0) {
                    was.add(event);
                }
            }
            if (!was.equals(Set.of(events))) {
                navigation.report(ShouldHave.shouldHave(navigation.subject(), "events", List.of(events), was));
            }
        }
        return self();
    }

    private static long bit(Event event) {
        return switch (event) {
            case SELECT -> 0;
            case INSERT -> 4;
            case DELETE -> 8;
            case UPDATE -> 16;
            case TRUNCATE -> 32;
        };
    }

    private SELF fires(String how, String should) {
        navigation()
                .expect(
                        true,
                        "select " + how + " as yes from pg_catalog.pg_trigger t where t.oid = ?",
                        should,
                        "does not");
        return self();
    }
}
