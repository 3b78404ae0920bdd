package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Is what a command printed and ended with. */
record CommandRun(int code, String out, String err) {

    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    static CommandRun of(List<String> arguments) {
        return of(arguments.toArray(String[]::new));
    }

    CommandRun endsWith(ExitCode expected) {
        assertThat(code).as(out + err).isEqualTo(expected.number());
        return this;
    }

    CommandRun prints(String... texts) {
        assertThat(out).contains(texts);
        return this;
    }

    CommandRun says(String... texts) {
        assertThat(err).contains(texts);
        return this;
    }

    CommandRun printsNothing() {
        assertThat(out).isEmpty();
        return this;
    }

    /** Demand that the output is one document of a published shape. */
    CommandRun fits(String schema) throws IOException {
        fits(schema, out);
        return this;
    }

    static void fits(String schema, String json) throws IOException {
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(Path.of("..", "docs", schema)))
                        .validate(json, InputFormat.JSON))
                .as(json)
                .isEmpty();
    }

    static boolean refusedBy(String schema, String json) throws IOException {
        return !JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("..", "docs", schema)))
                .validate(json, InputFormat.JSON)
                .isEmpty();
    }
}
