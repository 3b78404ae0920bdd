package io.confiture.assertions.type;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.DatabaseAssert;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OperatorAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema shop;
        create type mood as enum ('sad', 'ok', 'happy');
        create type shop.size as enum ('small', 'large');

        create function to_mood(text) returns mood language sql immutable as $$ select 'ok'::mood $$;
        create cast (text as mood) with function to_mood(text) as implicit;
        create cast (mood as integer) with inout as assignment;
        create cast (bytea as text) without function;
        comment on cast (text as mood) is 'from the old system';

        create function below(mood, mood) returns boolean language sql immutable as 'select $1 < $2';
        create function above(mood, mood) returns boolean language sql immutable as 'select $1 > $2';
        create operator >>> (leftarg = mood, rightarg = mood, function = above);
        create operator >>>= (leftarg = mood, rightarg = mood, function = above);
        create operator <<< (leftarg = mood, rightarg = mood, function = below, commutator = >>>, negator = >>>=, hashes);
        create function fits(shop.size, shop.size) returns boolean language sql immutable as 'select $1 <= $2';
        create operator shop.<<< (leftarg = shop.size, rightarg = shop.size, function = fits, merges);
        comment on operator shop.<<< (shop.size, shop.size) is 'fits into';

        create operator family mood_family using btree;
        create operator class mood_ops for type mood using btree family mood_family
            as operator 1 < (anyenum, anyenum), function 1 enum_cmp(anyenum, anyenum);
        create operator class mood_ops default for type mood using hash
            as operator 1 = (anyenum, anyenum), function 1 hashenum(anyenum);
        create operator class shop.size_ops for type shop.size using btree
            as operator 1 < (anyenum, anyenum), function 1 enum_cmp(anyenum, anyenum);
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static void passes(Consumer<DatabaseAssert> assertion) {
        assertion.accept(assertThat(DATABASE.source()));
    }

    private static String fails(Consumer<DatabaseAssert> assertion) {
        return Failing.message(() -> assertion.accept(assertThat(DATABASE.source())));
    }

    @Test
    void a_cast_has_a_context_and_a_way_to_be_done() {
        passes(db ->
                db.cast("text", "mood").isImplicit().usesFunction("to_mood").usesFunction("public.to_mood"));
        passes(db -> db.cast("mood", "int").isAssignment().usesText());
        passes(db -> db.cast("bytea", "text").isExplicit().isBinaryCoercible().hasNoComment());
        passes(db -> db.cast("text", "mood").hasComment("from the old system"));

        assertThat(fails(db -> db.cast("text", "mood").isExplicit())).isEqualTo("""

            Expecting cast text AS mood
            to be explicit
            but it is implicit\
            """);
        assertThat(fails(db -> db.cast("mood", "int").isImplicit())).endsWith("but it is applied in assignments");
        assertThat(fails(db -> db.cast("bytea", "text").isAssignment())).endsWith("but it is explicit");
        assertThat(fails(db -> db.cast("mood", "int").usesFunction("to_mood")))
                .endsWith("to have the function:\n  \"to_mood\"\nbut it has none");
        assertThat(fails(db -> db.cast("text", "mood").usesFunction("shop.to_mood")))
                .endsWith("but was:\n  \"public.to_mood\"");
        fails(db -> db.cast("text", "mood").usesText());
        fails(db -> db.cast("text", "mood").isBinaryCoercible());
        fails(db -> db.cast("mood", "int").isBinaryCoercible());
        fails(db -> db.cast("text", "mood").hasNoComment());
    }

    @Test
    void a_missing_cast_is_told_with_those_there_are() {
        assertThat(fails(db -> db.hasCast("text", "moood"))).isEqualTo("""

            Expecting database
            to have cast:
              "text AS moood"
            but there is no cast text AS moood; did you mean text AS mood?
            What there is: bytea AS text, mood AS integer, text AS mood\
            """);
        assertThat(fails(db -> db.doesNotHaveCast("text", "mood", "to_mood")))
                .contains("not to have cast:\n  \"text AS mood WITH FUNCTION to_mood\"");
        passes(db -> db.doesNotHaveCast("mood", "int", "to_mood").doesNotHaveCast("int", "mood", "to_mood"));
    }

    @Test
    void an_operator_has_a_result_and_relatives() {
        passes(db -> db.operator("mood", "<<<", "mood")
                .hasResultType("bool")
                .usesFunction("below")
                .hasCommutator(">>>")
                .hasNegator(">>>=")
                .canHash());
        passes(db ->
                db.operator("shop.size", "shop.<<<", "shop.size").canMerge().hasComment("fits into"));
        passes(db -> db.schema("shop").operator("shop.size", "<<<", "shop.size").hasResultType("boolean"));
        passes(db -> db.operator("int", "+", "integer").hasResultType("int4").hasCommutator("+"));

        assertThat(fails(db -> db.operator("mood", "<<<", "mood").hasResultType("integer")))
                .isEqualTo("""

                    Expecting operator public.<<<(mood,mood)
                    to have the result type:
                      "integer"
                    but was:
                      "boolean\"\
                    """);
        fails(db -> db.operator("mood", "<<<", "mood").usesFunction("above"));
        fails(db -> db.operator("mood", "<<<", "mood").hasCommutator("<<<"));
        fails(db -> db.operator("mood", "<<<", "mood").hasNegator("<<<"));
        fails(db -> db.operator("mood", "<<<", "mood").canMerge());
        fails(db -> db.operator("mood", "<<<", "mood").hasComment("fits into"));
        fails(db -> db.operator("shop.size", "shop.<<<", "shop.size").canHash());
        fails(db -> db.operator("shop.size", "shop.<<<", "shop.size").hasNegator(">>>"));
        fails(db -> db.operator("shop.size", "<<<", "shop.size"));
    }

    @Test
    void a_missing_operator_is_told_with_the_nearest() {
        assertThat(fails(db -> db.schema("shop").hasOperator("shop.size", "<<", "shop.size")))
                .isEqualTo("""

                    Expecting schema shop
                    to have operator:
                      "<<(shop.size,shop.size)"
                    but there is no operator <<(shop.size,shop.size); did you mean <<<(shop.size,shop.size)?
                    What there is: <<<(shop.size,shop.size)\
                    """);
    }

    @Test
    void an_operator_class_may_be_of_several_access_methods() {
        passes(db -> db.operatorClass("btree", "mood_ops")
                .hasAccessMethod("btree")
                .hasInputType("mood")
                .hasFamily("mood_family")
                .isNotDefault());
        passes(db -> db.operatorClass("hash", "public.mood_ops").isDefault().hasFamily("mood_ops"));
        passes(db -> db.operatorClass("shop.size_ops").hasInputType("shop.size").hasNoComment());
        passes(db -> db.schema("shop").operatorClass("btree", "size_ops"));
        passes(db -> db.operatorClasses().containsExactly("mood_ops"));

        assertThat(fails(db -> db.operatorClass("mood_ops"))).isEqualTo("""

            Expecting the search path
            to have one operator class named:
              "mood_ops"
            but there are several: btree, hash
            Tell which one is meant by its access method.\
            """);
        fails(db -> db.operatorClass("gin", "mood_ops"));
        fails(db -> db.operatorClass("shop.size_ops").hasAccessMethod("hash"));
        fails(db -> db.operatorClass("shop.size_ops").hasInputType("mood"));
        fails(db -> db.operatorClass("shop.size_ops").hasFamily("mood_family"));
        fails(db -> db.operatorClass("shop.size_ops").isDefault());
        fails(db -> db.operatorClass("hash", "mood_ops").isNotDefault());
    }

    @Test
    void owners_are_asked() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                create role types_operator;
                grant create on schema public, shop to types_operator;
                alter operator <<< (mood, mood) owner to types_operator;
                alter operator class shop.size_ops using btree owner to types_operator;
                comment on operator class shop.size_ops using btree is 'by size'\
                """);
            DatabaseAssert db = assertThat(connection);

            db.operator("mood", "<<<", "mood").isOwnedBy("types_operator");
            db.operatorClass("shop.size_ops").isOwnedBy("types_operator").hasComment("by size");
            assertThat(Failing.message(() -> db.operator("mood", ">>>", "mood").isOwnedBy("types_operator")))
                    .contains("to have the owner");
            connection.rollback();
        }
    }

    @Test
    void another_search_path_finds_the_same_objects() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = ''");
            DatabaseAssert db = assertThat(connection);

            db.hasCast("text", "public.mood").hasOperator("public.mood", "public.<<<", "public.mood");
            db.operator("shop.size", "shop.<<<", "shop.size").hasResultType("boolean");
            db.operators().isEmpty();
            db.doesNotHaveOperator("public.mood", "<<<", "public.mood");
        }
    }

    @Test
    void what_is_missing_is_told_once_by_soft_assertions() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source())
                .cast("int", "mood")
                .isImplicit()
                .usesFunction("a")
                .usesText();
        softly.assertThat(DATABASE.source())
                .operator("mood", "<<", "mood")
                .hasResultType("int")
                .canMerge();
        softly.assertThat(DATABASE.source())
                .operatorClass("mood_ops")
                .isDefault()
                .hasInputType("int");
        softly.assertThat(DATABASE.source())
                .schema("shpo")
                .hasOperatorClass("a")
                .hasOperator("int", "+", "int");
        softly.assertThat(DATABASE.source()).hasCast("text", "mood", "a").doesNotHaveCast("text", "mood", "to_mood");

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        error -> assertThat(error).contains("no cast integer AS mood"),
                        error -> assertThat(error).contains("no operator <<(mood,mood)"),
                        error -> assertThat(error).contains("several: btree, hash"),
                        error -> assertThat(error).contains("no schema shpo; did you mean shop?"),
                        error -> assertThat(error).contains("to have the function"),
                        error -> assertThat(error).contains("not to have cast"));
    }
}
