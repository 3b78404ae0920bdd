package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "**/*.sql, a.sql, true",
        "**/*.sql, x/y/a.sql, true",
        "**/temp/**, temp/z.sql, true",
        "**/temp/**, 10/temp/x.sql, true",
        "**/temp/**, 10/temp/deep/y.sql, true",
        "**/temp/**, 10/temperature/y.sql, false",
        "old/*, old/k.sql, true",
        "old/*, 10/old/k.sql, false",
        "a/**/b.sql, a/b.sql, true",
        "a/**/b.sql, a/x/y/b.sql, true",
        "x**/b.sql, b.sql, false",
        "*.sql, x/a.sql, false",
        "*.sql, A.SQL, false",
        "'{a,b}_?.sql', b_1.sql, true",
    })
    void matches_below_its_directory(String glob, String path, boolean matches) {
        assertThat(Glob.of(glob).matches(Path.of(path))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "[a", "{a", "**/**/**/**/**/**/**/a"})
    void refuses_what_is_no_pattern(String glob) {
        assertThatThrownBy(() -> Glob.of(glob)).isInstanceOf(IllegalArgumentException.class);
    }
}
