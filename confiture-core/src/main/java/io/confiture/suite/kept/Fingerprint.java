package io.confiture.suite.kept;

import io.confiture.project.Sha256;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Digests values so that other values give another digest. Nothing of a value can be read from it.
 *
 * <p>Records are taken apart, down to values that a text tells apart; a component that is added to one later counts without
 * anybody thinking of it.
 */
final class Fingerprint {

    private final MessageDigest digest = Sha256.start();

    /** Add a value: what it is made of, in its order; maps in the order of their keys. */
    Fingerprint add(@Nullable Object value) {
        leaves(value, this::leaf);
        return this;
    }

    /** Add bytes of which the length is told elsewhere. */
    void bytes(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** Return the digest in hexadecimal; nothing can be added afterwards. */
    String text() {
        return Sha256.hex(digest);
    }

    private void leaf(@Nullable Object leaf) {
        if (leaf == null) {
            digest.update((byte) 0);
            return;
        }
        byte[] text = leaf.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((byte) 1);
        digest.update(leaf.getClass().isEnum() ? (byte) 2 : (byte) 3);
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (text.length >> shift));
        }
        digest.update(text);
    }

    /** Go through all that a value is made of. */
    static void leaves(@Nullable Object value, Consumer<@Nullable Object> visitor) {
        if (value instanceof Map<?, ?> map) {
            visitor.accept(map.size());
            new TreeMap<>(map).forEach((key, of) -> {
                leaves(key, visitor);
                leaves(of, visitor);
            });
        } else if (value instanceof Collection<?> all) {
            visitor.accept(all.size());
            all.forEach(each -> leaves(each, visitor));
        } else if (value instanceof Record) {
            visitor.accept(value.getClass().getName());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                leaves(component(value, component), visitor);
            }
        } else {
            visitor.accept(value);
        }
    }

    private static @Nullable Object component(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " of the settings cannot be read", e);
        }
    }
}
