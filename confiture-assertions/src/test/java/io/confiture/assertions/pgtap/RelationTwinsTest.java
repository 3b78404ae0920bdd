package io.confiture.assertions.pgtap;

import static io.confiture.assertions.ConfitureAssertions.assertThat;

class RelationTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return """
            do $$ begin
                if not exists (select from pg_roles where rolname = 'relation_twin_owner') then
                    create role relation_twin_owner;
                end if;
            end $$;
            create schema shop;
            create table shop.users (id bigint primary key, email text not null, bio text);
            create view shop.active as select id, email from shop.users;
            create materialized view shop.sales as select 1 as day;
            create sequence shop.numbers;
            create foreign data wrapper relation_wrapper;
            create server relation_server foreign data wrapper relation_wrapper;
            create foreign table shop.archived (id bigint) server relation_server;
            alter table shop.users owner to relation_twin_owner;
            alter view shop.active owner to relation_twin_owner;
            alter materialized view shop.sales owner to relation_twin_owner;
            alter sequence shop.numbers owner to relation_twin_owner;
            alter foreign table shop.archived owner to relation_twin_owner;

            create type mood as enum ('sad', 'happy');
            create table notes (
                id int,
                title varchar(20) default 'untitled',
                stars integer not null default 3,
                price numeric(10, 2) default 0,
                created timestamp with time zone default now(),
                hidden boolean default false,
                tags text[] default '{}',
                feeling mood);
            create view short as select id, title from notes;
            create materialized view counted as select count(*) as number from notes;
            create sequence tickets;
            create foreign table remote (id int) server relation_server;

            create table orders (id int, placed date) partition by range (placed);
            create table orders_2024 partition of orders for values from ('2024-01-01') to ('2025-01-01');
            create table orders_2025 partition of orders for values from ('2025-01-01') to ('2026-01-01');
            create table shop.parcels (id int) partition by hash (id);
            create table shop.parcels_0 partition of shop.parcels for values with (modulus 1, remainder 0);

            create table animals (name text);
            create table cats () inherits (animals);
            create table lions () inherits (cats);
            create table shop.plants (name text);
            create table shop.trees () inherits (shop.plants);
            """;
    }

    @Override
    void define() {
        sets();
        existence();
        otherExistence();
        columns();
        defaults();
        partitions();
        inheritance();
        owners();
    }

    private void sets() {
        twin("tables_are")
                .passes(
                        "tables_are('shop', array['users', 'parcels', 'parcels_0', 'plants', 'trees'])",
                        db -> assertThat(db)
                                .schema("shop")
                                .tables()
                                .containsExactlyInAnyOrder("users", "parcels", "parcels_0", "plants", "trees"))
                .passes(
                        "set local search_path = shop, tap;\n"
                                + "tables_are(array['users', 'parcels', 'parcels_0', 'plants', 'trees'])",
                        db -> assertThat(db)
                                .schema("shop")
                                .tables()
                                .containsExactlyInAnyOrder("users", "parcels", "parcels_0", "plants", "trees"))
                .fails(
                        "tables_are('shop', array['users', 'orders'])",
                        db -> assertThat(db).schema("shop").tables().containsExactlyInAnyOrder("users", "orders"))
                .fails(
                        "tables_are(array['notes'])",
                        db -> assertThat(db).tables().containsExactlyInAnyOrder("notes"));
        twin("views_are")
                .passes(
                        "views_are('shop', array['active'])",
                        db -> assertThat(db).schema("shop").views().containsExactlyInAnyOrder("active"))
                .fails(
                        "views_are('shop', array['active', 'sales'])",
                        db -> assertThat(db).schema("shop").views().containsExactlyInAnyOrder("active", "sales"))
                .fails(
                        "views_are(array['active'])",
                        db -> assertThat(db).views().containsExactlyInAnyOrder("active"));
        twin("materialized_views_are")
                .passes(
                        "materialized_views_are('shop', array['sales'])",
                        db -> assertThat(db).schema("shop").materializedViews().containsExactlyInAnyOrder("sales"))
                .passes(
                        "materialized_views_are(array['counted'])",
                        db -> assertThat(db).materializedViews().containsExactlyInAnyOrder("counted"))
                .fails(
                        "materialized_views_are('shop', array['active'])",
                        db -> assertThat(db).schema("shop").materializedViews().containsExactlyInAnyOrder("active"));
        twin("foreign_tables_are")
                .passes(
                        "foreign_tables_are('shop', array['archived'])",
                        db -> assertThat(db).schema("shop").foreignTables().containsExactlyInAnyOrder("archived"))
                .passes(
                        "foreign_tables_are(array['remote'])",
                        db -> assertThat(db).foreignTables().containsExactlyInAnyOrder("remote"))
                .fails("foreign_tables_are('shop', array['archived', 'users'])", db -> assertThat(db)
                        .schema("shop")
                        .foreignTables()
                        .containsExactlyInAnyOrder("archived", "users"));
        twin("sequences_are")
                .passes(
                        "sequences_are('shop', array['numbers'])",
                        db -> assertThat(db).schema("shop").sequences().containsExactlyInAnyOrder("numbers"))
                .fails("sequences_are('shop', array['numbers', 'users_id_seq'])", db -> assertThat(db)
                        .schema("shop")
                        .sequences()
                        .containsExactlyInAnyOrder("numbers", "users_id_seq"))
                .fails(
                        "sequences_are(array['numbers'])",
                        db -> assertThat(db).sequences().containsExactlyInAnyOrder("numbers"));
        twin("columns_are")
                .passes("columns_are('shop', 'users', array['id', 'email', 'bio'])", db -> assertThat(db)
                        .schema("shop")
                        .table("users")
                        .columns()
                        .containsExactlyInAnyOrder("id", "email", "bio"))
                .passes(
                        "columns_are('short', array['id', 'title'])",
                        db -> assertThat(db).view("short").columns().containsExactlyInAnyOrder("id", "title"))
                .fails(
                        "columns_are('shop', 'users', array['id', 'email'])",
                        db -> assertThat(db).table("shop.users").columns().containsExactlyInAnyOrder("id", "email"))
                .fails(
                        "columns_are('short', array['id', 'title', 'stars'])",
                        db -> assertThat(db).view("short").columns().containsExactlyInAnyOrder("id", "title", "stars"));
        // Where the partitions' schema is not in the search path, pgTAP wants it before their names; here they are
        // called what they
        // are called in their table's schema.
        twin("partitions_are")
                .passes("partitions_are('orders', array['orders_2024', 'orders_2025'])", db -> assertThat(db)
                        .table("orders")
                        .partitions()
                        .containsExactlyInAnyOrder("orders_2024", "orders_2025"))
                .passes(
                        "set local search_path = shop, tap;\npartitions_are('shop', 'parcels', array['parcels_0'])",
                        db -> assertThat(db)
                                .schema("shop")
                                .table("parcels")
                                .partitions()
                                .containsExactlyInAnyOrder("parcels_0"))
                .passes(
                        "partitions_are('notes', '{}')",
                        db -> assertThat(db).table("notes").partitions().isEmpty())
                .fails(
                        "partitions_are('orders', array['orders_2024'])",
                        db -> assertThat(db).table("orders").partitions().containsExactlyInAnyOrder("orders_2024"))
                .fails(
                        "partitions_are('animals', array['cats'])",
                        db -> assertThat(db).table("animals").partitions().containsExactlyInAnyOrder("cats"));
    }

    private void existence() {
        twin("has_table")
                .passes(
                        "has_table('shop', 'users', '')",
                        db -> assertThat(db).schema("shop").hasTable("users"))
                .passes("has_table('notes')", db -> assertThat(db).hasTable("notes"))
                .passes("has_table('orders')", db -> assertThat(db).hasTable("orders"))
                .fails(
                        "has_table('shop', 'uesrs', '')",
                        db -> assertThat(db).schema("shop").hasTable("uesrs"))
                .fails("has_table('users')", db -> assertThat(db).hasTable("users"))
                .fails("has_table('short')", db -> assertThat(db).hasTable("short"));
        twin("hasnt_table")
                .passes(
                        "hasnt_table('shop', 'orders', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveTable("orders"))
                .passes("hasnt_table('users')", db -> assertThat(db).doesNotHaveTable("users"))
                .fails(
                        "hasnt_table('shop', 'users', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveTable("users"))
                .fails("hasnt_table('notes')", db -> assertThat(db).doesNotHaveTable("notes"));
        twin("has_view")
                .passes(
                        "has_view('shop', 'active', '')",
                        db -> assertThat(db).schema("shop").hasView("active"))
                .passes("has_view('short')", db -> assertThat(db).hasView("short"))
                .fails(
                        "has_view('shop', 'users', '')",
                        db -> assertThat(db).schema("shop").hasView("users"))
                .fails("has_view('active')", db -> assertThat(db).hasView("active"));
        twin("hasnt_view")
                .passes(
                        "hasnt_view('shop', 'users', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveView("users"))
                .passes("hasnt_view('active')", db -> assertThat(db).doesNotHaveView("active"))
                .fails(
                        "hasnt_view('shop', 'active', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveView("active"));
        twin("has_materialized_view")
                .passes(
                        "has_materialized_view('shop', 'sales', '')",
                        db -> assertThat(db).schema("shop").hasMaterializedView("sales"))
                .passes("has_materialized_view('counted')", db -> assertThat(db).hasMaterializedView("counted"))
                .fails(
                        "has_materialized_view('shop', 'active', '')",
                        db -> assertThat(db).schema("shop").hasMaterializedView("active"))
                .fails("has_materialized_view('sales')", db -> assertThat(db).hasMaterializedView("sales"));
        twin("hasnt_materialized_view")
                .passes(
                        "hasnt_materialized_view('shop', 'active', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveMaterializedView("active"))
                .passes("hasnt_materialized_view('sales')", db -> assertThat(db).doesNotHaveMaterializedView("sales"))
                .fails(
                        "hasnt_materialized_view('shop', 'sales', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveMaterializedView("sales"));
    }

    private void otherExistence() {
        twin("has_foreign_table")
                .passes(
                        "has_foreign_table('shop', 'archived', '')",
                        db -> assertThat(db).schema("shop").hasForeignTable("archived"))
                .passes("has_foreign_table('remote')", db -> assertThat(db).hasForeignTable("remote"))
                .fails(
                        "has_foreign_table('shop', 'users', '')",
                        db -> assertThat(db).schema("shop").hasForeignTable("users"))
                .fails("has_foreign_table('archived')", db -> assertThat(db).hasForeignTable("archived"));
        twin("hasnt_foreign_table")
                .passes(
                        "hasnt_foreign_table('shop', 'users', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveForeignTable("users"))
                .passes("hasnt_foreign_table('archived')", db -> assertThat(db).doesNotHaveForeignTable("archived"))
                .fails(
                        "hasnt_foreign_table('shop', 'archived', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveForeignTable("archived"));
        twin("has_sequence")
                .passes(
                        "has_sequence('shop', 'numbers', '')",
                        db -> assertThat(db).schema("shop").hasSequence("numbers"))
                .passes("has_sequence('tickets')", db -> assertThat(db).hasSequence("tickets"))
                .fails(
                        "has_sequence('shop', 'users', '')",
                        db -> assertThat(db).schema("shop").hasSequence("users"))
                .fails("has_sequence('numbers')", db -> assertThat(db).hasSequence("numbers"));
        twin("hasnt_sequence")
                .passes(
                        "hasnt_sequence('shop', 'tickets', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveSequence("tickets"))
                .passes("hasnt_sequence('numbers')", db -> assertThat(db).doesNotHaveSequence("numbers"))
                .fails("hasnt_sequence('tickets')", db -> assertThat(db).doesNotHaveSequence("tickets"));
        twin("has_relation")
                .passes(
                        "has_relation('shop', 'active', '')",
                        db -> assertThat(db).schema("shop").hasRelation("active"))
                .passes(
                        "has_relation('shop', 'users_pkey', '')",
                        db -> assertThat(db).schema("shop").hasRelation("users_pkey"))
                .passes("has_relation('tickets')", db -> assertThat(db).hasRelation("tickets"))
                .fails(
                        "has_relation('shop', 'notes', '')",
                        db -> assertThat(db).schema("shop").hasRelation("notes"))
                .fails("has_relation('active')", db -> assertThat(db).hasRelation("active"));
        twin("hasnt_relation")
                .passes(
                        "hasnt_relation('shop', 'notes', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveRelation("notes"))
                .passes("hasnt_relation('active')", db -> assertThat(db).doesNotHaveRelation("active"))
                .fails(
                        "hasnt_relation('shop', 'sales', '')",
                        db -> assertThat(db).schema("shop").doesNotHaveRelation("sales"))
                .fails("hasnt_relation('remote')", db -> assertThat(db).doesNotHaveRelation("remote"));
        // After the last inheriting table was dropped, pgTAP still finds some until the next ANALYZE, since it asks
        // relhassubclass.
        twin("has_inherited_tables")
                .passes(
                        "has_inherited_tables('animals')",
                        db -> assertThat(db).table("animals").hasInheritingTables())
                .passes(
                        "has_inherited_tables('shop', 'plants', '')",
                        db -> assertThat(db).table("shop.plants").hasInheritingTables())
                .fails(
                        "has_inherited_tables('lions')",
                        db -> assertThat(db).table("lions").hasInheritingTables())
                .fails(
                        "has_inherited_tables('orders')",
                        db -> assertThat(db).table("orders").hasInheritingTables());
        // pgTAP passes for tables that do not exist.
        twin("hasnt_inherited_tables")
                .passes(
                        "hasnt_inherited_tables('lions')",
                        db -> assertThat(db).table("lions").hasNoInheritingTables())
                .passes(
                        "hasnt_inherited_tables('shop', 'trees', '')",
                        db -> assertThat(db).table("shop.trees").hasNoInheritingTables())
                .passes(
                        "hasnt_inherited_tables('orders')",
                        db -> assertThat(db).table("orders").hasNoInheritingTables())
                .fails(
                        "hasnt_inherited_tables('cats')",
                        db -> assertThat(db).table("cats").hasNoInheritingTables());
    }

    private void columns() {
        twin("has_column")
                .passes(
                        "has_column('shop', 'users', 'email', '')",
                        db -> assertThat(db).schema("shop").table("users").hasColumn("email"))
                .passes(
                        "has_column('short', 'title')",
                        db -> assertThat(db).view("short").hasColumn("title"))
                .passes(
                        "has_column('counted', 'number')",
                        db -> assertThat(db).materializedView("counted").hasColumn("number"))
                .passes(
                        "has_column('remote', 'id')",
                        db -> assertThat(db).foreignTable("remote").hasColumn("id"))
                .fails(
                        "has_column('shop', 'users', 'emial', '')",
                        db -> assertThat(db).table("shop.users").hasColumn("emial"))
                .fails(
                        "has_column('notes', 'ctid')",
                        db -> assertThat(db).table("notes").hasColumn("ctid"))
                .fails(
                        "has_column('users', 'email')",
                        db -> assertThat(db).table("users").hasColumn("email"));
        // pgTAP passes for tables that do not exist.
        twin("hasnt_column")
                .passes(
                        "hasnt_column('shop', 'users', 'password', '')",
                        db -> assertThat(db).schema("shop").table("users").doesNotHaveColumn("password"))
                .passes(
                        "hasnt_column('notes', 'email')",
                        db -> assertThat(db).table("notes").doesNotHaveColumn("email"))
                .fails(
                        "hasnt_column('notes', 'title')",
                        db -> assertThat(db).table("notes").doesNotHaveColumn("title"));
        twin("col_not_null")
                .passes(
                        "col_not_null('shop', 'users', 'email', '')",
                        db -> assertThat(db).table("shop.users").column("email").isNotNullable())
                .passes(
                        "col_not_null('notes', 'stars')",
                        db -> assertThat(db).table("notes").column("stars").isNotNullable())
                .fails(
                        "col_not_null('shop', 'users', 'bio', '')",
                        db -> assertThat(db).table("shop.users").column("bio").isNotNullable())
                .fails(
                        "col_not_null('notes', 'none')",
                        db -> assertThat(db).table("notes").column("none").isNotNullable());
        // pgTAP passes for a column whose domain is NOT NULL, and for every column of a view.
        twin("col_is_null")
                .passes(
                        "col_is_null('shop', 'users', 'bio', '')",
                        db -> assertThat(db).table("shop.users").column("bio").isNullable())
                .passes(
                        "col_is_null('notes', 'id')",
                        db -> assertThat(db).table("notes").column("id").isNullable())
                .fails(
                        "col_is_null('shop', 'users', 'id', '')",
                        db -> assertThat(db).table("shop.users").column("id").isNullable())
                .fails(
                        "col_is_null('notes', 'none')",
                        db -> assertThat(db).table("notes").column("none").isNullable());
        // pgTAP compares text: int is not integer there.
        twin("col_type_is")
                .passes(
                        "col_type_is('shop', 'users', 'email', 'text', '')",
                        db -> assertThat(db).table("shop.users").column("email").hasType("text"))
                .passes(
                        "col_type_is('notes', 'title', 'character varying(20)')",
                        db -> assertThat(db).table("notes").column("title").hasType("character varying(20)"))
                .passes(
                        "col_type_is('public', 'notes', 'feeling', 'public', 'mood', '')",
                        db -> assertThat(db).table("notes").column("feeling").hasType("public.mood"))
                .passes(
                        "col_type_is('notes', 'tags', 'text[]')",
                        db -> assertThat(db).table("notes").column("tags").hasType("text[]"))
                .passes(
                        "col_type_is('notes', 'price', 'numeric(10,2)')",
                        db -> assertThat(db).table("notes").column("price").hasType("numeric(10,2)"))
                .fails(
                        "col_type_is('notes', 'price', 'numeric')",
                        db -> assertThat(db).table("notes").column("price").hasType("numeric"))
                .fails(
                        "col_type_is('notes', 'title', 'character varying')",
                        db -> assertThat(db).table("notes").column("title").hasType("character varying"))
                .fails(
                        "col_type_is('notes', 'id', 'intger')",
                        db -> assertThat(db).table("notes").column("id").hasType("intger"))
                .fails(
                        "col_type_is('notes', 'none', 'integer')",
                        db -> assertThat(db).table("notes").column("none").hasType("integer"));
    }

    private void defaults() {
        // pgTAP takes a generated column's expression for a default.
        twin("col_has_default")
                .passes(
                        "col_has_default('notes', 'created')",
                        db -> assertThat(db).table("notes").column("created").hasDefault())
                .passes(
                        "col_has_default('public', 'notes', 'title', '')",
                        db -> assertThat(db).table("notes").column("title").hasDefault())
                .fails(
                        "col_has_default('notes', 'id')",
                        db -> assertThat(db).table("notes").column("id").hasDefault())
                .fails(
                        "col_has_default('notes', 'none')",
                        db -> assertThat(db).table("notes").column("none").hasDefault());
        twin("col_hasnt_default")
                .passes(
                        "col_hasnt_default('notes', 'id')",
                        db -> assertThat(db).table("notes").column("id").hasNoDefault())
                .passes(
                        "col_hasnt_default('shop', 'users', 'email', '')",
                        db -> assertThat(db).table("shop.users").column("email").hasNoDefault())
                .fails(
                        "col_hasnt_default('notes', 'title')",
                        db -> assertThat(db).table("notes").column("title").hasNoDefault())
                .fails(
                        "col_hasnt_default('notes', 'none')",
                        db -> assertThat(db).table("notes").column("none").hasNoDefault());
        twin("col_default_is")
                .passes(
                        "col_default_is('notes', 'title', 'untitled'::text)",
                        db -> assertThat(db).table("notes").column("title").hasDefaultValue("untitled"))
                .passes(
                        "col_default_is('notes', 'stars', 3)",
                        db -> assertThat(db).table("notes").column("stars").hasDefaultValue(3))
                .passes(
                        "col_default_is('public', 'notes', 'price', 0.00, '')",
                        db -> assertThat(db).table("notes").column("price").hasDefaultValue("0.00"))
                .passes(
                        "col_default_is('notes', 'hidden', false)",
                        db -> assertThat(db).table("notes").column("hidden").hasDefaultValue(false))
                .passes(
                        "col_default_is('notes', 'tags', '{}'::text[])",
                        db -> assertThat(db).table("notes").column("tags").hasDefaultValue("{}"))
                .passes(
                        "col_default_is('notes', 'created', 'now()'::text)",
                        db -> assertThat(db).table("notes").column("created").hasDefault("now()"))
                .fails(
                        "col_default_is('notes', 'title', 'nameless'::text)",
                        db -> assertThat(db).table("notes").column("title").hasDefaultValue("nameless"))
                .fails(
                        "col_default_is('notes', 'stars', 4)",
                        db -> assertThat(db).table("notes").column("stars").hasDefaultValue(4))
                .fails(
                        "col_default_is('notes', 'created', 'clock_timestamp()'::text)",
                        db -> assertThat(db).table("notes").column("created").hasDefault("clock_timestamp()"))
                .fails(
                        "col_default_is('notes', 'id', 1)",
                        db -> assertThat(db).table("notes").column("id").hasDefaultValue(1))
                .fails(
                        "col_default_is('notes', 'none', 1)",
                        db -> assertThat(db).table("notes").column("none").hasDefaultValue(1));
    }

    private void partitions() {
        twin("is_partitioned")
                .passes(
                        "is_partitioned('orders')",
                        db -> assertThat(db).table("orders").isPartitioned())
                .passes(
                        "is_partitioned('shop', 'parcels', '')",
                        db -> assertThat(db).schema("shop").table("parcels").isPartitioned())
                .fails(
                        "is_partitioned('notes')",
                        db -> assertThat(db).table("notes").isPartitioned())
                .fails(
                        "is_partitioned('orders_2024')",
                        db -> assertThat(db).table("orders_2024").isPartitioned())
                .fails(
                        "is_partitioned('none')",
                        db -> assertThat(db).table("none").isPartitioned());
        // pgTAP passes for tables that do not exist.
        twin("isnt_partitioned")
                .passes(
                        "isnt_partitioned('notes')",
                        db -> assertThat(db).table("notes").isNotPartitioned())
                .passes(
                        "isnt_partitioned('shop', 'users', '')",
                        db -> assertThat(db).schema("shop").table("users").isNotPartitioned())
                .fails(
                        "isnt_partitioned('orders')",
                        db -> assertThat(db).table("orders").isNotPartitioned());
        twin("is_partition_of")
                .passes(
                        "is_partition_of('orders_2024', 'orders')",
                        db -> assertThat(db).table("orders_2024").isPartitionOf("orders"))
                .passes(
                        "is_partition_of('shop', 'parcels_0', 'shop', 'parcels', '')",
                        db -> assertThat(db).schema("shop").table("parcels_0").isPartitionOf("parcels"))
                .fails(
                        "is_partition_of('orders', 'orders_2024')",
                        db -> assertThat(db).table("orders").isPartitionOf("orders_2024"))
                .fails(
                        "is_partition_of('cats', 'animals')",
                        db -> assertThat(db).table("cats").isPartitionOf("animals"))
                .fails(
                        "is_partition_of('orders_2024', 'none')",
                        db -> assertThat(db).table("orders_2024").isPartitionOf("none"));
    }

    // pgTAP finds no more than two generations, and what is no ancestor or descendant of a table that does not exist
    // passes there.
    private void inheritance() {
        twin("is_ancestor_of")
                .passes(
                        "is_ancestor_of('animals', 'cats')",
                        db -> assertThat(db).table("animals").isAncestorOf("cats"))
                .passes(
                        "is_ancestor_of('animals', 'lions', 2)",
                        db -> assertThat(db).table("animals").isAncestorOf("lions", 2))
                .passes(
                        "is_ancestor_of('orders', 'orders_2024')",
                        db -> assertThat(db).table("orders").isAncestorOf("orders_2024"))
                .passes(
                        "is_ancestor_of('shop', 'plants', 'shop', 'trees', '')",
                        db -> assertThat(db).table("shop.plants").isAncestorOf("shop.trees"))
                .fails(
                        "is_ancestor_of('cats', 'animals')",
                        db -> assertThat(db).table("cats").isAncestorOf("animals"))
                .fails(
                        "is_ancestor_of('animals', 'lions', 1)",
                        db -> assertThat(db).table("animals").isAncestorOf("lions", 1))
                .fails(
                        "is_ancestor_of('animals', 'none')",
                        db -> assertThat(db).table("animals").isAncestorOf("none"));
        twin("isnt_ancestor_of")
                .passes(
                        "isnt_ancestor_of('cats', 'animals')",
                        db -> assertThat(db).table("cats").isNotAncestorOf("animals"))
                .passes(
                        "isnt_ancestor_of('animals', 'lions', 1)",
                        db -> assertThat(db).table("animals").isNotAncestorOf("lions", 1))
                .passes(
                        "isnt_ancestor_of('shop', 'plants', 'public', 'cats', '')",
                        db -> assertThat(db).table("shop.plants").isNotAncestorOf("public.cats"))
                .fails(
                        "isnt_ancestor_of('animals', 'lions')",
                        db -> assertThat(db).table("animals").isNotAncestorOf("lions"))
                .fails(
                        "isnt_ancestor_of('animals', 'lions', 2)",
                        db -> assertThat(db).table("animals").isNotAncestorOf("lions", 2));
        twin("is_descendent_of")
                .passes(
                        "is_descendent_of('cats', 'animals')",
                        db -> assertThat(db).table("cats").isDescendantOf("animals"))
                .passes(
                        "is_descendent_of('lions', 'animals', 2)",
                        db -> assertThat(db).table("lions").isDescendantOf("animals", 2))
                .passes(
                        "is_descendent_of('shop', 'trees', 'shop', 'plants', '')",
                        db -> assertThat(db).table("shop.trees").isDescendantOf("shop.plants"))
                .fails(
                        "is_descendent_of('animals', 'cats')",
                        db -> assertThat(db).table("animals").isDescendantOf("cats"))
                .fails(
                        "is_descendent_of('lions', 'animals', 1)",
                        db -> assertThat(db).table("lions").isDescendantOf("animals", 1))
                .fails(
                        "is_descendent_of('lions', 'none')",
                        db -> assertThat(db).table("lions").isDescendantOf("none"));
        twin("isnt_descendent_of")
                .passes(
                        "isnt_descendent_of('animals', 'cats')",
                        db -> assertThat(db).table("animals").isNotDescendantOf("cats"))
                .passes(
                        "isnt_descendent_of('lions', 'animals', 1)",
                        db -> assertThat(db).table("lions").isNotDescendantOf("animals", 1))
                .passes(
                        "isnt_descendent_of('shop', 'trees', 'public', 'cats', '')",
                        db -> assertThat(db).table("shop.trees").isNotDescendantOf("public.cats"))
                .fails(
                        "isnt_descendent_of('lions', 'cats')",
                        db -> assertThat(db).table("lions").isNotDescendantOf("cats"))
                .fails(
                        "isnt_descendent_of('lions', 'animals', 2)",
                        db -> assertThat(db).table("lions").isNotDescendantOf("animals", 2));
    }

    private void owners() {
        twin("relation_owner_is")
                .passes(
                        "relation_owner_is('shop', 'active', 'relation_twin_owner', '')",
                        db -> assertThat(db).relation("shop.active").isOwnedBy("relation_twin_owner"))
                .passes(
                        "relation_owner_is('shop', 'numbers', 'relation_twin_owner', '')",
                        db -> assertThat(db).relation("shop.numbers").isOwnedBy("relation_twin_owner"))
                .fails(
                        "relation_owner_is('notes', 'relation_twin_owner')",
                        db -> assertThat(db).relation("notes").isOwnedBy("relation_twin_owner"))
                .fails(
                        "relation_owner_is('none', 'relation_twin_owner')",
                        db -> assertThat(db).relation("none").isOwnedBy("relation_twin_owner"));
        twin("table_owner_is")
                .passes(
                        "table_owner_is('shop', 'users', 'relation_twin_owner', '')",
                        db -> assertThat(db).table("shop.users").isOwnedBy("relation_twin_owner"))
                .fails(
                        "table_owner_is('notes', 'relation_twin_owner')",
                        db -> assertThat(db).table("notes").isOwnedBy("relation_twin_owner"))
                .fails(
                        "table_owner_is('shop', 'active', 'relation_twin_owner', '')",
                        db -> assertThat(db).table("shop.active").isOwnedBy("relation_twin_owner"));
        twin("view_owner_is")
                .passes(
                        "view_owner_is('shop', 'active', 'relation_twin_owner', '')",
                        db -> assertThat(db).view("shop.active").isOwnedBy("relation_twin_owner"))
                .fails(
                        "view_owner_is('short', 'relation_twin_owner')",
                        db -> assertThat(db).view("short").isOwnedBy("relation_twin_owner"))
                .fails(
                        "view_owner_is('shop', 'users', 'relation_twin_owner', '')",
                        db -> assertThat(db).view("shop.users").isOwnedBy("relation_twin_owner"));
        twin("materialized_view_owner_is")
                .passes(
                        "materialized_view_owner_is('shop', 'sales', 'relation_twin_owner', '')",
                        db -> assertThat(db).materializedView("shop.sales").isOwnedBy("relation_twin_owner"))
                .fails(
                        "materialized_view_owner_is('counted', 'relation_twin_owner')",
                        db -> assertThat(db).materializedView("counted").isOwnedBy("relation_twin_owner"))
                .fails(
                        "materialized_view_owner_is('shop', 'active', 'relation_twin_owner', '')",
                        db -> assertThat(db).materializedView("shop.active").isOwnedBy("relation_twin_owner"));
        twin("sequence_owner_is")
                .passes(
                        "sequence_owner_is('shop', 'numbers', 'relation_twin_owner', '')",
                        db -> assertThat(db).sequence("shop.numbers").isOwnedBy("relation_twin_owner"))
                .fails(
                        "sequence_owner_is('tickets', 'relation_twin_owner')",
                        db -> assertThat(db).sequence("tickets").isOwnedBy("relation_twin_owner"))
                .fails(
                        "sequence_owner_is('shop', 'users', 'relation_twin_owner', '')",
                        db -> assertThat(db).sequence("shop.users").isOwnedBy("relation_twin_owner"));
        twin("foreign_table_owner_is")
                .passes(
                        "foreign_table_owner_is('shop', 'archived', 'relation_twin_owner', '')",
                        db -> assertThat(db).foreignTable("shop.archived").isOwnedBy("relation_twin_owner"))
                .fails(
                        "foreign_table_owner_is('remote', 'relation_twin_owner')",
                        db -> assertThat(db).foreignTable("remote").isOwnedBy("relation_twin_owner"))
                .fails(
                        "foreign_table_owner_is('shop', 'users', 'relation_twin_owner', '')",
                        db -> assertThat(db).foreignTable("shop.users").isOwnedBy("relation_twin_owner"));
    }
}
