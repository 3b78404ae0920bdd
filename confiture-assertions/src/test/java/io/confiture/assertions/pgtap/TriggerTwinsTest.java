package io.confiture.assertions.pgtap;

class TriggerTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return "";
    }

    @Override
    void define() {}
}
