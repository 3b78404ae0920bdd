package io.confiture.assertions.pgtap;

class ConstraintTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return "";
    }

    @Override
    void define() {}
}
