package io.confiture.assertions.content;

import io.confiture.catalog.CatalogDiff;
import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.Difference;
import io.confiture.catalog.ObjectId;
import io.confiture.catalog.ObjectKind;
import io.confiture.project.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Compares the differences of two catalogs with those that a test names. */
final class NamedDifferences {
    private final List<String> names;
    private final List<ObjectId> known;

    NamedDifferences(List<String> names, CatalogSnapshot before, CatalogSnapshot after) {
        this.names = names;
        this.known = Stream.concat(before.objects().stream(), after.objects().stream())
                .map(CatalogObject::id)
                .distinct()
                .toList();
    }

    /** Say what is wrong; empty when the differences are those that are named. */
    Optional<String> judge(CatalogDiff diff, boolean anyColumnOrder) {
        if (!diff.unmodelled().isEmpty()) {
            return Optional.of("not everything could be compared\n" + diff.render("before", "after", 100));
        }
        List<Difference> all = new ArrayList<>(diff.differences());
        if (!anyColumnOrder) {
            all.addAll(diff.columnOrder());
        }
        StringJoiner wrong = new StringJoiner("\n  ", "\n  ", "");
        wrong.setEmptyValue("");
        for (String name : names) {
            List<ObjectId> meant =
                    known.stream().filter(id -> id.toString().equals(name)).toList();
            if (meant.isEmpty()) {
                String near =
                        Nearest.to(name, known.stream().map(ObjectId::toString).toList());
                wrong.add("there is no " + name + (near == null ? "" : "; did you mean " + near + "?"));
            } else if (all.stream().noneMatch(d -> meant.stream().anyMatch(id -> covers(id, d.object())))) {
                wrong.add(name + " is the same");
            }
        }
        List<ObjectId> allowed =
                known.stream().filter(id -> names.contains(id.toString())).toList();
        all.stream()
                .filter(d -> allowed.stream().noneMatch(id -> covers(id, d.object())))
                .forEach(d -> wrong.add(d.object() + ": " + what(d)));
        String text = wrong.toString();
        return text.isEmpty() ? Optional.empty() : Optional.of("these are not so:" + text);
    }

    private static String what(Difference difference) {
        String property = difference.property();
        return property == null ? difference.change().name().toLowerCase(Locale.ROOT) : property;
    }

    /** An object stands for itself and for what belongs to it. */
    private static boolean covers(ObjectId object, ObjectId other) {
        return object.equals(other)
                || (object.kind() == ObjectKind.SCHEMA && object.name().equals(other.schema()))
                || (object.name().equals(other.parent()) && Objects.equals(object.schema(), other.schema()));
    }
}
