package io.confiture.migration.precondition;

import io.confiture.project.Nearest;
import io.confiture.project.TableName;
import io.confiture.project.YamlException;
import io.confiture.project.YamlNode;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one precondition from its YAML mapping. */
final class PreconditionReader {

    private static final String TYPE = "type";
    private static final String PUBLIC = "public";

    private final YamlNode node;
    private final Map<Argument, String> arguments = new EnumMap<>(Argument.class);
    private final List<String> params = new ArrayList<>();

    PreconditionReader(YamlNode node) {
        this.node = node;
    }

    /**
     * Read it.
     *
     * @throws YamlException with the place, when it is none
     */
    Precondition read() {
        PreconditionType type = type();
        List<String> keys = Stream.concat(Stream.of(TYPE), type.all().stream().map(Argument::key))
                .toList();
        node.allowOnly(keys);
        for (YamlNode.Entry entry : node.entries()) {
            Argument.named(entry.name()).ifPresent(argument -> value(argument, entry.value()));
        }
        for (Argument argument : type.required()) {
            if (!arguments.containsKey(argument)) {
                throw node.problem(type.word() + " needs " + argument.key(), null);
            }
        }
        names(type, Argument.TABLE, Argument.SCHEMA);
        names(type, Argument.REFERENCES_TABLE, Argument.REFERENCES_SCHEMA);
        if (type == PreconditionType.CUSTOM_SQL) {
            fillIn();
        }
        return new Precondition(type, arguments, params, node.location());
    }

    private PreconditionType type() {
        if (node.entries().isEmpty()) {
            throw node.problem("a precondition needs a type", "write - type: TableExists");
        }
        YamlNode word = node.get(TYPE);
        List<String> known =
                Stream.of(PreconditionType.values()).map(PreconditionType::word).toList();
        return PreconditionType.named(word.text()).orElseThrow(() -> {
            String near = Nearest.question(word.text(), known);
            return word.problem(
                    "there is no precondition " + word.text(),
                    near == null ? "there are " + String.join(", ", known) : near);
        });
    }

    private void value(Argument argument, YamlNode value) {
        switch (argument.form()) {
            case TEXT -> arguments.put(argument, text(argument, value));
            case COUNT -> arguments.put(argument, count(argument, value));
            case QUERY -> arguments.put(argument, query(value));
            case LIST -> {
                for (YamlNode item : value.items()) {
                    params.add(item.text());
                }
            }
        }
    }

    private static String text(Argument argument, YamlNode value) {
        String text = value.text();
        if (text.isBlank()) {
            throw value.problem(argument.key() + " is empty", null);
        }
        return text;
    }

    private static String count(Argument argument, YamlNode value) {
        try {
            long count = Long.parseLong(value.text());
            if (count >= 0) {
                return Long.toString(count);
            }
        } catch (NumberFormatException e) {
            // Said below, as for a negative number.
        }
        throw value.problem(argument.key() + " must be a whole number, 0 or more, and is " + value.text(), null);
    }

    /** Take one statement that asks: several could end the transaction that keeps the first from changing anything. */
    private static String query(YamlNode value) {
        String text = value.text();
        SqlScript script = SqlScript.parse(
                SqlSource.of(value.location().file(), value.location().name(), text));
        List<Statement> statements = script.statements();
        if (!script.diagnostics().isEmpty() || statements.size() != 1) {
            throw value.problem(
                    "sql must be one statement, and " + statements.size() + " were read"
                            + (script.diagnostics().isEmpty()
                                    ? ""
                                    : ": " + script.diagnostics().get(0).message()),
                    null);
        }
        Statement only = statements.get(0);
        if (Stream.of("SELECT", "WITH", "VALUES", "TABLE").noneMatch(only.kind()::is)) {
            throw value.problem(
                    "sql must ask (SELECT, WITH, VALUES or TABLE), and is "
                            + only.kind().command(),
                    null);
        }
        return only.text();
    }

    /** Split {@code schema.table} and quoted names; a plain name is taken as the catalog has it, letter by letter. */
    private void names(PreconditionType type, Argument table, Argument schema) {
        String name = arguments.get(table);
        if (!type.all().contains(schema)) {
            return;
        }
        if (name != null && (name.indexOf('.') >= 0 || name.indexOf('"') >= 0)) {
            TableName parsed = parse(name, table);
            arguments.put(table, parsed.name());
            String own = parsed.schema();
            String said = arguments.get(schema);
            if (own != null && said != null && !own.equals(said)) {
                throw node.problem(
                        table.key() + " names the schema " + own + ", and " + schema.key() + " says " + said, null);
            }
            if (own != null) {
                arguments.put(schema, own);
            }
        }
        arguments.putIfAbsent(schema, PUBLIC);
    }

    private TableName parse(String name, Argument argument) {
        try {
            return TableName.parse(name);
        } catch (IllegalArgumentException e) {
            throw node.problem(
                    argument.key() + " is no name: " + e.getMessage(), "write table, schema.table or \"Table\"");
        }
    }

    /** Check that each {@code %s} of the query has its value; as in the original, % means something only with values. */
    private void fillIn() {
        @Nullable String sql = arguments.get(Argument.SQL);
        if (sql == null || params.isEmpty()) {
            return;
        }
        int places = Params.places(sql);
        if (places != params.size()) {
            throw node.problem("sql has " + places + " times %s, and there are " + params.size() + " params", null);
        }
    }
}
