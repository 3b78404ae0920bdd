package io.confiture.migration.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Makes the objects that users name in a service file, and goes on when one of them cannot be made. For one search.
 *
 * @param <T> what they implement
 */
public final class ServiceFinder<T> {

    /** A service file that cannot be read at all would otherwise be tried for ever. */
    private static final int MOST = 100;

    private final Class<T> service;
    private final List<String> failures = new ArrayList<>();

    /** Prepare to look for a service. */
    public ServiceFinder(Class<T> service) {
        this.service = service;
    }

    /**
     * Return what a class loader knows, by class name.
     *
     * @param loader where to look, or null for the system class loader
     */
    public List<T> find(@Nullable ClassLoader loader) {
        List<T> found = new ArrayList<>();
        Iterator<T> each = ServiceLoader.load(service, loader).iterator();
        while (failures.size() < MOST) {
            try {
                if (!each.hasNext()) {
                    break;
                }
                found.add(each.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                // The loader goes on with the next class after such an error.
                failures.add(Thrown.chain(e));
            }
        }
        found.sort(Comparator.comparing(o -> o.getClass().getName()));
        return found;
    }

    /** Return why some could not be made. */
    public List<String> failures() {
        return List.copyOf(failures);
    }
}
