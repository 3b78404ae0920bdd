package io.confiture.assertions.pgtap;

import static io.confiture.assertions.ConfitureAssertions.assertThat;

class RoutineTwinsTest extends PgTapTwins {

    /** pgTAP lists its own as well. */
    private static final String FUNCTIONS_OF_TAP =
            " || array(select proname from pg_proc where pronamespace = 'tap'::regnamespace)";

    @Override
    String setup() {
        return """
            do $$ begin
                if not exists (select from pg_roles where rolname = 'routines_owner') then
                    create role routines_owner;
                end if;
            end $$;
            create schema shop;
            create schema work;
            grant create on schema public, shop to routines_owner;

            create function area(integer, integer) returns bigint language sql stable as 'select $1::bigint * $2';
            create function twice(integer) returns integer language sql immutable strict as 'select $1 * 2';
            create function numbers() returns setof integer language sql as 'select generate_series(1, 3)';
            create aggregate biggest(integer) (sfunc = int4larger, stype = integer);
            create function numbered() returns bigint language internal window as 'window_row_number';
            alter function twice owner to routines_owner;

            create function shop.area(integer, integer) returns bigint language sql as 'select $1::bigint * $2';
            create function shop.audit() returns trigger language plpgsql security definer as 'begin return new; end';
            create function shop.notify(text) returns void language sql as 'select pg_notify($1, null)';
            alter function shop.area owner to routines_owner;

            create procedure work.tidy(integer) language sql as 'select 1';
            """;
    }

    @Override
    void define() {
        existence();
        properties();
        kinds();
    }

    // To pgTAP a procedure is a function; here it is found by hasProcedure and hasRoutine. So these schemas have none.
    private void existence() {
        twin("functions_are")
                .passes("functions_are('shop', array['area', 'audit', 'notify'])", db -> assertThat(db)
                        .schema("shop")
                        .functions()
                        .containsExactlyInAnyOrder("area", "audit", "notify"))
                .passes(
                        "functions_are(array['area', 'twice', 'biggest', 'numbered', 'numbers']" + FUNCTIONS_OF_TAP
                                + ")",
                        db -> assertThat(db)
                                .functions()
                                .containsExactlyInAnyOrder("area", "twice", "biggest", "numbered", "numbers"))
                .fails(
                        "functions_are('shop', array['area', 'audit'])",
                        db -> assertThat(db).schema("shop").functions().containsExactlyInAnyOrder("area", "audit"))
                .fails("functions_are('shop', array['area', 'audit', 'notify', 'volume'])", db -> assertThat(db)
                        .schema("shop")
                        .functions()
                        .containsExactlyInAnyOrder("area", "audit", "notify", "volume"));
        twin("has_function")
                .passes(
                        "has_function('shop'::name, 'area'::name, array['integer', 'integer'])",
                        db -> assertThat(db).schema("shop").hasFunction("area", "int", "int"))
                .passes(
                        "has_function('shop'::name, 'area'::name)",
                        db -> assertThat(db).schema("shop").hasFunction("area"))
                .passes("has_function('area', array['int', 'int'])", db -> assertThat(db)
                        .hasFunction("area", "integer", "integer"))
                .passes("has_function('twice')", db -> assertThat(db).hasFunction("twice"))
                .passes("has_function('shop'::name, 'audit'::name, '{}'::name[])", db -> assertThat(db)
                        .hasFunction("shop.audit()"))
                .passes("has_function('lower', array['text'])", db -> assertThat(db)
                        .hasFunction("lower", "text"))
                .fails("has_function('aera')", db -> assertThat(db).hasFunction("aera"))
                .fails("has_function('area', array['int', 'text'])", db -> assertThat(db)
                        .hasFunction("area", "int", "text"))
                .fails("has_function('area', array['int', 'modo'])", db -> assertThat(db)
                        .hasFunction("area", "int", "modo"))
                .fails("has_function('audit')", db -> assertThat(db).hasFunction("audit"))
                .fails("has_function('area', '{}'::name[])", db -> assertThat(db)
                        .hasFunction("area()"));
        twin("hasnt_function")
                .passes(
                        "hasnt_function('shop'::name, 'area'::name, array['text'])",
                        db -> assertThat(db).schema("shop").doesNotHaveFunction("area", "text"))
                .passes("hasnt_function('audit')", db -> assertThat(db).doesNotHaveFunction("audit"))
                .passes("hasnt_function('area', array['integer'])", db -> assertThat(db)
                        .doesNotHaveFunction("area", "integer"))
                .fails("hasnt_function('area')", db -> assertThat(db).doesNotHaveFunction("area"))
                .fails("hasnt_function('area', array['integer', 'integer'])", db -> assertThat(db)
                        .doesNotHaveFunction("area", "int", "int"))
                .fails(
                        "hasnt_function('shop'::name, 'audit'::name)",
                        db -> assertThat(db).schema("shop").doesNotHaveFunction("audit"));
        twin("can")
                .passes(
                        "can('shop', array['area', 'audit'])",
                        db -> assertThat(db).schema("shop").hasFunctions("area", "audit"))
                .passes("can(array['area', 'twice', 'lower'])", db -> assertThat(db)
                        .hasFunctions("area", "twice", "lower"))
                .fails(
                        "can('shop', array['area', 'twice'])",
                        db -> assertThat(db).schema("shop").hasFunctions("area", "twice"))
                .fails("can(array['area', 'audit'])", db -> assertThat(db).hasFunctions("area", "audit"));
    }

