package io.confiture.assertions.trigger;

import io.confiture.assertions.object.Navigable;

/** Asserts on which changes a trigger is about, and on what it sees of them. */
public interface TriggerCondition<SELF> extends Navigable<SELF> {

    /**
     * Verify that the trigger fires on updates only where they set one of exactly these columns: UPDATE OF.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("mail").firesOnUpdateOf("email");           // passes for create trigger .. after update of email ..
     * assertThat(db).table("users").trigger("mail").firesOnUpdateOf("email", "name");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is about other columns, or about all
     */
    default SELF firesOnUpdateOf(String... columns) {
        TriggerQuestions.of(navigation()).hasColumns(columns);
        return self();
    }

    /**
     * Verify the trigger's WHEN. The server compares the two: parentheses, spaces and casts do not matter, the order of its parts does.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("mail").hasCondition("old.email is distinct from new.email");   // passes for .. when (old.email is distinct from new.email) ..
     * assertThat(db).table("users").trigger("mail").hasCondition("new.email is not null");                  // fails there
     * }</pre>
     *
     * @throws AssertionError if it has none, or another
     */
    default SELF hasCondition(String condition) {
        TriggerQuestions.of(navigation()).hasCondition(condition);
        return self();
    }

    /**
     * Verify that the trigger has no WHEN.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("touch").hasNoCondition();   // passes for a trigger without WHEN
     * assertThat(db).table("users").trigger("mail").hasNoCondition();    // fails for .. when (old.email is distinct from new.email) ..
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    default SELF hasNoCondition() {
        TriggerQuestions.of(navigation()).hasNoCondition();
        return self();
    }

    /**
     * Verify under which name the trigger's function sees all rows as they were: REFERENCING OLD TABLE.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("audit").hasOldTable("before");   // passes for .. referencing old table as before ..
     * assertThat(db).table("users").trigger("audit").hasOldTable("after");    // fails there
     * }</pre>
     *
     * @throws AssertionError if it is another, or it does not see them
     */
    default SELF hasOldTable(String name) {
        TriggerQuestions.of(navigation()).hasTransitionTable("t.tgoldtable", "old table", name);
        return self();
    }

    /**
     * Verify under which name the trigger's function sees all rows as they are now: REFERENCING NEW TABLE.
     *
     * <pre>{@code
     * assertThat(db).table("users").trigger("audit").hasNewTable("after");    // passes for .. referencing new table as after ..
     * assertThat(db).table("users").trigger("audit").hasNewTable("before");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is another, or it does not see them
     */
    default SELF hasNewTable(String name) {
        TriggerQuestions.of(navigation()).hasTransitionTable("t.tgnewtable", "new table", name);
        return self();
    }
}
