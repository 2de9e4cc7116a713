package jp.musubi.site.render;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.trace.Fact;
import jp.musubi.site.trace.Hash;
import jp.musubi.site.trace.Reads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/** Whose each number is. Banners come first, then awards in their order: none has two owners. */
final class AwardNumbers {
    private final Map<String, String> owners = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    AwardNumbers(LinkedSite site) {
        for (String type : List.of("banner", "award")) {
            for (Entry entry :
                    site.model().type(type).isPresent() ? site.entries(type) : List.<Entry>of()) {
                entry.fields().text("number").ifPresent(number -> take(number, entry));
            }
        }
    }

    private void take(String number, Entry entry) {
        if (owners.putIfAbsent(number, entry.id()) != null && entry.type().equals("award")) {
            warnings.add(
                    "award %s: another entry already has the number %s; this one has neither a page to check it nor a credential"
                            .formatted(entry.slug(), number));
        }
    }

    /** The number of an award; empty if it has none, or one that is another's. */
    Optional<String> of(Entry award) {
        Reads.note(() -> Fact.entry(award.id()));
        Optional<String> number = award.fields().text("number");
        number.ifPresent(each -> Reads.note(() -> Fact.number(each)));
        return number.filter(each -> award.id().equals(owners.get(each)));
    }

    /** Awards whose number is another's, one sentence each. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void provide(ObjLongConsumer<Fact> to) {
        owners.forEach((number, owner) -> to.accept(Fact.number(number), Hash.of(owner)));
    }
}
