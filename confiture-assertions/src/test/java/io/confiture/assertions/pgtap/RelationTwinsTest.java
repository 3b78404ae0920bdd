package io.confiture.assertions.pgtap;

import static io.confiture.assertions.ConfitureAssertions.assertThat;

class RelationTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return """
                create schema shop;
                create table shop.users (id bigint primary key, email text not null, bio text);
                create table notes (id int);
                """;
    }

    @Override
    void define() {
        twin("has_table")
                .passes(
                        "has_table('shop', 'users', '')",
                        db -> assertThat(db).schema("shop").hasTable("users"))
                .passes("has_table('notes')", db -> assertThat(db).hasTable("notes"))
                .fails(
                        "has_table('shop', 'uesrs', '')",
                        db -> assertThat(db).schema("shop").hasTable("uesrs"));
        twin("tables_are")
                .passes(
                        "tables_are('shop', array['users'])",
                        db -> assertThat(db).schema("shop").tables().containsExactlyInAnyOrder("users"))
                .fails(
                        "tables_are('shop', array['users', 'orders'])",
                        db -> assertThat(db).schema("shop").tables().containsExactlyInAnyOrder("users", "orders"));
        twin("col_not_null")
                .passes(
                        "col_not_null('shop', 'users', 'email', '')",
                        db -> assertThat(db).table("shop.users").column("email").isNotNullable())
                .fails(
                        "col_not_null('shop', 'users', 'bio', '')",
                        db -> assertThat(db).table("shop.users").column("bio").isNotNullable());
    }
}
