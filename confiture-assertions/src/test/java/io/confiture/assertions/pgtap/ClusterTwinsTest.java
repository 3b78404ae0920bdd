package io.confiture.assertions.pgtap;

import static io.confiture.assertions.ConfitureAssertions.assertThat;

import io.confiture.assertions.cluster.TestTablespace;

class ClusterTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        TestTablespace.create();
        return """
            do $$ begin if not exists (select from pg_roles where rolname = 'structure_owner') then create role structure_owner; end if; end $$;
            do $$ begin execute format('alter database %I owner to structure_owner', current_database()); end $$;
            create schema shop;
            create schema "Odd.Name" authorization structure_owner;
            create extension citext schema shop;
            create language structure_untrusted handler plpgsql_call_handler;
            alter language structure_untrusted owner to structure_owner;
            """;
    }

    @Override
    void define() {
        schemas();
        extensions();
        languages();
        tablespaces();
        owners();
    }

    private void schemas() {
        // pgTAP leaves out every schema whose name begins with pg and has one letter more; ours those that begin with
        // pg_.
        twin("schemas_are")
                .passes(
                        "schemas_are(array['public', 'shop', 'tap', 'Odd.Name'])",
                        db -> assertThat(db).schemas().containsExactlyInAnyOrder("public", "shop", "tap", "Odd.Name"))
                .fails(
                        "schemas_are(array['public', 'tap'])",
                        db -> assertThat(db).schemas().containsExactlyInAnyOrder("public", "tap"));
        twin("has_schema")
                .passes("has_schema('shop')", db -> assertThat(db).hasSchema("shop"))
                .passes("has_schema('Odd.Name')", db -> assertThat(db).hasSchema("Odd.Name"))
                .passes("has_schema('pg_catalog', '')", db -> assertThat(db).hasSchema("pg_catalog"))
                .fails("has_schema('shpo')", db -> assertThat(db).hasSchema("shpo"))
                .fails("has_schema('SHOP')", db -> assertThat(db).hasSchema("SHOP"));
        twin("hasnt_schema")
                .passes("hasnt_schema('shpo')", db -> assertThat(db).doesNotHaveSchema("shpo"))
                .fails("hasnt_schema('shop', '')", db -> assertThat(db).doesNotHaveSchema("shop"));
    }

    private void extensions() {
        twin("extensions_are")
                .passes(
                        "extensions_are(array['citext', 'plpgsql'])",
                        db -> assertThat(db).extensions().containsExactlyInAnyOrder("citext", "plpgsql"))
                .passes(
                        "extensions_are('shop', array['citext'], '')",
                        db -> assertThat(db).schema("shop").extensions().containsExactlyInAnyOrder("citext"))
                .fails(
                        "extensions_are(array['citext'])",
                        db -> assertThat(db).extensions().containsExactlyInAnyOrder("citext"))
                .fails("extensions_are('shop', array['citext', 'plpgsql'], '')", db -> assertThat(db)
                        .schema("shop")
                        .extensions()
                        .containsExactlyInAnyOrder("citext", "plpgsql"));
        twin("has_extension")
                .passes("has_extension('citext')", db -> assertThat(db).hasExtension("citext"))
                .passes(
                        "has_extension('shop', 'citext', '')",
                        db -> assertThat(db).schema("shop").hasExtension("citext"))
                .fails("has_extension('citex')", db -> assertThat(db).hasExtension("citex"))
                .fails(
                        "has_extension('public', 'citext', '')",
                        db -> assertThat(db).schema("public").hasExtension("citext"));
        twin("hasnt_extension")
                .passes("hasnt_extension('hstore')", db -> assertThat(db).doesNotHaveExtension("hstore"))
                .passes(
                        "hasnt_extension('public', 'citext', '')",
                        db -> assertThat(db).schema("public").doesNotHaveExtension("citext"))
                .fails("hasnt_extension('citext')", db -> assertThat(db).doesNotHaveExtension("citext"))
                .fails(
                        "hasnt_extension('shop', 'citext', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveExtension("citext"));
    }

    private void languages() {
        twin("languages_are")
                .passes(
                        "languages_are(array['plpgsql', 'structure_untrusted'])",
                        db -> assertThat(db).languages().containsExactlyInAnyOrder("plpgsql", "structure_untrusted"))
                .fails("languages_are(array['plpgsql', 'structure_untrusted', 'sql'])", db -> assertThat(db)
                        .languages()
                        .containsExactlyInAnyOrder("plpgsql", "structure_untrusted", "sql"));
        twin("has_language")
                .passes("has_language('plpgsql')", db -> assertThat(db).hasLanguage("plpgsql"))
                .passes("has_language('sql', '')", db -> assertThat(db).hasLanguage("sql"))
                .fails("has_language('plsql')", db -> assertThat(db).hasLanguage("plsql"));
        twin("hasnt_language")
                .passes("hasnt_language('plperl')", db -> assertThat(db).doesNotHaveLanguage("plperl"))
                .fails("hasnt_language('plpgsql', '')", db -> assertThat(db).doesNotHaveLanguage("plpgsql"));
        twin("language_is_trusted")
                .passes(
                        "language_is_trusted('plpgsql')",
                        db -> assertThat(db).language("plpgsql").isTrusted())
                .fails(
                        "language_is_trusted('structure_untrusted')",
                        db -> assertThat(db).language("structure_untrusted").isTrusted())
                .fails(
                        "language_is_trusted('plperl')",
                        db -> assertThat(db).language("plperl").isTrusted());
        twin("language_owner_is")
                .passes(
                        "language_owner_is('structure_untrusted', 'structure_owner')",
                        db -> assertThat(db).language("structure_untrusted").isOwnedBy("structure_owner"))
                .passes(
                        "language_owner_is('plpgsql', current_user, '')",
                        db -> assertThat(db).language("plpgsql").isOwnedBy("postgres"))
                .fails(
                        "language_owner_is('plpgsql', 'structure_owner')",
                        db -> assertThat(db).language("plpgsql").isOwnedBy("structure_owner"))
                .fails(
                        "language_owner_is('plperl', 'structure_owner')",
                        db -> assertThat(db).language("plperl").isOwnedBy("structure_owner"));
    }

    private void tablespaces() {
        twin("tablespaces_are")
                .passes("tablespaces_are(array['pg_default', 'pg_global', 'structure_space'])", db -> assertThat(db)
                        .tablespaces()
                        .containsExactlyInAnyOrder("pg_default", "pg_global", "structure_space"))
                .fails(
                        "tablespaces_are(array['pg_default', 'structure_space'])",
                        db -> assertThat(db).tablespaces().containsExactlyInAnyOrder("pg_default", "structure_space"));
        twin("has_tablespace")
                .passes("has_tablespace('structure_space')", db -> assertThat(db)
                        .hasTablespace("structure_space"))
                .passes(
                        "has_tablespace('pg_default', '', '')",
                        db -> assertThat(db).tablespace("pg_default").hasLocation(""))
                .fails("has_tablespace('structure_spice')", db -> assertThat(db).hasTablespace("structure_spice"))
                .fails(
                        "has_tablespace('structure_space', '/elsewhere', '')",
                        db -> assertThat(db).tablespace("structure_space").hasLocation("/elsewhere"));
        twin("hasnt_tablespace")
                .passes("hasnt_tablespace('structure_spice')", db -> assertThat(db)
                        .doesNotHaveTablespace("structure_spice"))
                .fails("hasnt_tablespace('pg_default', '')", db -> assertThat(db)
                        .doesNotHaveTablespace("pg_default"));
        twin("tablespace_owner_is")
                .passes(
                        "tablespace_owner_is('structure_space', 'structure_owner')",
                        db -> assertThat(db).tablespace("structure_space").isOwnedBy("structure_owner"))
                .fails(
                        "tablespace_owner_is('pg_default', 'structure_owner')",
                        db -> assertThat(db).tablespace("pg_default").isOwnedBy("structure_owner"))
                .fails(
                        "tablespace_owner_is('structure_spice', 'structure_owner')",
                        db -> assertThat(db).tablespace("structure_spice").isOwnedBy("structure_owner"));
    }

    private void owners() {
        // pgTAP asks for any database of the server by its name; ours is about the database that it is connected to.
        twin("db_owner_is")
                .passes("db_owner_is(current_database(), 'structure_owner')", db -> assertThat(db)
                        .isOwnedBy("structure_owner"))
                .fails("db_owner_is(current_database(), 'nobody', '')", db -> assertThat(db)
                        .isOwnedBy("nobody"));
        twin("schema_owner_is")
                .passes(
                        "schema_owner_is('Odd.Name', 'structure_owner')",
                        db -> assertThat(db).schema("Odd.Name").isOwnedBy("structure_owner"))
                .passes(
                        "schema_owner_is('shop', current_user, '')",
                        db -> assertThat(db).schema("shop").isOwnedBy("postgres"))
                .fails(
                        "schema_owner_is('shop', 'structure_owner')",
                        db -> assertThat(db).schema("shop").isOwnedBy("structure_owner"))
                .fails(
                        "schema_owner_is('shpo', 'structure_owner')",
                        db -> assertThat(db).schema("shpo").isOwnedBy("structure_owner"));
    }
}
