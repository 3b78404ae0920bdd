package io.confiture.sync.leak;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Knows what texts look like that strategies and checks ask for, and makes ones that nobody has seen before. */
enum TextShape {
    WORD {
        @Override
        Canary make(Dice dice, int most) {
            return word(dice.letters(Math.min(most, 2 * LETTERS)));
        }
    },
    UPPER {
        @Override
        Canary make(Dice dice, int most) {
            return word(dice.letters(Math.min(most, 2 * LETTERS)).toUpperCase(Locale.ROOT));
        }
    },
    NAME {
        @Override
        Canary make(Dice dice, int most) {
            String first = capital(dice.letters(9));
            String last = capital(dice.letters(10));
            return Canary.of(first + " " + last, first, last);
        }
    },
    EMAIL {
        @Override
        Canary make(Dice dice, int most) {
            int letters = Math.max(1, Math.min(LETTERS, most - "@mail.example".length()));
            String local = dice.letters(letters);
            return Canary.of(local + "@mail.example", local);
        }
    },
    PHONE {
        @Override
        Canary make(Dice dice, int most) {
            String national = "30" + dice.digits(8);
            return Canary.of("+49" + national, national);
        }
    },
    PHONE_US {
        @Override
        Canary make(Dice dice, int most) {
            String area = dice.one("212", "415", "312", "617", "206");
            String rest = dice.one("2", "3", "4", "6", "7") + dice.digits(2) + "-" + dice.digits(4);
            return Canary.of(area + "-" + rest);
        }
    },
    ADDRESS {
        @Override
        Canary make(Dice dice, int most) {
            String street = capital(dice.letters(LETTERS));
            return Canary.of(dice.digits(2) + " " + street + " Street, Springfield, IL 62704, USA", street);
        }
    },
    CARD {
        @Override
        Canary make(Dice dice, int most) {
            String body = "4" + dice.digits(14);
            // Tools keep the first six or eight and the last four: what is between tells it.
            return Canary.of(body + luhn(body), body.substring(4, 14));
        }
    },
    IPV4 {
        @Override
        Canary make(Dice dice, int most) {
            return Canary.number((100 + dice.below(90)) + "." + (100 + dice.below(150)) + "." + (100 + dice.below(150))
                    + "." + (100 + dice.below(150)));
        }
    },
    IPV6 {
        @Override
        Canary make(Dice dice, int most) {
            StringBuilder text = new StringBuilder("2a02");
            for (int i = 1; i < 8; i++) {
                text.append(':').append(dice.hex(4));
            }
            return Canary.of(text.toString());
        }
    },
    UUID {
        @Override
        Canary make(Dice dice, int most) {
            return Canary.of(
                    dice.hex(8) + "-" + dice.hex(4) + "-4" + dice.hex(3) + "-8" + dice.hex(3) + "-" + dice.hex(12));
        }
    },
    IBAN {
        @Override
        Canary make(Dice dice, int most) {
            String account = dice.digits(18);
            int rest = new BigInteger(account + "131400")
                    .mod(BigInteger.valueOf(97))
                    .intValueExact();
            return Canary.of("DE" + String.format(Locale.ROOT, "%02d", 98 - rest) + account, account);
        }
    },
    URL {
        @Override
        Canary make(Dice dice, int most) {
            String path = dice.letters(LETTERS);
            return Canary.of("https://www.example.com/" + path + "?q=1", path);
        }
    },
    MAC {
        @Override
        Canary make(Dice dice, int most) {
            StringBuilder text = new StringBuilder("08");
            for (int i = 1; i < 6; i++) {
                text.append(':').append(dice.hex(2));
            }
            return Canary.of(text.toString());
        }
    },
    DATE {
        @Override
        Canary make(Dice dice, int most) {
            return Canary.plain(String.format(
                    Locale.ROOT, "%04d-%02d-%02d", 1931 + dice.below(70), 1 + dice.below(12), 1 + dice.below(28)));
        }
    },
    DIGITS {
        @Override
        Canary make(Dice dice, int most) {
            return Canary.of(dice.digits(Math.min(most, 14)));
        }
    },
    SSN {
        @Override
        Canary make(Dice dice, int most) {
            return Canary.of((100 + dice.below(500)) + "-" + (10 + dice.below(89)) + "-" + dice.digits(4));
        }
    },
    /** Words with everything in them that scrubbers of free text are there to remove. */
    SENTENCE {
        @Override
        Canary make(Dice dice, int most) {
            List<String> telling = new ArrayList<>();
            StringBuilder text = new StringBuilder("Please write to ");
            for (TextShape shape : List.of(EMAIL, PHONE_US, SSN, CARD, URL)) {
                Canary canary = shape.make(dice, most);
                text.append(canary.value()).append(" or then ");
                telling.addAll(canary.telling());
            }
            return new Canary(text.append("wait.").toString(), telling, false);
        }
    };

    /** How many letters nobody meets by chance. */
    static final int LETTERS = 12;

    abstract Canary make(Dice dice, int most);

    /** Make one that is no longer than so many characters; null where that is too short for it. */
    @Nullable
    Canary fitting(Dice dice, int most) {
        Canary canary = make(dice, most);
        return canary.value().length() <= most ? canary : null;
    }

    /** Plant a word that is also known when a few letters of it are covered. */
    private static Canary word(String word) {
        if (word.length() == 2 * LETTERS) {
            return Canary.of(word, word.substring(0, LETTERS), word.substring(LETTERS));
        }
        return word.length() < 10
                ? Canary.of(word)
                : Canary.of(word, word.substring(2), word.substring(0, word.length() - 2));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static int luhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = Character.digit(body.charAt(body.length() - 1 - i), 10) * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return (10 - sum % 10) % 10;
    }

    /** Return the shapes that a strategy is most likely to take, the best first; all others come behind. */
    static List<TextShape> of(String strategy) {
        return switch (strategy) {
            case "email" -> List.of(EMAIL);
            case "phone" -> List.of(PHONE, PHONE_US);
            case "name" -> List.of(NAME);
            case "date" -> List.of(DATE);
            case "address" -> List.of(ADDRESS);
            case "credit_card" -> List.of(CARD);
            case "ip_address" -> List.of(IPV6, IPV4);
            case "uuid" -> List.of(UUID);
            case "iban" -> List.of(IBAN);
            case "url" -> List.of(URL);
            case "mac" -> List.of(MAC);
            case "digits", "noise" -> List.of(DIGITS);
            case "text_redaction" -> List.of(SENTENCE);
            default -> List.of(WORD);
        };
    }
}
