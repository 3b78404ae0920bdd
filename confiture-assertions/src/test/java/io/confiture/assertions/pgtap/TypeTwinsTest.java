package io.confiture.assertions.pgtap;

import static io.confiture.assertions.ConfitureAssertions.assertThat;

class TypeTwinsTest extends PgTapTwins {

    /** pgTAP lists what its own schema and PostgreSQL have as well. */
    private static final String TYPES_OF_TAP =
            " || array(select typname from pg_type t where typnamespace = 'tap'::regnamespace and typtype = 'c' and"
                    + " exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))";

    private static final String CASTS_OF_POSTGRESQL =
            " || array(select format_type(castsource, null) || ' AS ' || format_type(casttarget, null) from pg_cast"
                    + " where oid < 16384)";

    @Override
    String setup() {
        return """
            do $$ begin
                if not exists (select from pg_roles where rolname = 'types_owner') then
                    create role types_owner;
                end if;
            end $$;
            create schema shop;
            grant create on schema public, shop to types_owner;

            create type mood as enum ('sad', 'ok', 'happy');
            create domain price as numeric(10,2);
            create type address as (street text, city varchar(80));
            alter type mood owner to types_owner;
            alter type address owner to types_owner;
            create table users (id int);

            create type shop.size as enum ('small', 'large');
            create domain shop.weight as integer not null check (value > 0);
            create type shop.parcel as (size shop.size, weight shop.weight);
            alter type shop.size owner to types_owner;
            alter type shop.parcel owner to types_owner;

            create function to_mood(integer) returns mood language sql immutable as $$ select 'ok'::mood $$;
            create cast (integer as mood) with function to_mood(integer) as assignment;
            create function shop.to_size(text) returns shop.size language sql immutable as $$ select 'small'::shop.size $$;
            create cast (text as shop.size) with function shop.to_size(text) as implicit;
            create cast (mood as integer) with inout;

            create function below(mood, mood) returns boolean language sql immutable as 'select $1 < $2';
            create operator <<< (leftarg = mood, rightarg = mood, function = below);
            create function negate(mood) returns mood language sql immutable as 'select $1';
            create operator !!! (rightarg = mood, function = negate);
            create operator shop.<<< (leftarg = mood, rightarg = mood, function = below);
            create operator shop.!!! (rightarg = mood, function = negate);

            create operator class mood_ops for type mood using btree as operator 1 < (anyenum, anyenum), function 1 enum_cmp(anyenum, anyenum);
            create operator class shop.size_ops for type shop.size using btree as operator 1 < (anyenum, anyenum), function 1 enum_cmp(anyenum, anyenum);
            alter operator class mood_ops using btree owner to types_owner;
            alter operator class shop.size_ops using btree owner to types_owner;

            -- PostgreSQL 14 and later cannot make an operator behind its operand, so one is turned by hand.
            create function factorial_of(bigint) returns numeric language sql immutable as 'select factorial($1)';
            create operator !/ (rightarg = bigint, function = factorial_of);
            create schema rest;
            create operator rest.!/ (rightarg = bigint, function = factorial_of);
            set allow_system_table_mods = on;
            update pg_catalog.pg_operator set oprkind = 'r', oprleft = oprright, oprright = 0 where oprname = '!/';
            reset allow_system_table_mods;
            """;
    }

    @Override
    void define() {
        types();
        kinds();
        existence();
        properties();
        casts();
        operators();
        unaryOperators();
        operatorClasses();
        owners();
    }

