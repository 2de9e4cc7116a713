package jp.musubi.site.search;

import jp.musubi.content.banner.BannerState;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.Field;
import jp.musubi.content.programme.Programme;
import jp.musubi.site.link.LinkedSite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Under which programmes the city certifies groups, as far as search tells them apart: a banner is
 * of the one it was granted under, a group of those it holds a valid banner of.
 */
public final class Certification {
    private static final String BANNER = "banner";
    private static final String PROGRAMME = "programme";

    private Certification() {}

    /** What the facet is called; empty where the city has one programme and nothing to choose. */
    public static Optional<Label> label(ContentModel model) {
        return model.type(BANNER)
                .filter(_ -> model.hasSeveralProgrammes())
                .flatMap(type -> type.field(PROGRAMME))
                .map(Field::label);
    }

    /** Ids of the programmes that an entry is of, each once; none where the facet has no name. */
    static List<String> programmes(LinkedSite site, Entry entry) {
        if (label(site.model()).isEmpty()) {
            return List.of();
        }
        Stream<Entry> banners =
                entry.type().equals(BANNER)
                        ? Stream.of(entry)
                        : site.referrers(entry, BANNER).stream().filter(Certification::isValid);
        return banners.map(banner -> programme(site, banner).id()).distinct().toList();
    }

    private static boolean isValid(Entry banner) {
        return banner.fields().text("state").filter(BannerState.ACTIVE.id()::equals).isPresent();
    }

    private static Programme programme(LinkedSite site, Entry banner) {
        String number = banner.fields().text("number").orElse(banner.slug());
        return site.model().programmeOf(banner.fields().texts(PROGRAMME), number);
    }
}
