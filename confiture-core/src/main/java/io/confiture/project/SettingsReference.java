package io.confiture.project;

import java.util.List;

/** Writes the reference page and the JSON Schema of the settings from the table of keys. Both end in a line feed. */
public final class SettingsReference {
    private static final String INTRODUCTION = """
            # Settings

            <!-- Written from the table of keys in io.confiture.project. After a change there, run
                 mvn -pl confiture-core -am test -Dtest=SettingsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dconfiture.docs.update=true -->

            No file is needed: a project with `db/schema` and `db/migrations` works as it is.

            Two files are read, the second over the first:

            1. `confiture.yaml`, beside `db` or in it: for the whole project.
            2. `db/environments/{name}.yaml`: for one environment. Without a name, `local` is read when it is there.

            Both may end in `.yml`. A value or a list of the stronger file replaces the weaker one as a whole; in
            `migration.placeholders`, `seed.profiles` and `checks.disable` it does so name by name. A key without a value (`build:`) means its
            default. Relative paths count from the project's folder, the one that holds `db`; where the database directory has
            another name, the defaults below follow it.

            The files are YAML 1.2 (`true`, not `yes`) in UTF-8 and are read strictly. An unknown key, a key that stands twice,
            a value of the wrong type or a tag is an error with file, line and column, and all errors are reported at once.
            Editors that know JSON Schema check the files against [settings.schema.json](../settings.schema.json).

            ## Variables

            `${NAME}` in a value stands for an environment variable. A name has upper-case letters, digits and `_`, and does not
            begin with a digit. A variable that is not set is an error, and so is a value that itself contains `${`: nothing is
            expanded twice. There is no form for a default. A `$` alone stays as it is. Values of variables are never printed.
            """;

    private SettingsReference() {}

    /** Return the page {@code docs/reference/settings.md}. */
    public static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("\n## Keys\n");
        for (String name : KeyTable.ALL.namesIn("")) {
            if (KeyTable.ALL.key(name) == null) {
                block(page, name);
            }
        }
        page.insert(page.indexOf("## Keys\n") + "## Keys\n".length(), topLevel());
        page.append("\n## Entries of include_dirs\n\n");
        table(page, KeyTable.INCLUDE_ENTRY.keys());
        page.append("\n## Seed profiles\n\n");
        table(page, KeyTable.SEED_PROFILE.keys());
        page.append("\n## Keys of the original that are refused\n\n| Key | Why |\n|---|---|\n");
        KeyTable.ALL.refused().forEach((key, why) -> page.append("| `" + key + "` | " + cell(why) + " |\n"));
        return page.toString();
    }

    private static String topLevel() {
        StringBuilder part = new StringBuilder("\n");
        table(
                part,
                KeyTable.ALL.keys().stream()
                        .filter(key -> key.path().indexOf('.') < 0)
                        .toList());
        return part.toString();
    }

    private static void block(StringBuilder page, String name) {
        page.append("\n### ").append(name).append("\n\n");
        table(
                page,
                KeyTable.ALL.keys().stream()
                        .filter(key -> key.path().startsWith(name + "."))
                        .toList());
    }

    private static void table(StringBuilder page, List<SettingKey<?>> keys) {
        page.append("| Key | Value | Default | Meaning |\n|---|---|---|---|\n");
        for (SettingKey<?> key : keys) {
            String standard = key.shownDefault() == null ? "none" : "`" + key.shownDefault() + "`";
            page.append("| `" + key.path() + "` | " + cell(key.type().label()) + " | " + cell(standard) + " | "
                    + cell(key.meaning()) + " |\n");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** Return the file {@code docs/settings.schema.json}. */
    public static String jsonSchema() {
        return JsonText.of(JsonSchema.ofSettings());
    }
}
