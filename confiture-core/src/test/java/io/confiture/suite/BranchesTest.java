package io.confiture.suite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two git branches add migrations: both orders are applied, and give one catalog or a finding. Real repositories. */
class BranchesTest {
    private static final String ID = "migrations/chain/branches";

    private TestProject project;
    private GitRepository repository;

    @BeforeEach
    void one_migration_on_main(@TempDir Path temp) {
        project = new TestProject(temp)
                .settings("migration: {base_branch: main}\n")
                .up("001_users", "CREATE TABLE users (id int PRIMARY KEY, name text);")
                .down("001_users", "DROP TABLE users;");
        repository = GitRepository.init(temp).commit("users");
    }

    private TestProject add(String id, String up, String down) {
        return project.up(id, up).down(id, down);
    }

    /** Put something on main after this branch began, and come back. */
    private void onMain(Runnable change) {
        repository.commit("mine").switchTo("main");
        change.run();
        repository.commit("theirs").switchTo("work");
    }

    @Test
    void branches_that_do_not_touch_each_other_pass() {
        repository.branch("work");
        add("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
        onMain(() -> add("003_items", "CREATE TABLE items (id int PRIMARY KEY);", "DROP TABLE items;"));
        project.run(ID).passes(ID);
    }

    @Test
    void a_catalog_that_depends_on_the_order_fails_with_the_difference() {
        repository.branch("work");
        add(
                "002_default",
                "ALTER TABLE users ALTER name SET DEFAULT 'nobody';",
                "ALTER TABLE users ALTER name DROP DEFAULT;");
        onMain(() -> add(
                "003_default",
                "ALTER TABLE users ALTER name SET DEFAULT 'anybody';",
                "ALTER TABLE users ALTER name DROP DEFAULT;"));
        project.run(ID)
                .fails(
                        ID,
                        "the catalog depends on which comes first: 002_default of this branch, or 003_default of main",
                        "column public.users.name",
                        "this branch first: 'anybody'::text",
                        "main first:        'nobody'::text",
                        "at db/migrations/002_default.up.sql");
    }

    @Test
    void a_migration_that_only_runs_first_fails_with_the_statement() {
        repository.branch("work");
        add("002_rename", "ALTER TABLE users RENAME name TO title;", "ALTER TABLE users RENAME title TO name;");
        onMain(() -> add("003_index", "CREATE INDEX users_name ON users (name);", "DROP INDEX users_name;"));
        project.run(ID)
                .fails(
                        ID,
                        "003_index of main cannot be applied after the migrations of this branch: column \"name\" does not"
                                + " exist",
                        "at main:db/migrations/003_index.up.sql:1:1");
    }

    @Test
    void a_migration_of_this_branch_that_fails_after_those_of_the_other_is_shown_where_it_is() {
        repository.branch("work");
        add("002_index", "CREATE INDEX users_name ON users (name);", "DROP INDEX users_name;");
        onMain(() -> add(
                "003_rename", "ALTER TABLE users RENAME name TO title;", "ALTER TABLE users RENAME title TO name;"));
        project.run(ID)
                .fails(
                        ID,
                        "002_index of this branch cannot be applied after the migrations of main",
                        "at db/migrations/002_index.up.sql:1:1");
    }

    @Test
    void the_order_of_columns_is_a_note() {
        repository.branch("work");
        add("002_a", "ALTER TABLE users ADD a int;", "ALTER TABLE users DROP a;");
        onMain(() -> add("003_b", "ALTER TABLE users ADD b int;", "ALTER TABLE users DROP b;"));
        project.run(ID).notes(ID, "columns stand in another order when main comes first");
    }

    @Test
    void what_is_not_committed_belongs_to_this_branch() {
        repository.branch("work");
        onMain(() -> add(
                "003_default",
                "ALTER TABLE users ALTER name SET DEFAULT 'anybody';",
                "ALTER TABLE users ALTER name DROP DEFAULT;"));
        add(
                "002_default",
                "ALTER TABLE users ALTER name SET DEFAULT 'nobody';",
                "ALTER TABLE users ALTER name DROP DEFAULT;");
        project.run(ID).fails(ID, "002_default of this branch, or 003_default of main");
    }

    @Test
    void one_version_on_both_branches_fails() {
        repository.branch("work");
        add("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
        onMain(() -> add("2_items", "CREATE TABLE items (id int PRIMARY KEY);", "DROP TABLE items;"));
        project.run(ID)
                .fails(
                        ID,
                        "version 002 is used twice: by 002_orders on this branch, and by 2_items on main",
                        "Give 002_orders a version behind those of main.");
    }

    @Test
    void one_migration_changed_in_two_ways_fails() {
        repository.branch("work");
        add("001_users", "CREATE TABLE users (id bigint PRIMARY KEY, name text);", "DROP TABLE users;");
        onMain(() -> add("001_users", "CREATE TABLE users (id int PRIMARY KEY, name varchar);", "DROP TABLE users;"));
        project.run(ID).fails(ID, "001_users is changed on this branch and on main, in different ways");
    }

    @Test
    void one_new_migration_with_different_contents_fails() {
        repository.branch("work");
        add("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
        onMain(() -> add("002_orders", "CREATE TABLE orders (id bigint PRIMARY KEY);", "DROP TABLE orders;"));
        project.run(ID).fails(ID, "002_orders is new on this branch and on main, with different contents");
    }

    @Test
    void a_migration_that_both_have_is_not_applied_twice() {
        repository.branch("work");
        add("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
        onMain(() -> add("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;")
                .up("003_items", "CREATE TABLE items (id int PRIMARY KEY);")
                .down("003_items", "DROP TABLE items;"));
        add("004_more", "CREATE TABLE more (id int REFERENCES orders);", "DROP TABLE more;");
        project.run(ID).passes(ID);
    }

    @Test
    void an_edit_of_an_older_migration_counts_on_both_sides() {
        repository.branch("work");
        add("001_users", "CREATE TABLE users (id int PRIMARY KEY, name text, mail text);", "DROP TABLE users;");
        add("002_mail", "CREATE INDEX users_mail ON users (mail);", "DROP INDEX users_mail;");
        onMain(() -> add("003_items", "CREATE TABLE items (id int PRIMARY KEY);", "DROP TABLE items;"));
        project.run(ID).passes(ID);
    }

    @Test
    void a_renamed_migration_is_not_a_new_one() throws Exception {
        add("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
        repository.commit("orders").branch("work");
        Path migrations = project.root().resolve("db/migrations");
        Files.move(migrations.resolve("002_orders.up.sql"), migrations.resolve("002_order.up.sql"));
        Files.move(migrations.resolve("002_orders.down.sql"), migrations.resolve("002_order.down.sql"));
        add("004_more", "CREATE TABLE more (id int REFERENCES orders);", "DROP TABLE more;");
        onMain(() -> add("003_items", "CREATE TABLE items (id int REFERENCES orders);", "DROP TABLE items;"));
        project.run(ID).passes(ID);
    }

    @Test
    void names_that_git_would_quote_are_seen() {
        repository.branch("work");
        add("002_café", "ALTER TABLE users ALTER name SET DEFAULT 'a';", "ALTER TABLE users ALTER name DROP DEFAULT;");
        onMain(() -> add(
                "003_naïve \"x\"",
                "ALTER TABLE users ALTER name SET DEFAULT 'b';",
                "ALTER TABLE users ALTER name DROP DEFAULT;"));
        project.run(ID).fails(ID, "002_café of this branch, or 003_naïve \"x\" of main");
    }

    @Test
    void roles_of_the_other_branch_do_not_stay() {
        repository.branch("work");
        add("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
        onMain(() -> add(
                "003_role",
                "CREATE ROLE reporter; GRANT SELECT ON users TO reporter;",
                "REVOKE SELECT ON users FROM reporter; DROP ROLE reporter;"));
        project.run(ID).passes(ID);
        project.run(ID).passes(ID);
    }

    @Test
    void other_layouts_are_read_by_their_own_rules(@TempDir Path temp) {
        TestProject flyway = new TestProject(temp)
                .settings("migration: {base_branch: main}\n")
                .file("db/migration/V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY, name text);")
                .file("db/migration/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM users;");
        GitRepository git = GitRepository.init(temp).commit("users").branch("work");
        flyway.file("db/migration/V2__a.sql", "ALTER TABLE users ALTER name SET DEFAULT 'a';");
        git.commit("mine").switchTo("main");
        flyway.file("db/migration/sub/V3__b.sql", "ALTER TABLE users ALTER name SET DEFAULT 'b';");
        git.commit("theirs").switchTo("work");
        flyway.run(ID).fails(ID, "V2__a of this branch, or V3__b of main");
    }

    @Test
    void nothing_to_try_is_skipped_with_what_was_seen() {
        repository.branch("work");
        project.run(ID).skips(ID, "neither this branch nor main has new migrations since ");
        add("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
        project.run(ID).skips(ID, "main has no new migrations since ", "this branch has 002_orders");
        repository.commit("mine").branch("other").git("reset", "--quiet", "--hard", "main");
        repository.git("branch", "--force", "main", "work");
        project.run(ID).skips(ID, "this branch has no new migrations since ", "main has 002_orders");
    }

    @Test
    void a_detached_head_is_a_commit_like_any_other() {
        repository.branch("work");
        add(
                "002_default",
                "ALTER TABLE users ALTER name SET DEFAULT 'a';",
                "ALTER TABLE users ALTER name DROP DEFAULT;");
        onMain(() -> add(
                "003_default",
                "ALTER TABLE users ALTER name SET DEFAULT 'b';",
                "ALTER TABLE users ALTER name DROP DEFAULT;"));
        repository.git("checkout", "--quiet", "--detach");
        project.run(ID).fails(ID, "the catalog depends on which comes first");
    }

    @Test
    void a_branch_that_was_named_and_is_not_there_fails() {
        project.settings("migration:\n  base_branch: develop\n")
                .run(ID)
                .fails(ID, "migration.base_branch: git knows no branch or commit develop", "at confiture.yaml:2:");
    }

    @Test
    void the_default_branch_may_be_missing() {
        project.settings("name: shop\n").run(ID).skips(ID, "git knows no branch or commit origin/main");
    }

    @Test
    void a_shallow_clone_is_skipped_with_the_reason(@TempDir Path other) {
        repository.branch("work");
        add("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
        onMain(() -> add("003_items", "CREATE TABLE items (id int PRIMARY KEY);", "DROP TABLE items;"));
        String url = project.root().toUri().toString();
        GitRepository.at(other).git("clone", "--quiet", "--depth=1", "--branch=work", url, "clone");
        Path clone = other.resolve("clone");
        new TestProject(clone).run(ID).skips(ID, "the git clone is shallow and does not have main: fetch it all");
        GitRepository.at(clone).git("fetch", "--quiet", "--depth=1", "origin", "main:main");
        new TestProject(clone).run(ID).skips(ID, "too shallow to see what this branch and main have in common");
    }

    @Test
    void histories_without_a_common_commit_are_skipped() {
        repository.git("switch", "--quiet", "--orphan", "work");
        add("001_users", "CREATE TABLE users (id int PRIMARY KEY);", "DROP TABLE users;");
        repository.commit("another beginning");
        project.settings("migration: {base_branch: main}\n")
                .run(ID)
                .skips(ID, "this branch and main have no commit in common");
    }

    @Test
    void a_folder_outside_of_git_is_skipped(@TempDir Path temp) {
        new TestProject(temp)
                .up("001_a", "CREATE TABLE a ();")
                .down("001_a", "DROP TABLE a;")
                .run(ID)
                .skips(ID, "the folder is not in a git repository");
    }

    @Test
    void a_repository_without_a_commit_is_skipped(@TempDir Path temp) {
        GitRepository.init(temp);
        new TestProject(temp)
                .up("001_a", "CREATE TABLE a ();")
                .down("001_a", "DROP TABLE a;")
                .run(ID)
                .skips(ID, "the git repository has no commit yet");
    }

    @Test
    void a_link_is_not_followed(@TempDir Path outside) throws Exception {
        repository.branch("work");
        add("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
        Path target = Files.write(outside.resolve("x.sql"), "CREATE TABLE items ();".getBytes(StandardCharsets.UTF_8));
        onMain(() -> link("db/migrations/003_items.up.sql", target));
        project.run(ID).skips(ID, "main:db/migrations/003_items.up.sql is a link or a submodule");
    }

    private void link(String name, Path target) {
        try {
            Files.createSymbolicLink(project.root().resolve(name), target);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_project_may_be_a_folder_of_a_larger_repository(@TempDir Path temp) {
        TestProject shop = new TestProject(temp.resolve("services/shop"))
                .settings("migration: {base_branch: main}\n")
                .up("001_users", "CREATE TABLE users (id int PRIMARY KEY, name text);")
                .down("001_users", "DROP TABLE users;");
        GitRepository git = GitRepository.init(temp).commit("users").branch("work");
        shop.up("002_a", "ALTER TABLE users ALTER name SET DEFAULT 'a';")
                .down("002_a", "ALTER TABLE users ALTER name DROP DEFAULT;");
        git.commit("mine").switchTo("main");
        shop.up("003_b", "ALTER TABLE users RENAME name TO b;").down("003_b", "ALTER TABLE users RENAME b TO name;");
        git.commit("theirs").switchTo("work");
        shop.run(ID).fails(ID, "002_a of this branch cannot be applied after the migrations of main");
    }
}
