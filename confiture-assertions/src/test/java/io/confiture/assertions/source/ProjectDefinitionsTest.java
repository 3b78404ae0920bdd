package io.confiture.assertions.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.DatabaseAssert;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.catalog.ObjectKind;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDefinitionsTest {
    private static final TestDatabase DATABASE =
            TestDatabase.with("create table users (id bigint primary key, email text, bio text)");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @BeforeEach
    void write() throws IOException {
        file("db/schema/users.sql", """
                create table users (
                  id bigint primary key, email text, bio text);
                create function greet(name varchar, n int default 1) returns text language sql as 'select 1';
                create type mood as enum ('good');
                create extension if not exists citext;
                """);
        file("db/migrations/001_users.up.sql", "create table users (id bigint primary key, email text);");
        file("db/migrations/001_users.down.sql", "drop table users;");
        file("db/migrations/002_bio.up.sql", "-- why\nalter table users\n  add column bio text;");
        file("db/migrations/002_bio.down.sql", "alter table users drop column bio;");
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Project project() {
        return Project.load(ProjectRequest.of(root).withVariables(Map.of()));
    }

    private static DatabaseObject object(
            ObjectKind kind, @Nullable String schema, String name, @Nullable DatabaseObject parent) {
        return new DatabaseObject(DatabaseSource.of(DATABASE.source()), kind, "", schema, name, parent, 1, 0);
    }

    private static String place(Definitions definitions, DatabaseObject object) {
        return definitions.of(object).map(Object::toString).orElse("nowhere");
    }

    @Test
    void a_message_ends_with_the_place_of_what_it_is_about() {
        Definitions definitions = ProjectDefinitions.ofSchema(project());
        DatabaseAssert db =
                new DatabaseAssert(DatabaseSource.of(DATABASE.source()).definedBy(definitions));

        assertThat(Failing.message(() -> db.table("users").column("bio").isNotNullable()))
                .endsWith("Defined at db/schema/users.sql:2:38");
        assertThat(Failing.message(() -> db.table("users").column("bo")))
                .endsWith("Defined at db/schema/users.sql:1:14");
    }

    @Test
    void every_kind_of_name_finds_its_place() {
        Definitions schema = ProjectDefinitions.ofSchema(project());
        DatabaseObject users = object(ObjectKind.TABLE, "public", "users", null);

        assertThat(place(schema, users)).isEqualTo("db/schema/users.sql:1:14");
        assertThat(place(schema, object(ObjectKind.INDEX, null, "users_pkey", users)))
                .isEqualTo("db/schema/users.sql:2:13");
        assertThat(place(schema, object(ObjectKind.CONSTRAINT, null, "users_pkey", users)))
                .isEqualTo("db/schema/users.sql:2:13");
        assertThat(place(schema, object(ObjectKind.FUNCTION, "public", "greet(character varying, integer)", null)))
                .isEqualTo("db/schema/users.sql:3:17");
        assertThat(place(schema, object(ObjectKind.FUNCTION, "public", "greet(text)", null)))
                .isEqualTo("nowhere");
        assertThat(place(schema, object(ObjectKind.ENUM_TYPE, "public", "mood", null)))
                .isEqualTo("db/schema/users.sql:4:13");
        assertThat(place(schema, object(ObjectKind.EXTENSION, null, "citext", null)))
                .isEqualTo("db/schema/users.sql:5:32");
        assertThat(place(schema, object(ObjectKind.TABLE, "other", "users", null)))
                .isEqualTo("nowhere");
    }

    @Test
    void migrations_that_were_not_applied_define_nothing() {
        DatabaseObject users = object(ObjectKind.TABLE, "public", "users", null);
        DatabaseObject bio = object(ObjectKind.COLUMN, null, "bio", users);
        Project project = project();

        assertThat(place(ProjectDefinitions.ofMigrations(project, id -> true), bio))
                .isEqualTo("db/migrations/002_bio.up.sql:3:14");
        Definitions first = ProjectDefinitions.ofMigrations(project, Set.of("001_users")::contains);
        assertThat(place(first, users)).isEqualTo("db/migrations/001_users.up.sql:1:14");
        assertThat(place(first, bio)).isEqualTo("nowhere");
    }
}
