package io.confiture.sync.suggest;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Is a kind of personal data. */
public enum PersonalKind {
    /** Mail addresses. */
    EMAIL("an e-mail address", TypeClass.TEXT),
    /** Telephone numbers. */
    PHONE("a telephone number", TypeClass.TEXT, TypeClass.NUMBER),
    /** Names of people. */
    NAME("a person's name", TypeClass.TEXT),
    /** Names by which people sign in. */
    USERNAME("a name that somebody signs in with", TypeClass.TEXT),
    /** Days of birth. */
    BIRTH("a day of birth", TypeClass.TEMPORAL, TypeClass.TEXT, TypeClass.NUMBER),
    /** Where people live. */
    ADDRESS("a postal address", TypeClass.TEXT),
    /** Postal codes. */
    POSTAL_CODE("a postal code", TypeClass.TEXT, TypeClass.NUMBER),
    /** Cards. */
    CREDIT_CARD("a card number", TypeClass.TEXT, TypeClass.NUMBER),
    /** International bank account numbers. */
    IBAN("a bank account", TypeClass.TEXT),
    /** Other numbers of bank accounts. */
    BANK_ACCOUNT("a bank account", TypeClass.TEXT, TypeClass.NUMBER),
    /** Numbers that a state gives people. */
    NATIONAL_ID("a number that a state gives a person", TypeClass.TEXT, TypeClass.NUMBER),
    /** Addresses of machines. */
    IP_ADDRESS("an IP address", TypeClass.TEXT, TypeClass.NETWORK),
    /** Addresses of network cards. */
    MAC_ADDRESS("a MAC address", TypeClass.TEXT, TypeClass.MAC),
    /** Devices. */
    DEVICE("a device's number", TypeClass.TEXT, TypeClass.UUID, TypeClass.NUMBER),
    /** Addresses on the web. */
    URL("an address on the web of somebody", TypeClass.TEXT),
    /** What opens doors. */
    SECRET("a secret", TypeClass.TEXT, TypeClass.BINARY, TypeClass.UUID, TypeClass.NUMBER),
    /** Where somebody is. */
    LOCATION("a place where somebody is", TypeClass.NUMBER, TypeClass.PLACE, TypeClass.TEXT),
    /** What somebody earns. */
    INCOME("somebody's income", TypeClass.NUMBER, TypeClass.TEXT),
    /** What the law protects most. */
    SENSITIVE("health, belief, origin or sex of a person", TypeClass.TEXT, TypeClass.OTHER, TypeClass.NUMBER),
    /** Pictures of people, and the like. */
    LIKENESS("a picture or the like of a person", TypeClass.BINARY, TypeClass.TEXT),
    /** Texts that anybody may have written anything into. */
    FREE_TEXT("free text, which may speak of anybody", TypeClass.TEXT, TypeClass.DOCUMENT),
    /** Documents with parts of their own. */
    DOCUMENT("a document that may hold anything", TypeClass.JSON, TypeClass.DOCUMENT);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<TypeClass> types;

    PersonalKind(String words, TypeClass first, TypeClass... more) {
        this.words = words;
        this.types = Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    /** Return the kind in words that can follow "it may hold". */
    public String words() {
        return words;
    }

    /** Say whether columns of a sort of types can hold it. */
    boolean in(TypeClass type) {
        // A document can hold all that a text can.
        return types.contains(type)
                || (types.contains(TypeClass.TEXT) && (type == TypeClass.JSON || type == TypeClass.DOCUMENT));
    }
}