    // Of several overloads pgTAP takes any where no arguments are given; ours asks which. So the examples leave no
    // choice.
    private void properties() {
        twin("function_lang_is")
                .passes(
                        "function_lang_is('shop', 'audit', 'plpgsql'::name)",
                        db -> assertThat(db).schema("shop").function("audit").hasLanguage("plpgsql"))
                .passes("function_lang_is('shop', 'area', array['integer', 'integer'], 'sql'::name)", db -> assertThat(
                                db)
                        .schema("shop")
                        .function("area", "int", "int")
                        .hasLanguage("sql"))
                .passes(
                        "function_lang_is('area', array['integer', 'integer'], 'sql'::name)",
                        db -> assertThat(db).function("area", "int", "int").hasLanguage("sql"))
                .passes(
                        "function_lang_is('twice', 'sql'::name)",
                        db -> assertThat(db).function("twice").hasLanguage("sql"))
                .fails(
                        "function_lang_is('twice', 'plpgsql'::name)",
                        db -> assertThat(db).function("twice").hasLanguage("plpgsql"))
                .fails(
                        "function_lang_is('thrice', 'sql'::name)",
                        db -> assertThat(db).function("thrice").hasLanguage("sql"));
        twin("function_returns")
                .passes("function_returns('shop', 'area', array['integer', 'integer'], 'bigint')", db -> assertThat(db)
                        .schema("shop")
                        .function("area", "int", "int")
                        .returns("bigint"))
                .passes(
                        "function_returns('numbers', 'setof integer')",
                        db -> assertThat(db).function("numbers").returnsSetOf("int"))
                .passes(
                        "function_returns('shop', 'notify'::name, 'void'::text)",
                        db -> assertThat(db).function("shop.notify").returnsVoid())
                .passes(
                        "function_returns('twice', array['integer'], 'integer')",
                        db -> assertThat(db).function("twice", "int").returns("int4"))
                .fails(
                        "function_returns('twice', 'bigint')",
                        db -> assertThat(db).function("twice").returns("bigint"))
                .fails(
                        "function_returns('numbers', 'integer')",
                        db -> assertThat(db).function("numbers").returns("integer"))
                .fails(
                        "function_returns('twice', 'setof integer')",
                        db -> assertThat(db).function("twice").returnsSetOf("integer"))
                .fails(
                        "function_returns('thrice', 'integer')",
                        db -> assertThat(db).function("thrice").returns("integer"));
        twin("is_definer")
                .passes(
                        "is_definer('shop'::name, 'audit'::name)",
                        db -> assertThat(db).schema("shop").function("audit").isSecurityDefiner())
                .passes(
                        "is_definer('shop', 'audit', '{}'::name[])",
                        db -> assertThat(db).schema("shop").function("audit()").isSecurityDefiner())
                .fails(
                        "is_definer('twice')",
                        db -> assertThat(db).function("twice").isSecurityDefiner())
                .fails(
                        "is_definer('thrice')",
                        db -> assertThat(db).function("thrice").isSecurityDefiner());
        twin("isnt_definer")
                .passes(
                        "isnt_definer('twice')",
                        db -> assertThat(db).function("twice").isSecurityInvoker())
                .passes("isnt_definer('area', array['integer', 'integer'])", db -> assertThat(db)
                        .function("area", "integer", "integer")
                        .isSecurityInvoker())
                .fails(
                        "isnt_definer('shop'::name, 'audit'::name)",
                        db -> assertThat(db).schema("shop").function("audit").isSecurityInvoker())
                .fails(
                        "isnt_definer('thrice')",
                        db -> assertThat(db).function("thrice").isSecurityInvoker());
        twin("is_strict")
                .passes(
                        "is_strict('twice')",
                        db -> assertThat(db).function("twice").isStrict())
                .passes(
                        "is_strict('twice', array['integer'])",
                        db -> assertThat(db).function("twice", "integer").isStrict())
                .fails(
                        "is_strict('shop'::name, 'audit'::name)",
                        db -> assertThat(db).schema("shop").function("audit").isStrict())
                .fails(
                        "is_strict('thrice')",
                        db -> assertThat(db).function("thrice").isStrict());
        twin("isnt_strict")
                .passes(
                        "isnt_strict('shop'::name, 'audit'::name)",
                        db -> assertThat(db).schema("shop").function("audit").isNotStrict())
                .passes("isnt_strict('area', array['integer', 'integer'])", db -> assertThat(db)
                        .function("area", "integer", "integer")
                        .isNotStrict())
                .fails(
                        "isnt_strict('twice')",
                        db -> assertThat(db).function("twice").isNotStrict())
                .fails(
                        "isnt_strict('thrice')",
                        db -> assertThat(db).function("thrice").isNotStrict());
        twin("volatility_is")
                .passes(
                        "volatility_is('twice', 'immutable')",
                        db -> assertThat(db).function("twice").isImmutable())
                .passes("volatility_is('area', array['integer', 'integer'], 'stable')", db -> assertThat(db)
                        .function("area", "integer", "integer")
                        .isStable())
                .passes(
                        "volatility_is('shop'::name, 'audit'::name, 'volatile')",
                        db -> assertThat(db).schema("shop").function("audit").isVolatile())
                .fails(
                        "volatility_is('twice', 'stable')",
                        db -> assertThat(db).function("twice").isStable())
                .fails(
                        "volatility_is('twice', 'volatile')",
                        db -> assertThat(db).function("twice").isVolatile())
                .fails(
                        "volatility_is('shop'::name, 'audit'::name, 'immutable')",
                        db -> assertThat(db).schema("shop").function("audit").isImmutable())
                .fails(
                        "volatility_is('thrice', 'immutable')",
                        db -> assertThat(db).function("thrice").isImmutable());
        twin("function_owner_is")
                .passes(
                        "function_owner_is('shop', 'area', array['integer', 'integer'], 'routines_owner'::name)",
                        db -> assertThat(db)
                                .schema("shop")
                                .function("area", "int", "int")
                                .isOwnedBy("routines_owner"))
                .passes(
                        "function_owner_is('twice', array['integer'], 'routines_owner'::name)",
                        db -> assertThat(db).function("twice", "integer").isOwnedBy("routines_owner"))
                .fails(
                        "function_owner_is('area', array['integer', 'integer'], 'routines_owner'::name)",
                        db -> assertThat(db)
                                .function("area", "integer", "integer")
                                .isOwnedBy("routines_owner"))
                .fails(
                        "function_owner_is('twice', array['text'], 'routines_owner'::name)",
                        db -> assertThat(db).function("twice", "text").isOwnedBy("routines_owner"));
    }

