package io.confiture.sync.check;

import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;

/** Asks a question as if on a machine of another language and time zone. */
final class Elsewhere {

    private Elsewhere() {}

    /**
     * Ask it. The defaults belong to the whole JVM: they are others for as long as the question takes, so that only what nobody else
     * has asked in this way, the strategies of users, is asked here.
     */
    static <T> T ask(Supplier<T> question) {
        synchronized (Elsewhere.class) {
            Locale locale = Locale.getDefault();
            TimeZone zone = TimeZone.getDefault();
            try {
                // Turkish has its own small letter for I; no place is further ahead than Kiritimati.
                Locale.setDefault(new Locale("tr", "TR"));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                return question.get();
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        }
    }
}
