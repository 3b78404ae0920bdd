package io.confiture.assertions.trigger;

import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;

/** Says how triggers and rules are found. */
final class TriggerLookups {
    private TriggerLookups() {}

    /** Triggers that somebody made, and what became of them on partitions; those of foreign keys are not among them. */
    static final Lookup TRIGGER = Lookup.of("trigger", ObjectKind.TRIGGER, """
        select t.oid::bigint as oid, 0 as number, null as schema, t.tgname as name, t.tgrelid::bigint as parent,
               true as visible, false as system
        from pg_catalog.pg_trigger t
        where not t.tgisinternal or exists (select from pg_catalog.pg_trigger p where p.oid = t.tgparentid and not p.tgisinternal)\
        """);

    static final Lookup RULE = Lookup.of("rule", ObjectKind.RULE, """
        select r.oid::bigint as oid, 0 as number, null as schema, r.rulename as name, r.ev_class::bigint as parent,
               true as visible, false as system
        from pg_catalog.pg_rewrite r\
        """);
}
