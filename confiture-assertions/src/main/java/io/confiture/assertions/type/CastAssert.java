package io.confiture.assertions.type;

import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a cast: when PostgreSQL applies it, and what does it. */
public class CastAssert extends DatabaseObjectAssert<CastAssert> {

    /** Assert on a cast. */
    public CastAssert(DatabaseObject actual) {
        super(actual, CastAssert.class);
    }

    /**
     * Verify that PostgreSQL applies the cast wherever it helps, in expressions as well.
     *
     * <pre>{@code
     * assertThat(db).cast("text", "mood").isImplicit();   // passes after create cast .. as implicit
     * assertThat(db).cast("text", "mood").isImplicit();   // fails after create cast .. as assignment
     * }</pre>
     *
     * @throws AssertionError if it is applied in other contexts
     */
    public CastAssert isImplicit() {
        return expectContext("i", "be implicit");
    }

    /**
     * Verify that PostgreSQL applies the cast by itself where a value is assigned to a column or variable, and nowhere else.
     *
     * <pre>{@code
     * assertThat(db).cast("text", "mood").isAssignment();   // passes after create cast .. as assignment
     * assertThat(db).cast("text", "mood").isAssignment();   // fails after create cast .. as implicit
     * }</pre>
     *
     * @throws AssertionError if it is applied in other contexts
     */
    public CastAssert isAssignment() {
        return expectContext("a", "be applied in assignments");
    }

    /**
     * Verify that the cast is applied only where it is written.
     *
     * <pre>{@code
     * assertThat(db).cast("text", "mood").isExplicit();   // passes after create cast .. without either
     * assertThat(db).cast("text", "mood").isExplicit();   // fails after create cast .. as implicit
     * }</pre>
     *
     * @throws AssertionError if it is applied in other contexts
     */
    public CastAssert isExplicit() {
        return expectContext("e", "be explicit");
    }

    private CastAssert expectContext(String letter, String should) {
        if (actual.absent()) {
            return myself;
        }
        String context =
                String.valueOf(ask("select c.castcontext::text as context from pg_catalog.pg_cast c where c.oid = ?")
                        .text("context"));
        String was =
                switch (context) {
                    case "i" -> "is implicit";
                    case "a" -> "is applied in assignments";
                    default -> "is explicit";
                };
        return context.equals(letter) ? myself : fail(ShouldBe.shouldBe(actual, should, was));
    }

    /**
     * Verify that a function does the cast.
     *
     * <pre>{@code
     * assertThat(db).cast("text", "mood").usesFunction("to_mood");   // passes after create cast (text as mood) with function to_mood(text)
     * assertThat(db).cast("text", "mood").usesFunction("mood_of");   // fails there
     * }</pre>
     *
     * @param function its name, with its schema's before it or without, where any schema will do
     * @throws AssertionError if another function does it, or none
     */
    public CastAssert usesFunction(String function) {
        if (actual.absent()) {
            return myself;
        }
        CastFunction was = CastFunction.of(actual);
        return was.isNamed(function)
                ? myself
                : fail(ShouldHave.shouldHave(actual, "function", function, was.qualifiedName()));
    }

    /**
     * Verify that the cast goes through text: what the one type's output function writes, the other's input function reads.
     *
     * <pre>{@code
     * assertThat(db).cast("text", "mood").usesText();   // passes after create cast (text as mood) with inout
     * assertThat(db).cast("text", "mood").usesText();   // fails after create cast (text as mood) with function to_mood(text)
     * }</pre>
     *
     * @throws AssertionError if a function does it, or nothing has to
     */
    public CastAssert usesText() {
        return expect(
                true,
                "select c.castmethod = 'i' as yes from pg_catalog.pg_cast c where c.oid = ?",
                "be done WITH INOUT",
                "is done otherwise");
    }

    /**
     * Verify that nothing has to be done for the cast, since both types are stored alike.
     *
     * <pre>{@code
     * assertThat(db).cast("text", "mood").isBinaryCoercible();   // passes after create cast (text as mood) without function
     * assertThat(db).cast("text", "mood").isBinaryCoercible();   // fails after create cast (text as mood) with inout
     * }</pre>
     *
     * @throws AssertionError if something has to
     */
    public CastAssert isBinaryCoercible() {
        return expect(
                true,
                "select c.castmethod = 'b' as yes from pg_catalog.pg_cast c where c.oid = ?",
                "be done WITHOUT FUNCTION",
                "is done otherwise");
    }

    /**
     * Verify that the cast has a comment.
     *
     * <pre>{@code
     * assertThat(db).cast("text", "mood").hasComment("from the old system");   // passes where that is its comment
     * assertThat(db).cast("text", "mood").hasComment("other");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another comment or none
     */
    public CastAssert hasComment(String comment) {
        return expectComment("pg_cast", comment);
    }

    /**
     * Verify that the cast has no comment.
     *
     * <pre>{@code
     * assertThat(db).cast("text", "mood").hasNoComment();   // passes where there was no COMMENT ON it
     * assertThat(db).cast("text", "mood").hasNoComment();   // fails where there was one
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public CastAssert hasNoComment() {
        return expectComment("pg_cast", null);
    }
}
