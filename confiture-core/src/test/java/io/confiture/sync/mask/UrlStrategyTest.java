package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlStrategyTest {

    private final TryMasking urls = new TryMasking("url");

    @Test
    void every_part_that_says_something_is_replaced() {
        assertThat(urls.of().mask("HTTPS://Ann:secret@Acme.test:8080/~ann/photos?mail=ann#ann"))
                .matches("https://[0-9a-f]{16}\\.example\\.com:8080/[0-9a-f]{16}\\?[0-9a-f]{16}#[0-9a-f]{16}");
        assertThat(urls.of().mask("http://acme.test")).matches("http://[0-9a-f]{16}\\.example\\.com");
        assertThat(urls.of().mask("http://[2001:db8::1]:80/")).matches("http://[0-9a-f]{16}\\.example\\.com:80/");
    }

    @Test
    void what_belongs_together_stays_together() {
        Masking masking = urls.of();
        String one = String.valueOf(masking.mask("https://acme.test/ann"));
        String other = String.valueOf(masking.mask("http://ACME.test/bob?x=1"));

        assertThat(one.substring(8, 24)).isEqualTo(other.substring(7, 23));
        assertThat(one.substring(36)).isNotEqualTo(other.substring(35, 52));
    }

    @Test
    void parts_are_kept_or_dropped_where_it_is_asked_for() {
        assertThat(urls.of("host", "keep").mask("https://ann:secret@acme.test/a"))
                .matches("https://acme\\.test/[0-9a-f]{16}");
        assertThat(urls.of("path", "keep").mask("https://acme.test/a/b?c#d"))
                .matches("https://[0-9a-f]{16}\\.example\\.com/a/b\\?[0-9a-f]{16}#[0-9a-f]{16}");
        assertThat(urls.of("path", "drop", "query", "drop").mask("https://acme.test/a/b?c#d"))
                .matches("https://[0-9a-f]{16}\\.example\\.com/");
        assertThat(urls.of().cardinality()).isEqualTo(new Cardinality.Bounded(64));
        assertThat(urls.of("path", "drop").cardinality()).isEqualTo(new Cardinality.Lossy());
        assertThat(urls.of("host", "keep").cardinality()).isEqualTo(new Cardinality.Lossy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:ann@acme.test",
                "//acme.test/ann",
                "/ann",
                "acme.test",
                "http://",
                "http:///ann",
                "http://ann@",
                "ann smith://x",
                "data:text/plain,ann",
                "http://acme.test\\ann"
            })
    void what_is_no_url_is_never_passed_through(String value) {
        assertThatThrownBy(() -> urls.of().mask(value))
                .isInstanceOf(MaskingException.class)
                .hasNoCause();
        assertThat(urls.of("invalid", "null").mask(value)).isNull();
    }

    @Test
    void nothing_masked_is_refused() {
        assertThatThrownBy(() -> urls.of(new Options(Map.of("host", "keep", "path", "keep", "query", "keep"))))
                .isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> urls.of("host", "keep").mask("http://acme.test/"))
                .isInstanceOf(MaskingException.class);
    }

    @Test
    void the_declared_length_is_the_longest() {
        String worst = "s://h/p?q#f";
        assertThat(urls.of().mask(worst)).hasSize(urls.of().longest(worst.length()));
    }
}
