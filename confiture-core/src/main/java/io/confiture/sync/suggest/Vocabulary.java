package io.confiture.sync.suggest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Knows which words speak for which kind of personal data. Immutable. */
final class Vocabulary {

    private static final String FILE = "words.txt";

    private final Map<String, List<PersonalKind>> byPhrase;

    private Vocabulary(Map<String, List<PersonalKind>> byPhrase) {
        this.byPhrase = byPhrase;
    }

    /** Read the words. */
    static Vocabulary load() {
        Map<String, List<PersonalKind>> byPhrase = new HashMap<>();
        InputStream file = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    learn(line, byPhrase);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Vocabulary(byPhrase);
    }

    private static void learn(String line, Map<String, List<PersonalKind>> byPhrase) {
        int colon = line.indexOf(':');
        PersonalKind kind = PersonalKind.valueOf(line.substring(0, colon));
        for (int at = colon + 1; at < line.length(); ) {
            int comma = line.indexOf(',', at);
            int end = comma < 0 ? line.length() : comma;
            String joined = line.substring(at, end).replace(" ", "");
            byPhrase.computeIfAbsent(joined, p -> new ArrayList<>()).add(kind);
            at = end + 1;
        }
    }

    /** Return what a phrase stands for in a column of a sort of types: as it is written, or its plural. */
    Optional<PersonalKind> find(List<String> phrase, TypeClass type) {
        String joined = String.join("", phrase);
        return found(joined, type)
                .or(() -> joined.endsWith("s")
                        ? found(joined.substring(0, joined.length() - 1), type)
                        : Optional.empty());
    }

    private Optional<PersonalKind> found(String joined, TypeClass type) {
        return byPhrase.getOrDefault(joined, List.of()).stream()
                .filter(kind -> kind.in(type))
                .findFirst();
    }
}
