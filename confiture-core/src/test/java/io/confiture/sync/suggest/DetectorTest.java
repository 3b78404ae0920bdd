package io.confiture.sync.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {

    private final Detector detector = new Detector();

    @ParameterizedTest
    @CsvSource({
        "email, EMAIL",
        "e_mail, EMAIL",
        "emailAddress, EMAIL",
        "Contact_Emails, EMAIL",
        "work_email2, EMAIL",
        "courriel, EMAIL",
        "phone_number, PHONE",
        "phoneNumber, PHONE",
        "téléphone, PHONE",
        "Telefonnummer, PHONE",
        "telefono_movil, PHONE",
        "first_name, NAME",
        "firstname, NAME",
        "lastName, NAME",
        "Nachname, NAME",
        "prénom, NAME",
        "apellidos, NAME",
        "username, USERNAME",
        "user_name, USERNAME",
        "benutzername, USERNAME",
        "date_of_birth, BIRTH",
        "shipping_address, ADDRESS",
        "straße, ADDRESS",
        "postal_code, POSTAL_CODE",
        "plz, POSTAL_CODE",
        "credit_card_number, CREDIT_CARD",
        "customer_iban, IBAN",
        "account_number, BANK_ACCOUNT",
        "tax_id, NATIONAL_ID",
        "passport_id, NATIONAL_ID",
        "last_ip, IP_ADDRESS",
        "ip_address, IP_ADDRESS",
        "remoteAddr, IP_ADDRESS",
        "mac_address, MAC_ADDRESS",
        "password_hash, SECRET",
        "api_key, SECRET",
        "internal_notes, FREE_TEXT",
        "kommentar, FREE_TEXT",
        "gender, SENSITIVE"
    })
    void names_that_tell_are_understood(String name, PersonalKind kind) {
        assertThat(detector.look("things", name, "text", null))
                .hasValueSatisfying(l -> assertThat(l.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username_count",
                "filename",
                "file_name",
                "table_name",
                "hostname",
                "description",
                "shipping_date",
                "account_type",
                "email_template",
                "email_verified_at",
                "num_addresses",
                "phone_type",
                "is_email",
                "recipe",
                "zipper",
                "shipment",
                "descriptor",
                "title",
                "sku",
                "panel",
                "tinted",
                "emission",
                "addressable"
            })
    void names_that_only_contain_the_letters_are_not(String name) {
        assertThat(detector.look("things", name, "text", null)).isEmpty();
    }

    @Test
    void a_key_of_an_address_is_no_address() {
        assertThat(detector.look("orders", "address_id", "bigint", null)).isEmpty();
        assertThat(detector.look("orders", "email_id", "uuid", null)).isEmpty();
        assertThat(detector.look("orders", "address_id", "text", null)).isEmpty();
    }

    @Test
    void the_type_must_be_able_to_hold_it() {
        assertThat(detector.look("users", "email", "boolean", null)).isEmpty();
        assertThat(detector.look("users", "first_name", "integer", null)).isEmpty();
        assertThat(detector.look("users", "phone", "bigint", null)).isPresent();
        assertThat(detector.look("users", "birthday", "date", null)).isPresent();
        assertThat(detector.look("users", "email", "character varying(40)", null))
                .isPresent();
        assertThat(detector.look("users", "email", "public.citext", null)).isPresent();
    }

    @Test
    void some_types_speak_for_themselves() {
        assertThat(detector.look("log", "origin", "inet", null).map(PersonalLook::kind))
                .contains(PersonalKind.IP_ADDRESS);
        assertThat(detector.look("log", "card", "macaddr8", null).map(PersonalLook::kind))
                .contains(PersonalKind.MAC_ADDRESS);
    }

    @Test
    void a_plain_name_is_personal_in_a_table_of_people_only() {
        for (String table : List.of("users", "Customer", "app_patients", "kunden", "clientes")) {
            assertThat(detector.look(table, "name", "text", null)).as(table).isPresent();
        }
        for (String table : List.of("products", "categories", "usernames_seen_per_day")) {
            assertThat(detector.look(table, "name", "text", null)).as(table).isEmpty();
        }
    }

    @Test
    void documents_are_suspicious_by_their_names() {
        assertThat(detector.look("users", "profile", "jsonb", null)).isPresent();
        assertThat(detector.look("audit", "old_values", "json", null)).isPresent();
        assertThat(detector.look("orders", "contact", "xml", null)).isPresent();
        assertThat(detector.look("users", "emails", "jsonb", null).map(PersonalLook::kind))
                .contains(PersonalKind.EMAIL);
        assertThat(detector.look("shapes", "vertices", "jsonb", null)).isEmpty();
        assertThat(detector.look("shapes", "profile", "text", null)).isEmpty();
    }

    @Test
    void comments_speak_too() {
        assertThat(detector.look("t", "c17", "text", "The customer's phone number, as given"))
                .hasValueSatisfying(l -> assertThat(l.kind()).isEqualTo(PersonalKind.PHONE));
        assertThat(detector.look("t", "c17", "text", "PII: see the register")).isPresent();
        assertThat(detector.look("t", "c17", "text", "The name of the product")).isEmpty();
        assertThat(detector.look("t", "c17", "text", "A message to the server")).isEmpty();
    }

    @Test
    void a_look_says_what_gave_it_away() {
        assertThat(detector.look("users", "phone_number", "text", null))
                .hasToString("Optional[it may hold a telephone number: its name says \"phone number\"]");
    }
}
