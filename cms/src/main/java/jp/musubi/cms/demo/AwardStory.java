package jp.musubi.cms.demo;

import jp.musubi.cms.award.edition.AwardJson;
import jp.musubi.cms.award.edition.Category;
import jp.musubi.cms.award.edition.Criterion;
import jp.musubi.cms.award.edition.Wording;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What happened to the awards of the sample city, as {@code awards.json} tells it.
 *
 * @param checked why nominations are admitted
 * @param announced the edition whose results are public
 * @param screened the edition that the jury looks at
 */
record AwardStory(
        Wording name,
        String checked,
        List<Category> categories,
        List<Criterion> criteria,
        Told announced,
        Told screened) {
    AwardStory {
        categories = List.copyOf(categories);
        criteria = List.copyOf(criteria);
    }

    /**
     * One edition.
     *
     * @param notes of the meeting
     * @param document number of the decision's document
     * @param none by category: why nobody won
     */
    record Told(
            int number,
            Wording theme,
            String notes,
            String document,
            List<Nominated> nominations,
            Map<String, Wording> none) {
        Told {
            nominations = List.copyOf(nominations);
            none = Map.copyOf(none);
        }
    }

    /**
     * One nomination.
     *
     * @param group slug of the nominee
     * @param nominator empty for a group that nominates itself
     * @param scores of each juror by criterion; empty for one who did not score it yet
     * @param comment of the first juror
     * @param prize null for none
     */
    record Nominated(
            String group,
            String category,
            String nominator,
            String email,
            String summary,
            String achievements,
            List<String> links,
            String relation,
            List<List<Integer>> scores,
            String comment,
            @Nullable Wording prize,
            @Nullable Wording citation) {
        Nominated {
            links = List.copyOf(links);
            scores = List.copyOf(scores);
        }

        boolean isOwn() {
            return nominator.isEmpty();
        }
    }

    static AwardStory read() {
        try (var in = Objects.requireNonNull(AwardStory.class.getResourceAsStream("awards.json"))) {
            return AwardJson.read(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), AwardStory.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
