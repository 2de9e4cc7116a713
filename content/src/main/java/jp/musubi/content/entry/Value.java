package jp.musubi.content.entry;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A field's value; which of them a field holds follows from its kind. */
public sealed interface Value {
    /** Text of one language, a term's id, a reference, an address, a date in ISO form. */
    record Text(String text) implements Value {}

    /** Text by language. */
    record Localised(SequencedMap<String, String> texts) implements Value {
        public Localised {
            texts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(texts));
        }
    }

    /** A number; a year too. */
    record Quantity(BigDecimal number) implements Value {}

    /** Yes or no. */
    record Flag(boolean yes) implements Value {}

    /** Terms, tags. */
    record Items(List<String> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Addresses. */
    record Links(List<Link> links) implements Value {
        public Links {
            links = List.copyOf(links);
        }
    }
}
