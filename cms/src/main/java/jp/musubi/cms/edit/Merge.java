package jp.musubi.cms.edit;

import jp.musubi.content.entry.Value;
import jp.musubi.content.model.FieldKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Two people's changes of the same text, put together place by place. What one of them changed is
 * taken from them; where both did, somebody must choose.
 *
 * @param merged what needs no choice
 * @param mine places that only I changed
 * @param theirs places that only the other changed
 * @param conflicts places that both changed, differently
 */
record Merge(
        SequencedMap<Place, Value> merged,
        List<Place> mine,
        List<Place> theirs,
        List<Conflict> conflicts) {

    /**
     * A place that both changed.
     *
     * @param mine what I wrote; null for nothing
     * @param theirs what the other wrote; null for nothing
     */
    record Conflict(Place place, @Nullable Value mine, @Nullable Value theirs) {
        /** Both texts one after the other, or all items of both; empty where that is no value. */
        Optional<Value> both() {
            if (mine == null || theirs == null || place.visibility()) {
                return Optional.empty();
            }
            return switch (mine) {
                case Value.Text(String text) when isProse(place) ->
                        joined(place, ((Value.Text) theirs).text(), text);
                case Value.Items(var items) when place.field().kind() != FieldKind.CHOICE ->
                        all(((Value.Items) theirs).items(), items, place).map(Value.Items::new);
                case Value.Links(var links) ->
                        all(((Value.Links) theirs).links(), links, place)
                                .<Value>map(Value.Links::new);
                default -> Optional.empty();
            };
        }

        private static boolean isProse(Place place) {
            FieldKind kind = place.field().kind();
            return kind == FieldKind.TEXT || kind == FieldKind.MARKDOWN;
        }

        private static Optional<Value> joined(Place place, String theirs, String mine) {
            String between = place.field().multiline() ? "\n\n" : " ";
            String text = theirs + between + mine;
            return text.codePointCount(0, text.length()) <= place.field().limits().maxChars()
                    ? Optional.of(new Value.Text(text))
                    : Optional.empty();
        }

        private static <T> Optional<List<T>> all(List<T> theirs, List<T> mine, Place place) {
            var all = new LinkedHashSet<>(theirs);
            all.addAll(mine);
            return all.size() <= place.field().limits().maxItems()
                    ? Optional.of(List.copyOf(all))
                    : Optional.empty();
        }
    }

    /** Whose text is taken where both changed one. */
    enum Choice {
        MINE,
        THEIRS,
        BOTH
    }

    /** Merges what two people made of the same text. */
    static Merge of(
            SequencedMap<Place, Value> base,
            SequencedMap<Place, Value> mine,
            SequencedMap<Place, Value> theirs) {
        var places = new LinkedHashSet<>(theirs.keySet());
        places.addAll(mine.keySet());
        places.addAll(base.keySet());
        var merge =
                new Merge(
                        new LinkedHashMap<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        for (Place place : places) {
            merge.add(place, base.get(place), mine.get(place), theirs.get(place));
        }
        return merge;
    }

    private void add(Place place, @Nullable Value was, @Nullable Value my, @Nullable Value other) {
        boolean iChanged = !Objects.equals(was, my);
        boolean theyChanged = !Objects.equals(was, other);
        if (iChanged && theyChanged && !Objects.equals(my, other)) {
            conflicts.add(new Conflict(place, my, other));
            return;
        }
        if (iChanged && !theyChanged) {
            mine.add(place);
        } else if (theyChanged && !iChanged) {
            theirs.add(place);
        }
        Value value = iChanged ? my : other;
        if (value != null) {
            merged.put(place, value);
        }
    }

    /** All values once somebody chose. */
    SequencedMap<Place, Value> resolved(Function<Place, Choice> choices) {
        var all = new LinkedHashMap<>(merged);
        for (Conflict conflict : conflicts) {
            Value value =
                    switch (choices.apply(conflict.place())) {
                        case MINE -> conflict.mine();
                        case THEIRS -> conflict.theirs();
                        case BOTH -> conflict.both().orElse(conflict.theirs());
                    };
            if (value != null) {
                all.put(conflict.place(), value);
            }
        }
        return all;
    }
}
