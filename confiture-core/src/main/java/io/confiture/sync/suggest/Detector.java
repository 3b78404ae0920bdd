package io.confiture.sync.suggest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Guesses from names, types and comments what columns hold. Names are compared word by word, never letter by letter: {@code
 * shipping_date} holds no {@code ip}. Immutable.
 */
public final class Detector {

    /** The most words that one phrase has. */
    private static final int LONGEST = 5;

    /** Words that make something else of what stands before them: the number of names is not a name. */
    private static final Set<String> LAST = Set.of(
            "count",
            "counts",
            "id",
            "ids",
            "key",
            "type",
            "types",
            "status",
            "flag",
            "enabled",
            "disabled",
            "verified",
            "confirmed",
            "valid",
            "validated",
            "at",
            "on",
            "template",
            "format",
            "version",
            "length",
            "size",
            "index",
            "order",
            "sort",
            "position",
            "kind",
            "category",
            "rank",
            "score",
            "limit",
            "quota",
            "total",
            "sent",
            "subscribed",
            "bounced",
            "opt",
            "optin",
            "optout",
            "required",
            "allowed",
            "attempts",
            "retries",
            "provider",
            "anzahl",
            "typ",
            "nombre",
            "tipo",
            "estado",
            "statut",
            "expiry",
            "expires",
            "expiration",
            "ttl",
            "visible");

    private static final Set<String> FIRST = Set.of(
            "is",
            "has",
            "num",
            "nb",
            "count",
            "total",
            "max",
            "min",
            "allow",
            "allows",
            "can",
            "should",
            "send",
            "show",
            "hide",
            "needs",
            "requires",
            "require",
            "anzahl",
            "ist",
            "hat");

    /** Words of tables that are about people, where a plain name is that of a person. */
    private static final Set<String> PEOPLE = Set.of(
            "user",
            "customer",
            "person",
            "people",
            "contact",
            "employee",
            "patient",
            "client",
            "member",
            "student",
            "teacher",
            "guest",
            "passenger",
            "driver",
            "author",
            "staff",
            "lead",
            "applicant",
            "candidate",
            "subscriber",
            "recipient",
            "doctor",
            "owner",
            "actor",
            "account",
            "visitor",
            "participant",
            "player",
            "utilisateur",
            "personne",
            "employe",
            "salarie",
            "adherent",
            "benutzer",
            "nutzer",
            "kunde",
            "kunden",
            "personen",
            "mitarbeiter",
            "patienten",
            "kontakt",
            "kontakte",
            "usuario",
            "cliente",
            "persona",
            "empleado",
            "contacto");

    private static final Set<String> PLAIN_NAMES = Set.of("name", "nom", "nombre");

    /** Words of comments that say it outright. */
    private static final Set<String> MARKS =
            Set.of("pii", "gdpr", "dsgvo", "rgpd", "personal", "personenbezogen", "phi");

    private final Vocabulary vocabulary = Vocabulary.load();

    /**
     * Look at a column.
     *
     * @param table the table's name, which tells what a plain {@code name} is
     * @param column the column's name
     * @param baseType its type; of a domain the type below, of an array that of its elements
     * @param comment what {@code COMMENT ON} says, or null
     * @return what it looks like, or nothing when it looks harmless
     */
    public Optional<PersonalLook> look(String table, String column, String baseType, @Nullable String comment) {
        TypeClass type = TypeClass.of(baseType);
        List<String> words = NameWords.of(column);
        Optional<PersonalLook> byName =
                type == TypeClass.FLAG ? Optional.empty() : named(words, type).or(() -> plainName(table, words, type));
        return byName.or(() -> byType(type)).or(() -> commented(type, comment));
    }

    private Optional<PersonalLook> named(List<String> words, TypeClass type) {
        // The longest phrase says most: "ip address" before "address"; of equally long ones the last is the noun.
        for (int length = Math.min(LONGEST, words.size()); length > 0; length--) {
            for (int from = words.size() - length; from >= 0; from--) {
                List<String> phrase = words.subList(from, from + length);
                Optional<PersonalKind> kind = vocabulary.find(phrase, type);
                if (kind.isPresent() && !otherwise(words, from, from + length)) {
                    return Optional.of(
                            new PersonalLook(kind.get(), "its name says \"" + String.join(" ", phrase) + "\""));
                }
            }
        }
        return Optional.empty();
    }

    /** Say whether words around a phrase make something else of it. */
    private static boolean otherwise(List<String> words, int from, int to) {
        boolean last = to < words.size() && LAST.contains(words.get(words.size() - 1));
        boolean first = from > 0 && FIRST.contains(words.get(0));
        return last || first;
    }

    private static Optional<PersonalLook> plainName(String table, List<String> words, TypeClass type) {
        boolean plain = words.size() == 1 && PLAIN_NAMES.contains(words.get(0));
        boolean people = NameWords.of(table).stream()
                .anyMatch(w ->
                        PEOPLE.contains(w) || (w.endsWith("s") && PEOPLE.contains(w.substring(0, w.length() - 1))));
        return plain && people && PersonalKind.NAME.in(type)
                ? Optional.of(
                        new PersonalLook(PersonalKind.NAME, "it is the name in a table of people, \"" + table + "\""))
                : Optional.empty();
    }

    private static Optional<PersonalLook> byType(TypeClass type) {
        return switch (type) {
            case NETWORK -> Optional.of(new PersonalLook(PersonalKind.IP_ADDRESS, "its type says so"));
            case MAC -> Optional.of(new PersonalLook(PersonalKind.MAC_ADDRESS, "its type says so"));
            default -> Optional.empty();
        };
    }

    /** Comments are sentences: only phrases that mean one thing anywhere count. */
    private Optional<PersonalLook> commented(TypeClass type, @Nullable String comment) {
        if (comment == null || type == TypeClass.FLAG) {
            return Optional.empty();
        }
        List<String> words = NameWords.of(comment);
        for (String word : words) {
            if (MARKS.contains(word)) {
                return Optional.of(new PersonalLook(
                        type == TypeClass.JSON ? PersonalKind.DOCUMENT : PersonalKind.FREE_TEXT,
                        "its comment says \"" + word + "\""));
            }
        }
        for (int length = LONGEST; length > 0; length--) {
            for (int from = 0; from + length <= words.size(); from++) {
                List<String> phrase = words.subList(from, from + length);
                boolean alone = length == 1;
                Optional<PersonalKind> kind = vocabulary.find(phrase, type).filter(k -> !alone || speaksAlone(k));
                if (kind.isPresent()) {
                    return Optional.of(
                            new PersonalLook(kind.get(), "its comment says \"" + String.join(" ", phrase) + "\""));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean speaksAlone(PersonalKind kind) {
        return switch (kind) {
            case EMAIL, PHONE, BIRTH, IBAN, NATIONAL_ID -> true;
            default -> false;
        };
    }
}
