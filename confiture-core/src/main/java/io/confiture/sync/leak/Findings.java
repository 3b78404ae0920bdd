package io.confiture.sync.leak;

import io.confiture.sync.rules.ColumnName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for needles in one value after the other, and counts where they were found. For one thread. */
final class Findings {

    private final NeedleIndex index;
    private final Map<ColumnName, Map<Place, Map<Encoding, Long>>> found = new LinkedHashMap<>();
    private final Heard heard;

    Findings(NeedleIndex index) {
        this(index, Heard.NOTHING);
    }

    /**
     * Count.
     *
     * @param heard hears of each needle that was found, perhaps more than once
     */
    Findings(NeedleIndex index, Heard heard) {
        this.index = index;
        this.heard = heard;
    }

    /** Look through a value; a column of the source counts once for each of them. */
    void look(Place place, String value) {
        Map<ColumnName, Encoding> here = new HashMap<>();
        Map<Needle, Encoding> needles = new HashMap<>();
        for (View view : Views.of(value)) {
            index.search(Folding.squeeze(view.text()), form -> {
                Needle needle = form.needle();
                if (needle.sort() == Needle.Sort.ALONE
                        && form.encoding() == Encoding.AS_IS
                        && !alone(view.text(), needle.text())) {
                    return;
                }
                Encoding encoding = encoding(view, form);
                needles.merge(needle, encoding, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                here.merge(needle.column(), encoding, (a, b) -> a.compareTo(b) <= 0 ? a : b);
            });
        }
        needles.forEach((needle, encoding) -> heard.found(needle, place, encoding));
        here.forEach((column, encoding) -> count(column, place, encoding));
    }

    private void count(ColumnName column, Place place, Encoding encoding) {
        found.computeIfAbsent(column, c -> new HashMap<>())
                .computeIfAbsent(place, p -> new EnumMap<>(Encoding.class))
                .merge(encoding, 1L, Long::sum);
    }

    private static Encoding encoding(View view, Form form) {
        if (view.encoding() != null) {
            return view.encoding();
        }
        if (form.encoding() != Encoding.AS_IS) {
            return form.encoding();
        }
        String wanted = form.needle().text();
        if (view.text().contains(wanted)) {
            return Encoding.AS_IS;
        }
        return Folding.fold(view.text()).contains(Folding.fold(wanted)) ? Encoding.FOLDED : Encoding.SEPARATORS;
    }

    /** Return one that looks for the same and has found nothing. */
    Findings fresh() {
        return new Findings(index, heard);
    }

    /** Add what another one found. */
    void add(Findings other) {
        other.found.forEach((column, places) -> places.forEach((place, encodings) ->
                encodings.forEach((encoding, rows) -> found.computeIfAbsent(column, c -> new HashMap<>())
                        .computeIfAbsent(place, p -> new EnumMap<>(Encoding.class))
                        .merge(encoding, rows, Long::sum))));
    }

    /** Say whether a number stands in a text as a number of its own. */
    private static boolean alone(String text, String number) {
        for (int at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
            int end = at + number.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** Return what was found so far. */
    List<Hit> hits() {
        List<Hit> hits = new ArrayList<>();
        found.forEach((column, places) -> places.forEach((place, encodings) ->
                encodings.forEach((encoding, rows) -> hits.add(new Hit(column, place, encoding, rows)))));
        hits.sort((a, b) -> {
            int byColumn = a.column().toString().compareTo(b.column().toString());
            int byPlace = byColumn != 0 ? byColumn : a.place().compareTo(b.place());
            return byPlace != 0 ? byPlace : a.encoding().compareTo(b.encoding());
        });
        return hits;
    }
}
