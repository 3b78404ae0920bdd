package io.confiture.assertions.type;

import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;

/**
 * Says how an expression is written as a value of what a domain is made of, as PostgreSQL makes defaults into such values: {@code 'x'}
 * is the same as {@code 'x'::varchar} then.
 *
 * @param type without its modifier, which would cut values; of numbers the one that all of them have a place in
 */
record DomainValue(String type, boolean number) {

    static DomainValue of(DatabaseObject domain) {
        Answer base = domain.ask("""
            select case when n.number then 'pg_catalog.numeric' else pg_catalog.format_type(d.typbasetype, -1) end as type, n.number
            from pg_catalog.pg_type d,
                 lateral (select d.typbasetype in (20, 21, 23, 1700) as number) n -- int8, int2, int4, numeric
            where d.oid = ?\
            """);
        return new DomainValue(String.valueOf(base.text("type")), base.flag("number"));
    }

    String write(String expression) {
        String value = "(" + expression + "\n)::" + type;
        return number ? "pg_catalog.trim_scale(" + value + ")" : value;
    }
}