    private void kinds() {
        twin("is_normal_function")
                .passes(
                        "is_normal_function('twice')",
                        db -> assertThat(db).function("twice").isNormalFunction())
                .passes(
                        "is_normal_function('shop'::name, 'audit'::name)",
                        db -> assertThat(db).schema("shop").function("audit").isNormalFunction())
                .passes(
                        "is_normal_function('area', array['integer', 'integer'])",
                        db -> assertThat(db).function("area", "int", "int").isNormalFunction())
                .fails(
                        "is_normal_function('work'::name, 'tidy'::name)",
                        db -> assertThat(db).schema("work").procedure("tidy").isNormalFunction())
                .fails(
                        "is_normal_function('biggest')",
                        db -> assertThat(db).aggregate("biggest").isNormalFunction())
                .fails(
                        "is_normal_function('numbered')",
                        db -> assertThat(db).function("numbered").isNormalFunction())
                .fails(
                        "is_normal_function('thrice')",
                        db -> assertThat(db).routine("thrice").isNormalFunction());
        twin("isnt_normal_function")
                .passes(
                        "isnt_normal_function('work'::name, 'tidy'::name)",
                        db -> assertThat(db).schema("work").procedure("tidy").isNotNormalFunction())
                .passes(
                        "isnt_normal_function('biggest')",
                        db -> assertThat(db).aggregate("biggest").isNotNormalFunction())
                .passes(
                        "isnt_normal_function('numbered')",
                        db -> assertThat(db).function("numbered").isNotNormalFunction())
                .fails(
                        "isnt_normal_function('twice')",
                        db -> assertThat(db).function("twice").isNotNormalFunction())
                .fails(
                        "isnt_normal_function('shop'::name, 'audit'::name)",
                        db -> assertThat(db).schema("shop").function("audit").isNotNormalFunction())
                .fails(
                        "isnt_normal_function('area', array['integer', 'integer'])",
                        db -> assertThat(db).function("area", "int", "int").isNotNormalFunction())
                .fails(
                        "isnt_normal_function('thrice')",
                        db -> assertThat(db).routine("thrice").isNotNormalFunction());
        twin("is_aggregate")
                .passes(
                        "is_aggregate('biggest')",
                        db -> assertThat(db).aggregate("biggest").isAggregate())
                .passes(
                        "is_aggregate('biggest', array['integer'])",
                        db -> assertThat(db).function("biggest", "int").isAggregate())
                .fails(
                        "is_aggregate('twice')",
                        db -> assertThat(db).function("twice").isAggregate())
                .fails("is_aggregate('work', 'tidy', array['integer'])", db -> assertThat(db)
                        .schema("work")
                        .routine("tidy", "int")
                        .isAggregate())
                .fails(
                        "is_aggregate('numbered')",
                        db -> assertThat(db).function("numbered").isAggregate())
                .fails(
                        "is_aggregate('thrice')",
                        db -> assertThat(db).routine("thrice").isAggregate());
        twin("isnt_aggregate")
                .passes(
                        "isnt_aggregate('twice')",
                        db -> assertThat(db).function("twice").isNotAggregate())
                .passes("isnt_aggregate('work', 'tidy', array['integer'])", db -> assertThat(db)
                        .schema("work")
                        .routine("tidy", "int")
                        .isNotAggregate())
                .passes(
                        "isnt_aggregate('numbered')",
                        db -> assertThat(db).function("numbered").isNotAggregate())
                .fails(
                        "isnt_aggregate('biggest')",
                        db -> assertThat(db).aggregate("biggest").isNotAggregate())
                .fails(
                        "isnt_aggregate('biggest', array['integer'])",
                        db -> assertThat(db).function("biggest", "int").isNotAggregate())
                .fails(
                        "isnt_aggregate('thrice')",
                        db -> assertThat(db).routine("thrice").isNotAggregate());
        twin("is_window")
                .passes(
                        "is_window('numbered')",
                        db -> assertThat(db).function("numbered").isWindowFunction())
                .passes(
                        "is_window('row_number')",
                        db -> assertThat(db).function("row_number").isWindowFunction())
                .fails(
                        "is_window('twice')",
                        db -> assertThat(db).function("twice").isWindowFunction())
                .fails(
                        "is_window('biggest')",
                        db -> assertThat(db).aggregate("biggest").isWindowFunction())
                .fails(
                        "is_window('work'::name, 'tidy'::name)",
                        db -> assertThat(db).schema("work").procedure("tidy").isWindowFunction())
                .fails(
                        "is_window('thrice')",
                        db -> assertThat(db).routine("thrice").isWindowFunction());
        twin("isnt_window")
                .passes(
                        "isnt_window('twice')",
                        db -> assertThat(db).function("twice").isNotWindowFunction())
                .passes(
                        "isnt_window('biggest')",
                        db -> assertThat(db).aggregate("biggest").isNotWindowFunction())
                .passes(
                        "isnt_window('work'::name, 'tidy'::name)",
                        db -> assertThat(db).schema("work").procedure("tidy").isNotWindowFunction())
                .fails(
                        "isnt_window('numbered')",
                        db -> assertThat(db).function("numbered").isNotWindowFunction())
                .fails(
                        "isnt_window('row_number')",
                        db -> assertThat(db).function("row_number").isNotWindowFunction())
                .fails(
                        "isnt_window('thrice')",
                        db -> assertThat(db).routine("thrice").isNotWindowFunction());
        twin("is_procedure")
                .passes(
                        "is_procedure('work'::name, 'tidy'::name)",
                        db -> assertThat(db).schema("work").procedure("tidy").isProcedure())
                .passes("is_procedure('work', 'tidy', array['integer'])", db -> assertThat(db)
                        .schema("work")
                        .routine("tidy", "int")
                        .isProcedure())
                .fails(
                        "is_procedure('twice')",
                        db -> assertThat(db).function("twice").isProcedure())
                .fails(
                        "is_procedure('shop'::name, 'audit'::name)",
                        db -> assertThat(db).schema("shop").function("audit").isProcedure())
                .fails(
                        "is_procedure('biggest')",
                        db -> assertThat(db).aggregate("biggest").isProcedure())
                .fails(
                        "is_procedure('numbered')",
                        db -> assertThat(db).function("numbered").isProcedure())
                .fails(
                        "is_procedure('thrice')",
                        db -> assertThat(db).routine("thrice").isProcedure());
        twin("isnt_procedure")
                .passes(
                        "isnt_procedure('twice')",
                        db -> assertThat(db).function("twice").isNotProcedure())
                .passes(
                        "isnt_procedure('shop'::name, 'audit'::name)",
                        db -> assertThat(db).schema("shop").function("audit").isNotProcedure())
                .passes(
                        "isnt_procedure('biggest')",
                        db -> assertThat(db).aggregate("biggest").isNotProcedure())
                .passes(
                        "isnt_procedure('numbered')",
                        db -> assertThat(db).function("numbered").isNotProcedure())
                .fails(
                        "isnt_procedure('work'::name, 'tidy'::name)",
                        db -> assertThat(db).schema("work").procedure("tidy").isNotProcedure())
                .fails("isnt_procedure('work', 'tidy', array['integer'])", db -> assertThat(db)
                        .schema("work")
                        .routine("tidy", "int")
                        .isNotProcedure())
                .fails(
                        "isnt_procedure('thrice')",
                        db -> assertThat(db).routine("thrice").isNotProcedure());
    }
}
