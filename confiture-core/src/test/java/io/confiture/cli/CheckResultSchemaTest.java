package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckResultSchemaTest {

    private static final Path SCHEMA = Path.of("..", "docs", "check-result.schema.json");
    private static final Path BROKEN = Path.of("..", "samples", "shop-broken");

    @Test
    void every_kind_of_outcome_fits_the_published_schema() throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
        StringWriter out = new StringWriter();
        int code = Main.run(
                new PrintWriter(out, true),
                new PrintWriter(new StringWriter(), true),
                "check",
                BROKEN.toString(),
                "--format",
                "json");
        assertThat(code).isEqualTo(1);
        String json = out.toString();
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(json).contains("\"passed\"", "\"failed\"", "\"aborted\"", "\"skipped\"");
        assertThat(schema.validate(json.replace("\"outcome\"", "\"outcom\""), InputFormat.JSON))
                .as("the schema can refuse")
                .isNotEmpty();
    }
}
