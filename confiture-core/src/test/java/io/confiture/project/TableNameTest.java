package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {

    @Test
    void folds_what_is_not_quoted() {
        assertThat(TableName.parse("TB_X")).isEqualTo(new TableName(null, "tb_x"));
        assertThat(TableName.parse("Audit.\"TB \"\"x\"\".\"")).isEqualTo(new TableName("audit", "TB \"x\"."));
        assertThat(TableName.parse("audit.\"a\"\"b\"").sql()).isEqualTo("\"audit\".\"a\"\"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a.b.c", "\"a", "\"\"", "1a", "a b", "a;drop table b", "a\"b\""})
    void refuses_what_is_no_name(String text) {
        assertThatThrownBy(() -> TableName.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