    // types_are and has_type of pgTAP 1.2.0 know no range types; ours do.
    private void types() {
        twin("types_are")
                .passes("types_are('shop', array['size', 'weight', 'parcel'])", db -> assertThat(db)
                        .schema("shop")
                        .types()
                        .containsExactlyInAnyOrder("size", "weight", "parcel"))
                .passes(
                        "types_are(array['mood', 'price', 'address']" + TYPES_OF_TAP + ")",
                        db -> assertThat(db).types().containsExactlyInAnyOrder("mood", "price", "address"))
                .fails(
                        "types_are('shop', array['size', 'weight'])",
                        db -> assertThat(db).schema("shop").types().containsExactlyInAnyOrder("size", "weight"))
                .fails("types_are('shop', array['size', 'weight', 'parcel', 'colour'])", db -> assertThat(db)
                        .schema("shop")
                        .types()
                        .containsExactlyInAnyOrder("size", "weight", "parcel", "colour"))
                .fails(
                        "types_are(array['mood']" + TYPES_OF_TAP + ")",
                        db -> assertThat(db).types().containsExactlyInAnyOrder("mood"));
        twin("has_type")
                .passes(
                        "has_type('shop'::name, 'size'::name)",
                        db -> assertThat(db).schema("shop").hasType("size"))
                .passes("has_type('mood')", db -> assertThat(db).hasType("mood"))
                .passes("has_type('users')", db -> assertThat(db).hasType("users"))
                .passes("has_type('int4')", db -> assertThat(db).hasType("int4"))
                .fails("has_type('size')", db -> assertThat(db).hasType("size"))
                .fails("has_type('integer')", db -> assertThat(db).hasType("integer"))
                .fails(
                        "has_type('shop'::name, 'mood'::name)",
                        db -> assertThat(db).schema("shop").hasType("mood"));
        twin("hasnt_type")
                .passes(
                        "hasnt_type('shop'::name, 'mood'::name)",
                        db -> assertThat(db).schema("shop").doesNotHaveType("mood"))
                .passes("hasnt_type('size')", db -> assertThat(db).doesNotHaveType("size"))
                .fails("hasnt_type('shop'::name, 'parcel'::name)", db -> assertThat(db)
                        .doesNotHaveType("shop.parcel"))
                .fails("hasnt_type('users')", db -> assertThat(db).doesNotHaveType("users"))
                .fails("hasnt_type('_mood')", db -> assertThat(db).doesNotHaveType("_mood"));
    }

    private void kinds() {
        twin("domains_are")
                .passes(
                        "domains_are('shop', array['weight'])",
                        db -> assertThat(db).schema("shop").domains().containsExactlyInAnyOrder("weight"))
                .passes(
                        "domains_are(array['price'])",
                        db -> assertThat(db).domains().containsExactlyInAnyOrder("price"))
                .fails(
                        "domains_are('shop', array['weight', 'size'])",
                        db -> assertThat(db).schema("shop").domains().containsExactlyInAnyOrder("weight", "size"))
                .fails(
                        "domains_are(array['weight'])",
                        db -> assertThat(db).domains().containsExactlyInAnyOrder("weight"));
        twin("enums_are")
                .passes(
                        "enums_are('shop', array['size'])",
                        db -> assertThat(db).schema("shop").enums().containsExactlyInAnyOrder("size"))
                .passes("enums_are(array['mood'])", db -> assertThat(db).enums().containsExactlyInAnyOrder("mood"))
                .fails(
                        "enums_are('shop', array['sizes'])",
                        db -> assertThat(db).schema("shop").enums().containsExactlyInAnyOrder("sizes"))
                .fails(
                        "enums_are(array['mood', 'size'])",
                        db -> assertThat(db).enums().containsExactlyInAnyOrder("mood", "size"));
    }

