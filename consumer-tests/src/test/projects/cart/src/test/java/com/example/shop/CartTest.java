package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class CartTest {
    @Test
    void adds() {
        assertEquals(4, 2 + 2);
    }

    @Test
    void fails() {
        assertEquals(5, 2 + 2);
    }

    @Test
    @Disabled("on purpose")
    void rests() {}
}
