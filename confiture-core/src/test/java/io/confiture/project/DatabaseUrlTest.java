package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql:///db                       | jdbc:postgresql://localhost:5432/db
            postgres://h                           | jdbc:postgresql://h:5432/
            postgresql://u@h/db                    | jdbc:postgresql://h:5432/db
            postgresql://u:p@h:6/db?sslmode=require | jdbc:postgresql://h:6/db?sslmode=require
            postgresql://h/db?application_name=a%20b | jdbc:postgresql://h:5432/db?ApplicationName=a%20b
            postgresql://[::1]:6/db                | jdbc:postgresql://[::1]:6/db
            postgresql://[::1]/db                  | jdbc:postgresql://[::1]:5432/db
            postgresql://a:1,b:2,c/db              | jdbc:postgresql://a:1,b:2,c:5432/db
            postgresql://h/d%C3%A9%2F              | jdbc:postgresql://h:5432/d%C3%A9%2F
            jdbc:postgresql:db                     | jdbc:postgresql://localhost:5432/db
            jdbc:postgresql://h/db?user=u&password=p&ssl=true | jdbc:postgresql://h:5432/db?ssl=true
            """)
    void gives_the_driver_its_form(String url, String jdbc) {
        assertThat(DatabaseUrl.parse(url).jdbcUrl()).isEqualTo(jdbc);
    }

    @Test
    void decodes_user_and_password() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://m%40x:p%3Aw%2F+1@h/d");

        assertThat(url.user()).isEqualTo("m@x");
        assertThat(url.password()).isEqualTo(new Secret("p:w/+1"));
        assertThat(url.parameters()).isEmpty();
    }

    @Test
    void takes_the_login_of_a_jdbc_url_from_its_parameters() {
        DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://h/d?user=u&password=p&ssl=true");

        assertThat(url.user()).isEqualTo("u");
        assertThat(url.password()).isEqualTo(new Secret("p"));
        assertThat(url.parameters()).isEqualTo(Map.of("ssl", "true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:hush@h/d",
                "h:5432/d",
                "postgresql://u:hush/x@h/d",
                "postgresql://h:0/d",
                "postgresql://h:65536/d",
                "postgresql://[::1/d",
                "postgresql://u:hush%zz@h/d",
                "postgresql://h/d?hush",
                ""
            })
    void refuses_what_is_no_url_without_repeating_it(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush")
                .hasNoCause();
    }
}