    private void existence() {
        twin("has_composite")
                .passes(
                        "has_composite('shop', 'parcel', '')",
                        db -> assertThat(db).schema("shop").hasCompositeType("parcel"))
                .passes("has_composite('address')", db -> assertThat(db).hasCompositeType("address"))
                .fails("has_composite('users')", db -> assertThat(db).hasCompositeType("users"))
                .fails(
                        "has_composite('shop', 'size', '')",
                        db -> assertThat(db).schema("shop").hasCompositeType("size"));
        twin("hasnt_composite")
                .passes(
                        "hasnt_composite('shop', 'size', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveCompositeType("size"))
                .passes("hasnt_composite('parcel')", db -> assertThat(db).doesNotHaveCompositeType("parcel"))
                .fails("hasnt_composite('address')", db -> assertThat(db).doesNotHaveCompositeType("address"))
                .fails(
                        "hasnt_composite('shop', 'parcel', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveCompositeType("parcel"));
        twin("has_domain")
                .passes(
                        "has_domain('shop'::name, 'weight'::name)",
                        db -> assertThat(db).schema("shop").hasDomain("weight"))
                .passes("has_domain('price')", db -> assertThat(db).hasDomain("price"))
                .fails("has_domain('mood')", db -> assertThat(db).hasDomain("mood"))
                .fails("has_domain('weight')", db -> assertThat(db).hasDomain("weight"));
        twin("hasnt_domain")
                .passes(
                        "hasnt_domain('shop'::name, 'size'::name)",
                        db -> assertThat(db).schema("shop").doesNotHaveDomain("size"))
                .passes("hasnt_domain('weight')", db -> assertThat(db).doesNotHaveDomain("weight"))
                .fails(
                        "hasnt_domain('shop'::name, 'weight'::name)",
                        db -> assertThat(db).schema("shop").doesNotHaveDomain("weight"))
                .fails("hasnt_domain('price')", db -> assertThat(db).doesNotHaveDomain("price"));
        twin("has_enum")
                .passes(
                        "has_enum('shop'::name, 'size'::name)",
                        db -> assertThat(db).schema("shop").hasEnum("size"))
                .passes("has_enum('mood')", db -> assertThat(db).hasEnum("mood"))
                .fails("has_enum('price')", db -> assertThat(db).hasEnum("price"))
                .fails(
                        "has_enum('shop'::name, 'mood'::name)",
                        db -> assertThat(db).schema("shop").hasEnum("mood"));
        twin("hasnt_enum")
                .passes(
                        "hasnt_enum('shop'::name, 'weight'::name)",
                        db -> assertThat(db).schema("shop").doesNotHaveEnum("weight"))
                .passes("hasnt_enum('size')", db -> assertThat(db).doesNotHaveEnum("size"))
                .fails("hasnt_enum('mood')", db -> assertThat(db).doesNotHaveEnum("mood"))
                .fails(
                        "hasnt_enum('shop'::name, 'size'::name)",
                        db -> assertThat(db).schema("shop").doesNotHaveEnum("size"));
    }

    // pgTAP 1.2.0 leaves out the modifier of a domain: to it, numeric(10,2) is numeric. Ours tells the two apart.
    private void properties() {
        twin("enum_has_labels")
                .passes(
                        "enum_has_labels('mood', array['sad', 'ok', 'happy'])",
                        db -> assertThat(db).enumType("mood").hasLabels("sad", "ok", "happy"))
                .passes(
                        "enum_has_labels('shop', 'size', array['small', 'large'])",
                        db -> assertThat(db).schema("shop").enumType("size").hasLabels("small", "large"))
                .fails(
                        "enum_has_labels('mood', array['happy', 'ok', 'sad'])",
                        db -> assertThat(db).enumType("mood").hasLabels("happy", "ok", "sad"))
                .fails(
                        "enum_has_labels('mood', array['sad', 'ok'])",
                        db -> assertThat(db).enumType("mood").hasLabels("sad", "ok"))
                .fails(
                        "enum_has_labels('modo', array['sad', 'ok'])",
                        db -> assertThat(db).enumType("modo").hasLabels("sad", "ok"));
        twin("domain_type_is")
                .passes(
                        "domain_type_is('shop'::name, 'weight', 'integer')",
                        db -> assertThat(db).schema("shop").domain("weight").hasBaseType("integer"))
                .passes(
                        "domain_type_is('shop'::name, 'weight', 'pg_catalog'::name, 'integer')",
                        db -> assertThat(db).domain("shop.weight").hasBaseType("pg_catalog.int4"))
                .fails(
                        "domain_type_is('price', 'integer')",
                        db -> assertThat(db).domain("price").hasBaseType("integer"))
                .fails(
                        "domain_type_is('pirce', 'numeric')",
                        db -> assertThat(db).domain("pirce").hasBaseType("numeric"))
                .fails(
                        "domain_type_is('shop'::name, 'weight', 'text')",
                        db -> assertThat(db).domain("shop.weight").hasBaseType("text"));
        twin("domain_type_isnt")
                .passes(
                        "domain_type_isnt('shop'::name, 'weight', 'text')",
                        db -> assertThat(db).schema("shop").domain("weight").doesNotHaveBaseType("text"))
                .passes(
                        "domain_type_isnt('price', 'integer')",
                        db -> assertThat(db).domain("price").doesNotHaveBaseType("integer"))
                .fails(
                        "domain_type_isnt('shop'::name, 'weight', 'integer')",
                        db -> assertThat(db).domain("shop.weight").doesNotHaveBaseType("integer"))
                .fails(
                        "domain_type_isnt('pirce', 'integer')",
                        db -> assertThat(db).domain("pirce").doesNotHaveBaseType("integer"));
    }

    private void casts() {
        twin("casts_are")
                .passes(
                        "casts_are(array['integer AS mood', 'mood AS integer', 'text AS shop.size']"
                                + CASTS_OF_POSTGRESQL + ")",
                        db -> assertThat(db)
                                .casts()
                                .containsExactlyInAnyOrder("integer AS mood", "mood AS integer", "text AS shop.size"))
                .fails(
                        "casts_are(array['integer AS mood', 'mood AS integer']" + CASTS_OF_POSTGRESQL + ")",
                        db -> assertThat(db).casts().containsExactlyInAnyOrder("integer AS mood", "mood AS integer"));
        twin("has_cast")
                .passes("has_cast('integer', 'mood')", db -> assertThat(db).hasCast("int", "mood"))
                .passes("has_cast('integer', 'mood', 'to_mood'::name)", db -> assertThat(db)
                        .hasCast("integer", "mood", "to_mood"))
                .passes("has_cast('text', 'shop.size', 'shop', 'to_size'::name)", db -> assertThat(db)
                        .hasCast("text", "shop.size", "shop.to_size"))
                .passes("has_cast('integer', 'bigint')", db -> assertThat(db).hasCast("integer", "bigint"))
                .fails("has_cast('text', 'mood')", db -> assertThat(db).hasCast("text", "mood"))
                .fails("has_cast('mood', 'integer', 'to_mood'::name)", db -> assertThat(db)
                        .hasCast("mood", "integer", "to_mood"))
                .fails("has_cast('text', 'shop.size', 'public', 'to_size'::name)", db -> assertThat(db)
                        .hasCast("text", "shop.size", "public.to_size"))
                .fails("has_cast('integer', 'modo')", db -> assertThat(db).hasCast("integer", "modo"));
        twin("hasnt_cast")
                .passes("hasnt_cast('text', 'mood')", db -> assertThat(db).doesNotHaveCast("text", "mood"))
                .passes("hasnt_cast('integer', 'mood', 'of_mood'::name)", db -> assertThat(db)
                        .doesNotHaveCast("integer", "mood", "of_mood"))
                .fails("hasnt_cast('integer', 'mood')", db -> assertThat(db).doesNotHaveCast("integer", "mood"))
                .fails("hasnt_cast('text', 'shop.size', 'shop', 'to_size'::name)", db -> assertThat(db)
                        .doesNotHaveCast("text", "shop.size", "shop.to_size"))
                .fails("hasnt_cast('text', 'shop.size', 'to_size'::name)", db -> assertThat(db)
                        .doesNotHaveCast("text", "shop.size", "to_size"));
        twin("cast_context_is")
                .passes(
                        "cast_context_is('integer', 'mood', 'assignment')",
                        db -> assertThat(db).cast("integer", "mood").isAssignment())
                .passes(
                        "cast_context_is('text', 'shop.size', 'implicit')",
                        db -> assertThat(db).cast("text", "shop.size").isImplicit())
                .passes(
                        "cast_context_is('mood', 'integer', 'explicit')",
                        db -> assertThat(db).cast("mood", "integer").isExplicit())
                .fails(
                        "cast_context_is('integer', 'mood', 'implicit')",
                        db -> assertThat(db).cast("integer", "mood").isImplicit())
                .fails(
                        "cast_context_is('integer', 'mood', 'explicit')",
                        db -> assertThat(db).cast("integer", "mood").isExplicit())
                .fails(
                        "cast_context_is('text', 'mood', 'implicit')",
                        db -> assertThat(db).cast("text", "mood").isImplicit());
    }

    // Where pgTAP's lists of operators have the result behind RETURNS, ours have an assertion of its own.
    private void operators() {
        twin("operators_are")
                .passes(
                        "operators_are('shop', array['<<<(mood,mood) RETURNS boolean', '!!!(NONE,mood) RETURNS mood'])",
                        db -> assertThat(db)
                                .schema("shop")
                                .operators()
                                .containsExactlyInAnyOrder("<<<(mood,mood)", "!!!(NONE,mood)"))
                .passes(
                        "operators_are(array['<<<(mood,mood) RETURNS boolean', '!!!(NONE,mood) RETURNS mood',"
                                + " '!/(bigint,NONE) RETURNS numeric'] || array(select oprname || '(text[],text[]) RETURNS"
                                + " boolean' from pg_operator where oprnamespace = 'tap'::regnamespace))",
                        db -> assertThat(db)
                                .operators()
                                .containsExactlyInAnyOrder("<<<(mood,mood)", "!!!(NONE,mood)", "!/(bigint,NONE)"))
                .fails(
                        "operators_are('shop', array['<<<(mood,mood) RETURNS boolean'])",
                        db -> assertThat(db).schema("shop").operators().containsExactlyInAnyOrder("<<<(mood,mood)"));
        twin("has_operator")
                .passes("has_operator('mood', '<<<', 'mood'::name)", db -> assertThat(db)
                        .hasOperator("mood", "<<<", "mood"))
                .passes(
                        "has_operator('mood', '<<<', 'mood', 'boolean'::name)",
                        db -> assertThat(db).operator("mood", "<<<", "mood").hasResultType("boolean"))
                .passes("has_operator('mood', 'shop', '<<<', 'mood', 'boolean'::name)", db -> assertThat(db)
                        .schema("shop")
                        .operator("mood", "<<<", "mood")
                        .hasResultType("boolean"))
                .passes("has_operator('integer', '+', 'integer'::name)", db -> assertThat(db)
                        .hasOperator("int", "+", "int"))
                .fails(
                        "has_operator('mood', '<<<', 'mood', 'integer'::name)",
                        db -> assertThat(db).operator("mood", "<<<", "mood").hasResultType("integer"))
                .fails("has_operator('mood', '>>>', 'mood'::name)", db -> assertThat(db)
                        .hasOperator("mood", ">>>", "mood"))
                .fails("has_operator('mood', '<<<', 'text'::name)", db -> assertThat(db)
                        .hasOperator("mood", "<<<", "text"));
        twin("hasnt_operator")
                .passes("hasnt_operator('mood', '>>>', 'mood'::name)", db -> assertThat(db)
                        .doesNotHaveOperator("mood", ">>>", "mood"))
                .passes(
                        "hasnt_operator('mood', 'rest', '<<<', 'mood', 'boolean'::name)",
                        db -> assertThat(db).schema("rest").doesNotHaveOperator("mood", "<<<", "mood"))
                .fails("hasnt_operator('mood', '<<<', 'mood'::name)", db -> assertThat(db)
                        .doesNotHaveOperator("mood", "<<<", "mood"))
                .fails("hasnt_operator('mood', 'shop', '<<<', 'mood', 'boolean'::name)", db -> assertThat(db)
                        .doesNotHaveOperator("mood", "shop.<<<", "mood"));
    }

    private void unaryOperators() {
        twin("has_leftop")
                .passes("has_leftop('!!!', 'mood'::name)", db -> assertThat(db).hasPrefixOperator("!!!", "mood"))
                .passes(
                        "has_leftop('!!!', 'mood', 'mood'::name)",
                        db -> assertThat(db).prefixOperator("!!!", "mood").hasResultType("mood"))
                .passes("has_leftop('shop', '!!!', 'mood', 'mood'::name)", db -> assertThat(db)
                        .schema("shop")
                        .prefixOperator("!!!", "mood")
                        .hasResultType("mood"))
                .fails("has_leftop('!!!', 'text'::name)", db -> assertThat(db).hasPrefixOperator("!!!", "text"))
                .fails(
                        "has_leftop('!!!', 'mood', 'text'::name)",
                        db -> assertThat(db).prefixOperator("!!!", "mood").hasResultType("text"));
        twin("hasnt_leftop")
                .passes("hasnt_leftop('!!!', 'text'::name)", db -> assertThat(db)
                        .doesNotHavePrefixOperator("!!!", "text"))
                .passes("hasnt_leftop('<<<', 'mood'::name)", db -> assertThat(db)
                        .doesNotHavePrefixOperator("<<<", "mood"))
                .fails("hasnt_leftop('!!!', 'mood'::name)", db -> assertThat(db)
                        .doesNotHavePrefixOperator("!!!", "mood"))
                .fails(
                        "hasnt_leftop('shop', '!!!', 'mood', 'mood'::name)",
                        db -> assertThat(db).schema("shop").doesNotHavePrefixOperator("!!!", "mood"));
        twin("has_rightop")
                .passes("has_rightop('bigint', '!/'::name)", db -> assertThat(db)
                        .hasPostfixOperator("bigint", "!/"))
                .passes(
                        "has_rightop('bigint', '!/', 'numeric'::name)",
                        db -> assertThat(db).postfixOperator("bigint", "!/").hasResultType("numeric"))
                .passes("has_rightop('bigint', 'rest', '!/', 'numeric'::name)", db -> assertThat(db)
                        .schema("rest")
                        .postfixOperator("bigint", "!/")
                        .hasResultType("numeric"))
                .fails("has_rightop('mood', '!!!'::name)", db -> assertThat(db).hasPostfixOperator("mood", "!!!"))
                .fails(
                        "has_rightop('bigint', '!/', 'bigint'::name)",
                        db -> assertThat(db).postfixOperator("bigint", "!/").hasResultType("bigint"));
        twin("hasnt_rightop")
                .passes("hasnt_rightop('mood', '!!!'::name)", db -> assertThat(db)
                        .doesNotHavePostfixOperator("mood", "!!!"))
                .passes(
                        "hasnt_rightop('bigint', 'shop', '!/', 'numeric'::name)",
                        db -> assertThat(db).schema("shop").doesNotHavePostfixOperator("bigint", "!/"))
                .fails("hasnt_rightop('bigint', '!/'::name)", db -> assertThat(db)
                        .doesNotHavePostfixOperator("bigint", "!/"));
    }

    private void operatorClasses() {
        twin("opclasses_are")
                .passes(
                        "opclasses_are('shop', array['size_ops'])",
                        db -> assertThat(db).schema("shop").operatorClasses().containsExactlyInAnyOrder("size_ops"))
                .passes(
                        "opclasses_are(array['mood_ops'])",
                        db -> assertThat(db).operatorClasses().containsExactlyInAnyOrder("mood_ops"))
                .fails("opclasses_are('shop', array['size_ops', 'mood_ops'])", db -> assertThat(db)
                        .schema("shop")
                        .operatorClasses()
                        .containsExactlyInAnyOrder("size_ops", "mood_ops"))
                .fails(
                        "opclasses_are('rest', array['mood_ops'])",
                        db -> assertThat(db).schema("rest").operatorClasses().containsExactlyInAnyOrder("mood_ops"));
        twin("has_opclass")
                .passes(
                        "has_opclass('shop'::name, 'size_ops'::name)",
                        db -> assertThat(db).schema("shop").hasOperatorClass("size_ops"))
                .passes("has_opclass('mood_ops')", db -> assertThat(db).hasOperatorClass("mood_ops"))
                .passes("has_opclass('int4_ops')", db -> assertThat(db).hasOperatorClass("int4_ops"))
                .fails("has_opclass('size_ops')", db -> assertThat(db).hasOperatorClass("size_ops"))
                .fails(
                        "has_opclass('shop'::name, 'mood_ops'::name)",
                        db -> assertThat(db).schema("shop").hasOperatorClass("mood_ops"));
        twin("hasnt_opclass")
                .passes(
                        "hasnt_opclass('shop'::name, 'mood_ops'::name)",
                        db -> assertThat(db).schema("shop").doesNotHaveOperatorClass("mood_ops"))
                .passes("hasnt_opclass('size_ops')", db -> assertThat(db).doesNotHaveOperatorClass("size_ops"))
                .fails("hasnt_opclass('mood_ops')", db -> assertThat(db).doesNotHaveOperatorClass("mood_ops"))
                .fails(
                        "hasnt_opclass('shop'::name, 'size_ops'::name)",
                        db -> assertThat(db).schema("shop").doesNotHaveOperatorClass("size_ops"));
    }

    private void owners() {
        twin("type_owner_is")
                .passes(
                        "type_owner_is('shop', 'size', 'types_owner'::name)",
                        db -> assertThat(db).schema("shop").type("size").isOwnedBy("types_owner"))
                .passes(
                        "type_owner_is('mood', 'types_owner'::name)",
                        db -> assertThat(db).enumType("mood").isOwnedBy("types_owner"))
                .fails(
                        "type_owner_is('price', 'types_owner'::name)",
                        db -> assertThat(db).domain("price").isOwnedBy("types_owner"))
                .fails(
                        "type_owner_is('modo', 'types_owner'::name)",
                        db -> assertThat(db).type("modo").isOwnedBy("types_owner"));
        twin("composite_owner_is")
                .passes("composite_owner_is('shop', 'parcel', 'types_owner'::name)", db -> assertThat(db)
                        .schema("shop")
                        .compositeType("parcel")
                        .isOwnedBy("types_owner"))
                .passes(
                        "composite_owner_is('address', 'types_owner'::name)",
                        db -> assertThat(db).compositeType("address").isOwnedBy("types_owner"))
                .fails(
                        "composite_owner_is('address', 'somebody'::name)",
                        db -> assertThat(db).compositeType("address").isOwnedBy("somebody"))
                .fails(
                        "composite_owner_is('mood', 'types_owner'::name)",
                        db -> assertThat(db).compositeType("mood").isOwnedBy("types_owner"));
        twin("opclass_owner_is")
                .passes("opclass_owner_is('shop', 'size_ops', 'types_owner'::name)", db -> assertThat(db)
                        .schema("shop")
                        .operatorClass("size_ops")
                        .isOwnedBy("types_owner"))
                .passes(
                        "opclass_owner_is('mood_ops', 'types_owner'::name)",
                        db -> assertThat(db).operatorClass("mood_ops").isOwnedBy("types_owner"))
                .fails(
                        "opclass_owner_is('mood_ops', 'somebody'::name)",
                        db -> assertThat(db).operatorClass("mood_ops").isOwnedBy("somebody"))
                .fails(
                        "opclass_owner_is('size_ops', 'types_owner'::name)",
                        db -> assertThat(db).operatorClass("size_ops").isOwnedBy("types_owner"));
    }
}
