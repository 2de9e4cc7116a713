package jp.musubi.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Field;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.EntryFacts;
import jp.musubi.site.link.LinkedSite;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A graph that follows another is the graph that the same snapshot gives by itself. */
class LinkedSiteHistoryTest {
    private static final URI BASE = URI.create("https://town.example/");
    private static final int CHANGES = 60;
    private static final int ENTRIES = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aGraphThatFollowsManyOthersAnswersEveryQuestionAlike(long seed) {
        var town = new ChangingTown(seed, ENTRIES);
        LinkedSite before = LinkedSite.of(town.snapshot());
        var addressesBefore = new Addresses(before, BASE);
        var history = new StringBuilder();
        int followed = 0;
        for (int i = 0; i < CHANGES; i++) {
            history.append(town.change()).append('\n');
            LinkedSite fresh = LinkedSite.of(town.snapshot());
            LinkedSite grown = before.followedBy(town.snapshot());
            var freshAddresses = new Addresses(fresh, BASE);
            Addresses addresses = addressesBefore.followedBy(grown, BASE);
            assertEquals(
                    answers(fresh, freshAddresses), answers(grown, addresses), history::toString);
            var facts = new EntryFacts(grown, addresses);
            var factsBefore = new EntryFacts(before, addressesBefore);
            assertEquals(
                    new EntryFacts(fresh, freshAddresses).all().since(factsBefore.all()),
                    facts.since(factsBefore),
                    history::toString);
            followed += grown.since(before).isPresent() ? 1 : 0;
            before = grown;
            addressesBefore = addresses;
        }
        assertTrue(followed > CHANGES / 2, "most follow: " + followed);
    }

    private static List<Object> answers(LinkedSite site, Addresses addresses) {
        var answers = new ArrayList<Object>();
        answers.add(site.entries());
        answers.add(site.changedAt());
        answers.add(site.newest(20));
        answers.add(site.warnings());
        answers.add(addresses.warnings());
        for (ContentType type : site.model().types().values()) {
            answers.add(site.entries(type.name()));
            for (Field field : type.fields().values()) {
                answers.add(site.terms(type, field));
                answers.add(site.termCounts(type, field));
            }
        }
        for (Entry entry : site.entries()) {
            answers.add(site.entry(entry.type(), entry.slug()));
            answers.add(site.entry(entry.type(), entry.id()));
            answers.add(addresses.entry(entry, "ja"));
            for (ContentType type : site.model().types().values()) {
                answers.add(site.referrers(entry, type.name()));
            }
            for (String field : site.type(entry).fields().keySet()) {
                answers.add(site.target(entry, field));
                answers.add(site.asset(entry, field));
            }
        }
        return answers;
    }
}
