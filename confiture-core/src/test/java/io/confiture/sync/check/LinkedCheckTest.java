package io.confiture.sync.check;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedCheckTest {

    private static final String SCHEMA = """
            CREATE TABLE users (email text PRIMARY KEY, phone text);
            CREATE TABLE orders (id int PRIMARY KEY, contact_email text REFERENCES users, phone varchar(30));
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @Test
    void both_ends_alike_pass() {
        new SyncProject(root, SCHEMA)
                .table("users", "email: {mask: email}", "phone: {mask: phone}")
                .table("orders", "id: {keep: a surrogate key}", "contact_email: {mask: email}", "phone: {mask: phone}")
                .run("sync/users", "sync/orders")
                .passes("sync/users/email/linked", "sync/orders/contact_email/linked")
                .skips("sync/users/phone/linked", "neither a foreign key nor a link has users.phone");
    }

    @Test
    void ends_of_a_foreign_key_that_differ_are_found_on_both_sides() {
        new SyncProject(root, SCHEMA)
                .table("users", "email: {mask: email}", "phone: {mask: phone}")
                .table(
                        "orders",
                        "id: {keep: a surrogate key}",
                        "contact_email: {mask: {strategy: email, length: 20}}",
                        "phone: {mask: phone}")
                .run("sync/users", "sync/orders")
                .fails("sync/orders/contact_email/linked", "orders.contact_email", "users.email")
                .fails("sync/users/email/linked", "orders.contact_email", "users.email")
                .passes("sync/users/decided", "sync/orders/decided");
    }

    @Test
    void an_end_that_is_kept_while_the_other_is_masked_is_found() {
        new SyncProject(root, SCHEMA)
                .table("users", "email: {mask: email}", "phone: {mask: phone}")
                .table(
                        "orders",
                        "id: {keep: a surrogate key}",
                        "contact_email: {keep: {reason: asked for, reviewed: true}}",
                        "phone: {mask: phone}")
                .run("sync/users")
                .fails("sync/users/email/linked", "orders.contact_email");
    }

    @Test
    void columns_of_a_link_are_masked_alike_or_found() {
        String links = "links:\n  phone: [users.phone, orders.phone]\n";
        new SyncProject(root, SCHEMA)
                .file("links", links)
                .table("users", "email: {mask: email}", "phone: {mask: phone}")
                .table("orders", "id: {keep: a surrogate key}", "contact_email: {mask: email}", "phone: {mask: hash}")
                .run("sync/users/phone/linked", "sync/orders/phone/linked")
                .fails("sync/users/phone/linked", "link group phone")
                .fails("sync/orders/phone/linked", "link group phone");
    }

    @Test
    void equal_decisions_that_give_different_values_for_different_types_are_found() {
        new SyncProject(root, "CREATE TABLE a (v text); CREATE TABLE b (v bigint);")
                .file("links", "links:\n  v: [a.v, b.v]\n")
                .table("a", "v: {mask: digits}")
                .table("b", "v: {mask: digits}")
                .run("sync/a/v/linked")
                .fails("sync/a/v/linked", "a.v", "b.v");
    }
}
