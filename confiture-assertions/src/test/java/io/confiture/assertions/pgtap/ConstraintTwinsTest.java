package io.confiture.assertions.pgtap;

import static io.confiture.assertions.ConfitureAssertions.assertThat;

class ConstraintTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return """
            create schema shop;
            create table shop.users (gone int, tenant int, id bigint primary key, email text, bio text, phone text, unique (tenant, email), unique (phone));
            alter table shop.users drop column gone;
            create index users_bio_idx on shop.users using hash (bio);
            create index users_lower_idx on shop.users (lower(email), id desc);
            create index users_some_idx on shop.users (email) where bio is not null;
            cluster shop.users using users_pkey;
            create table shop.orders (id bigint, line int, user_id bigint references shop.users (id), tenant int, email text,
                total numeric check (total > 0), tax numeric, check (tax < total), primary key (line, id),
                foreign key (tenant, email) references shop.users (tenant, email));
            create table notes (at timestamptz, author bigint);
            create table people (id int primary key, name text constraint people_name_check check (name <> ''), boss int references people, unique (name));
            create table "Odd ""Names\""" ("The Id" int primary key, "Other.Id" int references people);
            create table parts (id int primary key, boss int references people, size int check (size > 0)) partition by range (id);
            create table parts_1 partition of parts for values from (0) to (10);
            create table to_parts (part int references parts);
            create table heirs () inherits (people);
            do $$ begin if not exists (select from pg_roles where rolname = 'structure_owner') then create role structure_owner; end if; end $$;
            create table owned (id int primary key);
            alter table owned owner to structure_owner;
            """;
    }

    @Override
    void define() {
        primaryKeys();
        foreignKeys();
        foreignKeyColumns();
        uniqueAndCheck();
        indexes();
        indexProperties();
    }

    private void primaryKeys() {
        twin("has_pk")
                .passes(
                        "has_pk('shop', 'users', '')",
                        db -> assertThat(db).table("shop.users").hasPrimaryKey())
                .passes("has_pk('people')", db -> assertThat(db).table("people").hasPrimaryKey())
                .passes(
                        "has_pk('parts_1')",
                        db -> assertThat(db).table("parts_1").hasPrimaryKey())
                .fails("has_pk('notes')", db -> assertThat(db).table("notes").hasPrimaryKey())
                .fails("has_pk('heirs')", db -> assertThat(db).table("heirs").hasPrimaryKey())
                .fails(
                        "has_pk('shop', 'notes', '')",
                        db -> assertThat(db).schema("shop").table("notes").hasPrimaryKey());
        // pgTAP's hasnt_pk passes for a table that is not there.
        twin("hasnt_pk")
                .passes("hasnt_pk('notes')", db -> assertThat(db).table("notes").doesNotHavePrimaryKey())
                .passes("hasnt_pk('heirs')", db -> assertThat(db).table("heirs").doesNotHavePrimaryKey())
                .fails(
                        "hasnt_pk('shop', 'orders', '')",
                        db -> assertThat(db).schema("shop").table("orders").doesNotHavePrimaryKey());
        twin("col_is_pk")
                .passes(
                        "col_is_pk('shop', 'orders', array['line', 'id'], '')",
                        db -> assertThat(db).table("shop.orders").hasPrimaryKey("line", "id"))
                .passes(
                        "col_is_pk('shop', 'users', 'id', '')",
                        db -> assertThat(db).table("shop.users").hasPrimaryKey("id"))
                .passes(
                        "col_is_pk('people', 'id')",
                        db -> assertThat(db).table("people").hasPrimaryKey("id"))
                .passes(
                        "col_is_pk('Odd \"Names\"', 'The Id')",
                        db -> assertThat(db).table("Odd \"Names\"").hasPrimaryKey("The Id"))
                .fails(
                        "col_is_pk('shop', 'orders', array['id', 'line'], '')",
                        db -> assertThat(db).table("shop.orders").hasPrimaryKey("id", "line"))
                .fails(
                        "col_is_pk('shop', 'orders', 'id', '')",
                        db -> assertThat(db).table("shop.orders").hasPrimaryKey("id"))
                .fails(
                        "col_is_pk('notes', 'at')",
                        db -> assertThat(db).table("notes").hasPrimaryKey("at"))
                .fails(
                        "col_is_pk('people', 'ID')",
                        db -> assertThat(db).table("people").hasPrimaryKey("ID"));
        // pgTAP's col_isnt_pk passes for a column, and a table, that is not there.
        twin("col_isnt_pk")
                .passes(
                        "col_isnt_pk('shop', 'orders', array['id', 'line'], '')",
                        db -> assertThat(db).table("shop.orders").doesNotHavePrimaryKey("id", "line"))
                .passes(
                        "col_isnt_pk('notes', 'at')",
                        db -> assertThat(db).table("notes").doesNotHavePrimaryKey("at"))
                .passes(
                        "col_isnt_pk('people', 'name')",
                        db -> assertThat(db).table("people").doesNotHavePrimaryKey("name"))
                .fails(
                        "col_isnt_pk('people', 'id')",
                        db -> assertThat(db).table("people").doesNotHavePrimaryKey("id"));
    }

    private void foreignKeys() {
        twin("has_fk")
                .passes(
                        "has_fk('shop', 'orders', '')",
                        db -> assertThat(db).table("shop.orders").hasForeignKey())
                .passes("has_fk('people')", db -> assertThat(db).table("people").hasForeignKey())
                .passes(
                        "has_fk('parts_1')",
                        db -> assertThat(db).table("parts_1").hasForeignKey())
                .fails(
                        "has_fk('shop', 'users', '')",
                        db -> assertThat(db).table("shop.users").hasForeignKey())
                .fails("has_fk('heirs')", db -> assertThat(db).table("heirs").hasForeignKey());
        // pgTAP's hasnt_fk passes for a table that is not there.
        twin("hasnt_fk")
                .passes(
                        "hasnt_fk('shop', 'users', '')",
                        db -> assertThat(db).table("shop.users").doesNotHaveForeignKey())
                .fails(
                        "hasnt_fk('people')",
                        db -> assertThat(db).table("people").doesNotHaveForeignKey());
        // Without schemas pgTAP compares the names of the referenced tables only; ours says which table the search path
        // finds.
        // Where the referenced table is partitioned, pgTAP takes a constraint that PostgreSQL keeps for a partition.
        twin("fk_ok")
                .passes("fk_ok('shop', 'orders', 'user_id', 'shop', 'users', 'id')", db -> assertThat(db)
                        .table("shop.orders")
                        .foreignKeyOn("user_id")
                        .references("shop.users", "id"))
                .passes(
                        "fk_ok('shop', 'orders', array['tenant', 'email'], 'shop', 'users', array['tenant', 'email'],"
                                + " '')",
                        db -> assertThat(db)
                                .table("shop.orders")
                                .foreignKeyOn("tenant", "email")
                                .references("shop.users", "tenant", "email"))
                .passes("fk_ok('people', 'boss', 'people', 'id')", db -> assertThat(db)
                        .table("people")
                        .foreignKeyOn("boss")
                        .references("people", "id"))
                .fails("fk_ok('shop', 'orders', 'user_id', 'public', 'users', 'id')", db -> assertThat(db)
                        .table("shop.orders")
                        .foreignKeyOn("user_id")
                        .references("public.users", "id"))
                .fails(
                        "fk_ok('shop', 'orders', array['tenant', 'email'], 'shop', 'users', array['email', 'tenant'])",
                        db -> assertThat(db)
                                .table("shop.orders")
                                .foreignKeyOn("tenant", "email")
                                .references("shop.users", "email", "tenant"))
                .fails("fk_ok('people', 'boss', 'people', 'name')", db -> assertThat(db)
                        .table("people")
                        .foreignKeyOn("boss")
                        .references("people", "name"))
                .fails("fk_ok('people', 'name', 'people', 'id')", db -> assertThat(db)
                        .table("people")
                        .foreignKeyOn("name")
                        .references("people", "id"));
    }

    private void foreignKeyColumns() {
        twin("col_is_fk")
                .passes(
                        "col_is_fk('shop', 'orders', array['tenant', 'email'], '')",
                        db -> assertThat(db).table("shop.orders").hasForeignKeyOn("tenant", "email"))
                .passes(
                        "col_is_fk('people', 'boss')",
                        db -> assertThat(db).table("people").hasForeignKeyOn("boss"))
                .passes(
                        "col_is_fk('Odd \"Names\"', 'Other.Id')",
                        db -> assertThat(db).table("Odd \"Names\"").hasForeignKeyOn("Other.Id"))
                .fails(
                        "col_is_fk('shop', 'orders', array['email', 'tenant'], '')",
                        db -> assertThat(db).table("shop.orders").hasForeignKeyOn("email", "tenant"))
                .fails(
                        "col_is_fk('shop', 'orders', 'tenant', '')",
                        db -> assertThat(db).table("shop.orders").hasForeignKeyOn("tenant"))
                .fails(
                        "col_is_fk('people', 'name')",
                        db -> assertThat(db).table("people").hasForeignKeyOn("name"))
                .fails(
                        "col_is_fk('notes', 'author')",
                        db -> assertThat(db).table("notes").hasForeignKeyOn("author"));
        // pgTAP's col_isnt_fk passes for a column, and a table, that is not there.
        twin("col_isnt_fk")
                .passes(
                        "col_isnt_fk('people', 'name')",
                        db -> assertThat(db).table("people").doesNotHaveForeignKeyOn("name"))
                .passes(
                        "col_isnt_fk('shop', 'orders', array['email', 'tenant'], '')",
                        db -> assertThat(db).table("shop.orders").doesNotHaveForeignKeyOn("email", "tenant"))
                .fails(
                        "col_isnt_fk('people', 'boss')",
                        db -> assertThat(db).table("people").doesNotHaveForeignKeyOn("boss"))
                .fails(
                        "col_isnt_fk('shop', 'orders', 'user_id', '')",
                        db -> assertThat(db).table("shop.orders").doesNotHaveForeignKeyOn("user_id"));
    }

    private void uniqueAndCheck() {
        twin("has_unique")
                .passes(
                        "has_unique('shop', 'users', '')",
                        db -> assertThat(db).table("shop.users").hasUniqueConstraint())
                .passes(
                        "has_unique('people')",
                        db -> assertThat(db).table("people").hasUniqueConstraint())
                .fails(
                        "has_unique('owned')",
                        db -> assertThat(db).table("owned").hasUniqueConstraint())
                .fails(
                        "has_unique('shop', 'orders', '')",
                        db -> assertThat(db).table("shop.orders").hasUniqueConstraint());
        twin("col_is_unique")
                .passes(
                        "col_is_unique('shop', 'users', array['tenant', 'email'], '')",
                        db -> assertThat(db).table("shop.users").hasUniqueConstraintOn("tenant", "email"))
                .passes(
                        "col_is_unique('shop', 'users', 'phone', '')",
                        db -> assertThat(db).table("shop.users").hasUniqueConstraintOn("phone"))
                .passes(
                        "col_is_unique('people', 'name')",
                        db -> assertThat(db).table("people").hasUniqueConstraintOn("name"))
                .fails(
                        "col_is_unique('people', 'id')",
                        db -> assertThat(db).table("people").hasUniqueConstraintOn("id"))
                .fails(
                        "col_is_unique('shop', 'users', array['email', 'tenant'], '')",
                        db -> assertThat(db).table("shop.users").hasUniqueConstraintOn("email", "tenant"))
                .fails(
                        "col_is_unique('shop', 'users', array['tenant'], '')",
                        db -> assertThat(db).table("shop.users").hasUniqueConstraintOn("tenant"));
        twin("has_check")
                .passes(
                        "has_check('shop', 'orders', '')",
                        db -> assertThat(db).table("shop.orders").hasCheckConstraint())
                .passes(
                        "has_check('heirs')",
                        db -> assertThat(db).table("heirs").hasCheckConstraint())
                .passes(
                        "has_check('parts_1')",
                        db -> assertThat(db).table("parts_1").hasCheckConstraint())
                .fails("has_check('notes')", db -> assertThat(db).table("notes").hasCheckConstraint())
                .fails(
                        "has_check('shop', 'users', '')",
                        db -> assertThat(db).table("shop.users").hasCheckConstraint());
        // To pgTAP the columns of a check constraint have an order, that in which they first occur; they have none to
        // ours.
        twin("col_has_check")
                .passes(
                        "col_has_check('shop', 'orders', 'total', '')",
                        db -> assertThat(db).table("shop.orders").hasCheckConstraintOn("total"))
                .passes(
                        "col_has_check('shop', 'orders', array['tax', 'total'], '')",
                        db -> assertThat(db).table("shop.orders").hasCheckConstraintOn("total", "tax"))
                .passes(
                        "col_has_check('people', 'name')",
                        db -> assertThat(db).table("people").hasCheckConstraintOn("name"))
                .fails(
                        "col_has_check('shop', 'orders', 'tax', '')",
                        db -> assertThat(db).table("shop.orders").hasCheckConstraintOn("tax"))
                .fails(
                        "col_has_check('people', 'id')",
                        db -> assertThat(db).table("people").hasCheckConstraintOn("id"));
    }

    private void indexes() {
        twin("has_index")
                .passes(
                        "has_index('shop', 'users', 'users_bio_idx', '')",
                        db -> assertThat(db).table("shop.users").hasIndex("users_bio_idx"))
                .passes(
                        "has_index('people', 'people_pkey')",
                        db -> assertThat(db).table("people").hasIndex("people_pkey"))
                .passes(
                        "has_index('parts', 'parts_pkey')",
                        db -> assertThat(db).table("parts").hasIndex("parts_pkey"))
                .passes(
                        "has_index('shop', 'users', 'users_lower_idx', array['lower(email)', 'id'], '')",
                        db -> assertThat(db)
                                .table("shop.users")
                                .index("users_lower_idx")
                                .hasColumns("lower(email)", "id"))
                .passes("has_index('people', 'people_pkey', array['id'])", db -> assertThat(db)
                        .table("people")
                        .index("people_pkey")
                        .hasColumns("id"))
                .fails(
                        "has_index('shop', 'users', 'users_bio_index', '')",
                        db -> assertThat(db).table("shop.users").hasIndex("users_bio_index"))
                .fails(
                        "has_index('notes', 'people_pkey')",
                        db -> assertThat(db).table("notes").hasIndex("people_pkey"))
                .fails(
                        "has_index('shop', 'users', 'users_lower_idx', array['id', 'lower(email)'], '')",
                        db -> assertThat(db)
                                .table("shop.users")
                                .index("users_lower_idx")
                                .hasColumns("id", "lower(email)"))
                .fails("has_index('people', 'people_pkey', array['name'])", db -> assertThat(db)
                        .table("people")
                        .index("people_pkey")
                        .hasColumns("name"));
        // pgTAP's hasnt_index passes for a table that is not there.
        twin("hasnt_index")
                .passes(
                        "hasnt_index('shop', 'users', 'users_bio_index', '')",
                        db -> assertThat(db).table("shop.users").doesNotHaveIndex("users_bio_index"))
                .passes(
                        "hasnt_index('notes', 'people_pkey')",
                        db -> assertThat(db).table("notes").doesNotHaveIndex("people_pkey"))
                .fails(
                        "hasnt_index('people', 'people_pkey')",
                        db -> assertThat(db).table("people").doesNotHaveIndex("people_pkey"));
        twin("indexes_are")
                .passes(
                        "indexes_are('shop', 'users', array['users_pkey', 'users_tenant_email_key', 'users_phone_key',"
                                + " 'users_bio_idx', 'users_lower_idx', 'users_some_idx'])",
                        db -> assertThat(db)
                                .table("shop.users")
                                .indexes()
                                .containsExactlyInAnyOrder(
                                        "users_pkey",
                                        "users_tenant_email_key",
                                        "users_phone_key",
                                        "users_bio_idx",
                                        "users_lower_idx",
                                        "users_some_idx"))
                .passes(
                        "indexes_are('parts', array['parts_pkey'])",
                        db -> assertThat(db).table("parts").indexes().containsExactlyInAnyOrder("parts_pkey"))
                .passes(
                        "indexes_are('notes', array[]::name[])",
                        db -> assertThat(db).table("notes").indexes().isEmpty())
                .fails(
                        "indexes_are('people', array['people_pkey'])",
                        db -> assertThat(db).table("people").indexes().containsExactlyInAnyOrder("people_pkey"));
        // Included columns are columns of the index to pgTAP; ours asks for them with covers(..). Both take a partial
        // index.
        twin("is_indexed")
                .passes(
                        "is_indexed('shop', 'users', array['tenant', 'email'], '')",
                        db -> assertThat(db).table("shop.users").hasIndexOn("tenant", "email"))
                .passes(
                        "is_indexed('shop', 'users', array['lower(email)', 'id'], '')",
                        db -> assertThat(db).table("shop.users").hasIndexOn("lower(email)", "id"))
                .passes(
                        "is_indexed('shop', 'users', 'email', '')",
                        db -> assertThat(db).table("shop.users").hasIndexOn("email"))
                .passes(
                        "is_indexed('people', array['name'], '')",
                        db -> assertThat(db).table("people").hasIndexOn("name"))
                .fails(
                        "is_indexed('shop', 'users', array['email', 'tenant'], '')",
                        db -> assertThat(db).table("shop.users").hasIndexOn("email", "tenant"))
                .fails(
                        "is_indexed('shop', 'users', 'tenant', '')",
                        db -> assertThat(db).table("shop.users").hasIndexOn("tenant"))
                .fails(
                        "is_indexed('notes', array['at'], '')",
                        db -> assertThat(db).table("notes").hasIndexOn("at"));
    }

    private void indexProperties() {
        twin("index_is_unique")
                .passes("index_is_unique('shop', 'users', 'users_phone_key', '')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_phone_key")
                        .isUnique())
                .passes("index_is_unique('people', 'people_pkey')", db -> assertThat(db)
                        .table("people")
                        .index("people_pkey")
                        .isUnique())
                .passes(
                        "index_is_unique('people_pkey')",
                        db -> assertThat(db).index("people_pkey").isUnique())
                .fails("index_is_unique('shop', 'users', 'users_bio_idx', '')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_bio_idx")
                        .isUnique());
        twin("index_is_primary")
                .passes("index_is_primary('shop', 'users', 'users_pkey', '')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_pkey")
                        .isPrimary())
                .passes(
                        "index_is_primary('parts', 'parts_pkey')",
                        db -> assertThat(db).table("parts").index("parts_pkey").isPrimary())
                .passes(
                        "index_is_primary('people_pkey')",
                        db -> assertThat(db).index("people_pkey").isPrimary())
                .fails("index_is_primary('shop', 'users', 'users_phone_key', '')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_phone_key")
                        .isPrimary());
        twin("index_is_partial")
                .passes("index_is_partial('shop', 'users', 'users_some_idx', '')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_some_idx")
                        .isPartial())
                .fails("index_is_partial('shop', 'users', 'users_bio_idx', '')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_bio_idx")
                        .isPartial());
        // Without a schema pgTAP takes any index of the name, whatever the search path.
        twin("index_is_type")
                .passes("index_is_type('shop', 'users', 'users_bio_idx', 'hash')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_bio_idx")
                        .usesMethod("hash"))
                .passes("index_is_type('people', 'people_pkey', 'btree')", db -> assertThat(db)
                        .table("people")
                        .index("people_pkey")
                        .usesMethod("btree"))
                .fails("index_is_type('shop', 'users', 'users_bio_idx', 'btree')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_bio_idx")
                        .usesMethod("btree"));
        twin("is_clustered")
                .passes("is_clustered('shop', 'users', 'users_pkey', '')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_pkey")
                        .isClustered())
                .fails("is_clustered('shop', 'users', 'users_bio_idx', '')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_bio_idx")
                        .isClustered())
                .fails("is_clustered('people', 'people_pkey')", db -> assertThat(db)
                        .table("people")
                        .index("people_pkey")
                        .isClustered());
        twin("index_owner_is")
                .passes(
                        "index_owner_is('owned', 'owned_pkey', 'structure_owner')",
                        db -> assertThat(db).table("owned").index("owned_pkey").isOwnedBy("structure_owner"))
                .passes("index_owner_is('shop', 'users', 'users_pkey', current_user, '')", db -> assertThat(db)
                        .table("shop.users")
                        .index("users_pkey")
                        .isOwnedBy("postgres"))
                .fails("index_owner_is('people', 'people_pkey', 'structure_owner')", db -> assertThat(db)
                        .table("people")
                        .index("people_pkey")
                        .isOwnedBy("structure_owner"))
                .fails(
                        "index_owner_is('owned', 'owned_pkey', 'nobody')",
                        db -> assertThat(db).table("owned").index("owned_pkey").isOwnedBy("nobody"));
    }
}
