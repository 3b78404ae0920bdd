package io.confiture.suite.known;

import io.confiture.check.Finding;
import io.confiture.project.Sha256;
import io.confiture.project.SourceLocation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Computes the digest by which a finding is known again: of its message and its details without numbers of lines, and of the
 * statement that it is about.
 *
 * <p>So lines that are put in above change nothing, and an edit of the statement, or a comparison that shows one difference more,
 * makes another finding of it. Where no statement is to blame, the whole file counts. Made for the findings of one check, and used by
 * one thread.
 */
final class FindingHash {

    /** Half of what 64 hexadecimal digits say is still more than enough to tell findings of one rule in one file apart. */
    private static final int DIGITS = 32;

    /**
     * A place behind a file's name, {@code .sql:12} or {@code .sql:12:5}, and the line that the server names within a function. Not
     * any number behind a colon: a default of 10:30 that became 10:45 is another finding.
     */
    private static final Pattern PLACES =
            Pattern.compile("(?<=\\.(?:sql|data|yaml|yml)):\\d+(:\\d+)?\\b|\\b(line|Line|LINE) \\d+");

    private final SubjectText subjects = new SubjectText();

    String of(Finding finding) {
        MessageDigest digest = Sha256.start();
        feed(digest, finding.message());
        feed(digest, finding.detail());
        SourceLocation location = finding.location();
        digest.update((location == null ? "" : subjects.at(location)).getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(digest).substring(0, DIGITS);
    }

    private static void feed(MessageDigest digest, @Nullable String text) {
        String plain = text == null ? "" : PLACES.matcher(text).replaceAll("");
        digest.update(plain.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
