package io.confiture.suite.known;

import io.confiture.check.Finding;
import io.confiture.project.SourceLocation;
import io.confiture.project.YamlNode;
import java.util.List;

/**
 * Is a finding that the project lives with.
 *
 * @param rule the id of its rule
 * @param file the file that it is about, as people read it; empty when it is about none
 * @param hash the digest of what it says and of what it is about, see {@link FindingHash}
 * @param location where the list has it
 */
record KnownFinding(String rule, String file, String hash, SourceLocation location) {

    private static final List<String> KEYS = List.of("rule", "file", "hash");

    /** Describe a finding of now. */
    static KnownFinding of(Finding finding, FindingHash hashes, SourceLocation list) {
        return new KnownFinding(finding.rule().id(), fileOf(finding), hashes.of(finding), list);
    }

    /** Read an entry of the list. */
    static KnownFinding read(YamlNode entry) {
        entry.allowOnly(KEYS);
        return new KnownFinding(
                entry.get("rule").text(),
                entry.find("file").map(YamlNode::text).orElse(""),
                entry.get("hash").text(),
                entry.location());
    }

    /** Say whether this is an entry of the same rule and file as another one, with the same digest. */
    boolean sameAs(KnownFinding other) {
        return rule.equals(other.rule) && file.equals(other.file) && hash.equals(other.hash);
    }

    /** Write the entry on one line. */
    String line() {
        return "    - {rule: " + YamlNode.quoted(rule)
                + (file.isEmpty() ? "" : ", file: " + YamlNode.quoted(file))
                + ", hash: " + YamlNode.quoted(hash) + "}";
    }

    /** Say in words what the list has. */
    String words() {
        return rule + (file.isEmpty() ? "" : " in " + file);
    }

    private static String fileOf(Finding finding) {
        SourceLocation location = finding.location();
        return location == null ? "" : location.name();
    }
}
