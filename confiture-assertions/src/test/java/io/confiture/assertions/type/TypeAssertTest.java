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

class TypeAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema shop;
        create type mood as enum ('sad', 'ok', 'happy');
        comment on type mood is 'how somebody feels';
        create domain price as numeric(10,2) default 0 constraint positive check (value > 0);
        create domain bargain as price not null;
        create domain gift as bargain;
        create domain initials as char(3) default 'abc';
        create domain plain as text;
        create domain code as text default 'none' check (length(value) = 4);
        create type address as (street text, city varchar(80), "zip.code" int);
        alter type address drop attribute "zip.code";
        create function seconds_between(time, time) returns float8 language sql immutable as 'select extract(epoch from $1 - $2)::float8';
        create type period as range (subtype = time, multirange_type_name = periods, subtype_diff = seconds_between);
        create type shop.size as enum ('small', 'large');
        create table users (id int);
        create collation german (provider = icu, locale = 'de');
        create collation loose (provider = icu, locale = 'de', deterministic = false);
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
    void a_type_is_of_one_kind() {
        passes(db -> db.type("mood").isEnum());
        passes(db -> db.type("price").isDomain());
        passes(db -> db.type("address").isComposite());
        passes(db -> db.type("users").isComposite());
        passes(db -> db.type("period").isRange());
        passes(db -> db.type("periods").isMultirange());
        passes(db -> db.type("pg_catalog.text").isBaseType());
        passes(db -> db.type("_mood").isBaseType());
        passes(db -> db.type("trigger").isPseudoType());

        assertThat(fails(db -> db.type("mood").isDomain())).isEqualTo("""

            Expecting type public.mood
            to be a domain
            but it is an enum\
            """);
        assertThat(fails(db -> db.type("price").isEnum())).endsWith("but it is a domain");
        assertThat(fails(db -> db.type("address").isRange())).endsWith("but it is a composite type");
        assertThat(fails(db -> db.type("period").isMultirange())).endsWith("but it is a range type");
        assertThat(fails(db -> db.type("periods").isRange())).endsWith("but it is a multirange type");
        assertThat(fails(db -> db.type("text").isComposite())).endsWith("but it is a base type");
        assertThat(fails(db -> db.type("trigger").isBaseType())).endsWith("but it is a pseudo-type");
    }

    @Test
    void a_missing_type_is_told_with_the_nearest_name() {
        assertThat(fails(db -> db.enumType("moood"))).isEqualTo("""

            Expecting the search path
            to have enum:
              "moood"
            but there is no enum moood; did you mean mood?
            What there is: mood\
            """);
        assertThat(fails(db -> db.schema("shop").hasDomain("size"))).contains("There is none of that kind.");
    }

    @Test
    void lists_have_what_was_made_and_nothing_that_comes_with_it() {
        passes(db -> db.types()
                .containsExactly("address", "bargain", "code", "gift", "initials", "mood", "period", "plain", "price"));
        passes(db -> db.compositeTypes().containsExactly("address"));
        passes(db -> db.rangeTypes().containsExactly("period"));
        passes(db -> db.collations().containsExactly("german", "loose"));
        passes(db -> db.schema("shop").types().containsExactly("size"));
        passes(db -> db.hasRangeType("period").doesNotHaveRangeType("periods").doesNotHaveCollation("size"));
        passes(db -> db.hasCollation("german").hasCollation("pg_catalog.C"));
        fails(db -> db.hasRangeType("periods"));
        fails(db -> db.doesNotHaveRangeType("period"));
        fails(db -> db.hasCollation("gemran"));
        fails(db -> db.doesNotHaveCollation("german"));
    }

    @Test
    void labels_have_an_order() {
        passes(db -> db.enumType("mood")
                .hasLabels("sad", "ok", "happy")
                .hasLabel("ok")
                .doesNotHaveLabel("angry"));
        passes(db -> db.enumType("mood").labels().containsExactly("sad", "ok", "happy"));
        passes(db -> db.enumType("mood").hasComment("how somebody feels"));
        passes(db -> db.enumType("shop.size").hasNoComment().hasLabels("small", "large"));

        assertThat(fails(db -> db.enumType("mood").hasLabels("happy", "ok", "sad")))
                .isEqualTo("""

                    Expecting enum public.mood
                    to have the labels:
                      ["happy", "ok", "sad"]
                    but was:
                      ["sad", "ok", "happy"]\
                    """);
        assertThat(fails(db -> db.enumType("mood").hasLabel("hapy")))
                .contains("there is no label hapy; did you mean happy?", "What there is: sad, ok, happy");
        assertThat(fails(db -> db.enumType("mood").doesNotHaveLabel("ok"))).isEqualTo("""

            Expecting enum public.mood
            not to have label:
              "ok"
            but it is there\
            """);
        fails(db -> db.enumType("mood").labels().contains("angry"));
        fails(db -> db.enumType("mood").hasComment("other"));
        fails(db -> db.enumType("mood").hasNoComment());
        fails(db -> db.enumType("shop.size").hasComment("how somebody feels"));
    }

    @Test
    void a_domain_has_a_base_type_with_its_modifier() {
        passes(db -> db.domain("price").hasBaseType("decimal(10,2)").doesNotHaveBaseType("numeric"));
        passes(db -> db.domain("bargain").hasBaseType("price").doesNotHaveBaseType("numeric(10,2)"));
        passes(db -> db.domain("price").doesNotHaveBaseType("nonsense"));

        assertThat(fails(db -> db.domain("price").hasBaseType("numeric"))).isEqualTo("""

            Expecting domain public.price
            to have the base type:
              "numeric"
            but was:
              "numeric(10,2)\"\
            """);
        fails(db -> db.domain("price").hasBaseType("nonsense"));
        assertThat(fails(db -> db.domain("price").doesNotHaveBaseType("dec(10,2)")))
                .isEqualTo("""

                    Expecting domain public.price
                    to be made of another type than dec(10,2)
                    but it is made of it\
                    """);
    }

    @Test
    void a_domain_refuses_null_where_what_it_is_based_on_does() {
        passes(db -> db.domain("gift").isNotNullable());
        fails(db -> db.domain("gift").isNullable());
    }

    @Test
    void the_default_of_a_domain_is_a_value_of_its_base_type() {
        passes(db -> db.domain("initials").hasDefault("'abc'").hasDefault("'abc'::char(3)"));
        passes(db -> db.domain("price").hasDefault("0.00"));

        fails(db -> db.domain("initials").hasDefault("'abcd'"));
        fails(db -> db.domain("price").hasDefault("0.001"));
    }

    @Test
    void a_domain_demands_something() {
        passes(db -> db.domain("bargain").isNotNullable().hasDefault("0")); // PostgreSQL copies it from price.
        passes(db -> db.domain("plain").isNullable().hasNoDefault());
        passes(db -> db.domain("price").isNullable().hasDefault("0").hasCheck("positive"));
        passes(db ->
                db.domain("price").hasCheck("positive", "VALUE > (0)::numeric").doesNotHaveCheck("cheap"));
        passes(db -> db.domain("code").hasDefault("'none'::text").hasCheck("code_check", "length(VALUE) = 4"));
        passes(db -> db.domain("code").checks().containsExactly("code_check"));
        passes(db -> db.domain("bargain").checks().isEmpty());

        fails(db -> db.domain("price").isNotNullable());
        fails(db -> db.domain("bargain").isNullable());
        fails(db -> db.domain("price").hasDefault("1"));
        fails(db -> db.domain("plain").hasDefault("0"));
        fails(db -> db.domain("bargain").hasNoDefault());
        fails(db -> db.domain("price").hasNoDefault());
        fails(db -> db.domain("bargain").hasCheck("positive"));
        fails(db -> db.domain("bargain").hasCheck("positive", "VALUE > (0)::numeric"));
        fails(db -> db.domain("price").doesNotHaveCheck("positive"));
        passes(db -> db.domain("price").hasCheck("positive", "value > 0").hasDefault("(0)"));
        passes(db -> db.domain("code").hasDefault("'none'").hasCheck("code_check", "(length(value)) = 4"));
        fails(db -> db.domain("code").hasCheck("code_check", "length(VALUE) = 5"));
        fails(db -> db.domain("code").hasCheck("code_check", "null"));
        fails(db -> db.domain("code").hasCheck("code_check", "true) from users; drop table users; --"));
        fails(db -> db.domain("code").hasDefault("null"));
        assertThat(fails(db -> db.domain("price").hasCheck("positive", "VALUE > 1")))
                .contains("Expecting domain public.price", "check positive", "VALUE > 1", "VALUE > (0)::numeric");
        assertThat(fails(db -> db.domain("price").hasCheck("positive", "VALEU > 0")))
                .contains("valeu");
    }

    @Test
    void a_composite_type_has_attributes() {
        passes(db -> db.compositeType("address").attributes().containsExactly("street", "city"));
        passes(db -> db.compositeType("address")
                .hasAttribute("street")
                .hasAttribute("street", "text")
                .hasAttribute("city", "character varying(80)")
                .doesNotHaveAttribute("zip.code"));

        assertThat(fails(db -> db.compositeType("address").hasAttribute("ctiy")))
                .contains("Expecting composite type public.address", "there is no attribute ctiy; did you mean city?");
        assertThat(fails(db -> db.compositeType("address").hasAttribute("city", "varchar")))
                .isEqualTo("""

                    Expecting composite type public.address
                    to have the type of attribute city:
                      "varchar"
                    but was:
                      "character varying(80)\"\
                    """);
        fails(db -> db.compositeType("address").hasAttribute("planet", "text"));
        fails(db -> db.compositeType("address").hasAttribute("city", "nonsense"));
        fails(db -> db.compositeType("address").doesNotHaveAttribute("city"));
        fails(db -> db.compositeType("users"));
    }

    @Test
    void a_range_type_is_over_another_type() {
        passes(db -> db.rangeType("period")
                .hasSubtype("time without time zone")
                .hasMultirangeType("periods")
                .hasSubtypeDifference("seconds_between"));
        passes(db ->
                db.schema("pg_catalog").rangeType("int4range").hasSubtype("int").hasMultirangeType("int4multirange"));

        fails(db -> db.rangeType("period").hasSubtype("date"));
        fails(db -> db.rangeType("period").hasSubtype("nonsense"));
        fails(db -> db.rangeType("period").hasMultirangeType("period"));
        fails(db -> db.rangeType("period").hasSubtypeDifference("other"));
    }

    @Test
    void a_collation_may_be_nondeterministic() {
        passes(db -> db.collation("german").hasProvider("icu").isDeterministic());
        passes(db -> db.collation("loose").isNotDeterministic());
        passes(db -> db.collation("pg_catalog.C").hasProvider("libc"));

        fails(db -> db.collation("german").hasProvider("libc"));
        fails(db -> db.collation("german").isNotDeterministic());
        fails(db -> db.collation("loose").isDeterministic());
    }

    @Test
    void owners_comments_and_privileges_are_asked_of_every_kind() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                create role types_holder;
                grant create on schema public to types_holder;
                alter type address owner to types_holder;
                alter domain price owner to types_holder;
                alter type period owner to types_holder;
                alter collation german owner to types_holder;
                comment on type address is 'one';
                comment on domain price is 'two';
                comment on type period is 'three';
                comment on collation german is 'four';
                revoke usage on type mood from public\
                """);
            DatabaseAssert db = assertThat(connection);

            db.compositeType("address").isOwnedBy("types_holder").hasComment("one");
            db.domain("price").isOwnedBy("types_holder").hasComment("two");
            db.rangeType("period").isOwnedBy("types_holder").hasComment("three");
            db.collation("german").isOwnedBy("types_holder").hasComment("four");
            db.domain("price").privileges("types_holder").contains("USAGE");
            db.enumType("mood").privileges("types_holder").isEmpty();
            assertThat(Failing.message(() -> db.collation("loose").isOwnedBy("types_holder")))
                    .contains("to have the owner:\n  \"types_holder\"\nbut was:");
            connection.rollback();
        }
    }

    @Test
    void what_is_missing_is_told_once_by_soft_assertions() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source())
                .enumType("moood")
                .hasLabels("a")
                .hasLabel("b")
                .doesNotHaveLabel("c");
        softly.assertThat(DATABASE.source())
                .domain("pirce")
                .hasBaseType("int")
                .hasCheck("a")
                .hasCheck("a", "b");
        softly.assertThat(DATABASE.source())
                .compositeType("adress")
                .hasAttribute("a")
                .hasAttribute("a", "b")
                .doesNotHaveAttribute("street");
        softly.assertThat(DATABASE.source())
                .rangeType("peroid")
                .hasSubtype("int")
                .hasMultirangeType("a");
        softly.assertThat(DATABASE.source()).type("moood").isDomain().isOwnedBy("nobody");
        softly.assertThat(DATABASE.source()).collation("gemran").isDeterministic();
        softly.assertThat(DATABASE.source()).enumType("mood").hasLabel("angry").hasLabels("sad");

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        error -> assertThat(error).contains("no enum moood"),
                        error -> assertThat(error).contains("no domain pirce; did you mean price?"),
                        error -> assertThat(error).contains("no composite type adress; did you mean address?"),
                        error -> assertThat(error).contains("no range type peroid; did you mean period?"),
                        error -> assertThat(error).contains("no type moood; did you mean mood?"),
                        error -> assertThat(error).contains("no collation gemran; did you mean german?"),
                        error -> assertThat(error).contains("no label angry"),
                        error -> assertThat(error).contains("to have the labels"));
    }
}
