package io.confiture.assertions.pgtap;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.trigger.Event.DELETE;
import static io.confiture.assertions.trigger.Event.INSERT;
import static io.confiture.assertions.trigger.Event.SELECT;
import static io.confiture.assertions.trigger.Event.UPDATE;

class TriggerTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return """
            create schema shop;
            create function shop.touch() returns trigger language plpgsql as 'begin return new; end';
            create function note() returns trigger language plpgsql as 'begin return new; end';
            create table shop.users (id bigint primary key, email text);
            create trigger touch before update on shop.users for each row execute function shop.touch();
            create trigger note after insert on shop.users for each statement execute function note();
            create table logs (at timestamptz, user_id bigint references shop.users);
            create trigger "Odd.Name" after insert or delete on logs for each row execute function note();
            create table parts (id int) partition by range (id);
            create table parts_1 partition of parts for values from (0) to (10);
            create trigger parted after insert on parts for each row execute function note();
            create rule keep as on delete to shop.users do instead nothing;
            create rule note as on insert to shop.users do also insert into logs values (now(), new.id);
            create rule change as on update to logs do instead nothing;
            create view seen as select id from shop.users;
            """;
    }

    @Override
    void define() {
        triggers();
        rules();
        ruleProperties();
    }

    private void triggers() {
        // Without a schema pgTAP's triggers_are expects the triggers of all tables, since a join of it names no table.
        twin("triggers_are")
                .passes(
                        "triggers_are('shop', 'users', array['touch', 'note'])",
                        db -> assertThat(db).table("shop.users").triggers().containsExactlyInAnyOrder("touch", "note"))
                .passes(
                        "triggers_are('public', 'logs', array['Odd.Name'])",
                        db -> assertThat(db).table("logs").triggers().containsExactlyInAnyOrder("Odd.Name"))
                .passes(
                        "triggers_are('public', 'parts_1', array['parted'])",
                        db -> assertThat(db).table("parts_1").triggers().containsExactlyInAnyOrder("parted"))
                .fails(
                        "triggers_are('shop', 'users', array['touch'])",
                        db -> assertThat(db).table("shop.users").triggers().containsExactlyInAnyOrder("touch"));
        // pgTAP's has_trigger finds those that hold foreign keys as well; ours leaves what PostgreSQL made out, as its
        // triggers_are does.
        twin("has_trigger")
                .passes(
                        "has_trigger('shop', 'users', 'touch', '')",
                        db -> assertThat(db).table("shop.users").hasTrigger("touch"))
                .passes(
                        "has_trigger('logs', 'Odd.Name')",
                        db -> assertThat(db).table("logs").hasTrigger("Odd.Name"))
                .passes(
                        "has_trigger('parts_1', 'parted')",
                        db -> assertThat(db).table("parts_1").hasTrigger("parted"))
                .fails(
                        "has_trigger('shop', 'users', 'tuoch', '')",
                        db -> assertThat(db).table("shop.users").hasTrigger("tuoch"))
                .fails(
                        "has_trigger('logs', 'touch')",
                        db -> assertThat(db).table("logs").hasTrigger("touch"));
        // pgTAP's hasnt_trigger passes for a table that is not there.
        twin("hasnt_trigger")
                .passes(
                        "hasnt_trigger('logs', 'touch')",
                        db -> assertThat(db).table("logs").doesNotHaveTrigger("touch"))
                .fails(
                        "hasnt_trigger('shop', 'users', 'touch', '')",
                        db -> assertThat(db).table("shop.users").doesNotHaveTrigger("touch"));
        // Without schemas pgTAP compares the function's name only; ours says which function the search path finds.
        twin("trigger_is")
                .passes("trigger_is('shop', 'users', 'touch', 'shop', 'touch', '')", db -> assertThat(db)
                        .table("shop.users")
                        .trigger("touch")
                        .callsFunction("shop.touch"))
                .passes(
                        "trigger_is('logs', 'Odd.Name', 'note')",
                        db -> assertThat(db).table("logs").trigger("Odd.Name").callsFunction("note"))
                .fails("trigger_is('shop', 'users', 'touch', 'public', 'touch', '')", db -> assertThat(db)
                        .table("shop.users")
                        .trigger("touch")
                        .callsFunction("public.touch"))
                .fails(
                        "trigger_is('logs', 'Odd.Name', 'touch')",
                        db -> assertThat(db).table("logs").trigger("Odd.Name").callsFunction("touch"))
                .fails(
                        "trigger_is('logs', 'touch', 'note')",
                        db -> assertThat(db).table("logs").trigger("touch").callsFunction("note"));
    }

    private void rules() {
        twin("rules_are")
                .passes(
                        "rules_are('shop', 'users', array['note', 'keep'])",
                        db -> assertThat(db).table("shop.users").rules().containsExactlyInAnyOrder("keep", "note"))
                .passes(
                        "rules_are('logs', array['change'])",
                        db -> assertThat(db).table("logs").rules().containsExactlyInAnyOrder("change"))
                .passes(
                        "rules_are('seen', array['_RETURN'])",
                        db -> assertThat(db).view("seen").rules().containsExactlyInAnyOrder("_RETURN"))
                .fails(
                        "rules_are('shop', 'users', array['keep'])",
                        db -> assertThat(db).table("shop.users").rules().containsExactlyInAnyOrder("keep"));
        twin("has_rule")
                .passes(
                        "has_rule('shop', 'users', 'keep', '')",
                        db -> assertThat(db).table("shop.users").hasRule("keep"))
                .passes(
                        "has_rule('logs', 'change')",
                        db -> assertThat(db).table("logs").hasRule("change"))
                .fails(
                        "has_rule('shop', 'users', 'kept', '')",
                        db -> assertThat(db).table("shop.users").hasRule("kept"))
                .fails(
                        "has_rule('logs', 'keep')",
                        db -> assertThat(db).table("logs").hasRule("keep"));
        // pgTAP's hasnt_rule passes for a table that is not there.
        twin("hasnt_rule")
                .passes(
                        "hasnt_rule('logs', 'keep')",
                        db -> assertThat(db).table("logs").doesNotHaveRule("keep"))
                .fails(
                        "hasnt_rule('shop', 'users', 'keep', '')",
                        db -> assertThat(db).table("shop.users").doesNotHaveRule("keep"));
    }

    private void ruleProperties() {
        twin("rule_is_instead")
                .passes(
                        "rule_is_instead('shop', 'users', 'keep', '')",
                        db -> assertThat(db).table("shop.users").rule("keep").isInstead())
                .passes(
                        "rule_is_instead('logs', 'change')",
                        db -> assertThat(db).table("logs").rule("change").isInstead())
                .fails(
                        "rule_is_instead('shop', 'users', 'note', '')",
                        db -> assertThat(db).table("shop.users").rule("note").isInstead())
                .fails(
                        "rule_is_instead('logs', 'note')",
                        db -> assertThat(db).table("logs").rule("note").isInstead());
        twin("rule_is_on")
                .passes(
                        "rule_is_on('shop', 'users', 'keep', 'delete', '')",
                        db -> assertThat(db).table("shop.users").rule("keep").isOn(DELETE))
                .passes(
                        "rule_is_on('shop', 'users', 'note', 'insert', '')",
                        db -> assertThat(db).table("shop.users").rule("note").isOn(INSERT))
                .passes(
                        "rule_is_on('logs', 'change', 'update')",
                        db -> assertThat(db).table("logs").rule("change").isOn(UPDATE))
                .fails(
                        "rule_is_on('shop', 'users', 'keep', 'select', '')",
                        db -> assertThat(db).table("shop.users").rule("keep").isOn(SELECT))
                .fails(
                        "rule_is_on('logs', 'keep', 'delete')",
                        db -> assertThat(db).table("logs").rule("keep").isOn(DELETE));
    }
}
