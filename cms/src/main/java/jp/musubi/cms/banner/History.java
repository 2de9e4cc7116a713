package jp.musubi.cms.banner;

import jp.musubi.cms.screen.Screens;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.PartialDate;
import jp.musubi.content.entry.Value;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public history of a banner, as its entry says it: a line for each step, newest first, its day
 * and a sentence.
 *
 * @param screens whose sentences it is made of
 */
record History(Screens screens) {
    /**
     * The history of a banner.
     *
     * @param banner what its entry says, which tells of the time before its steps were kept
     * @param events its steps, oldest first
     */
    Value of(Fields banner, List<BannerEvent> events) {
        var texts = new LinkedHashMap<String, String>();
        for (String language : Screens.languages()) {
            Stream<String> kept =
                    events.reversed().stream()
                            .map(event -> event.day() + " " + sentence(event, language));
            texts.put(
                    language,
                    Stream.concat(kept, before(banner, events, language))
                            .collect(Collectors.joining("\n")));
        }
        return new Value.Localised(texts);
    }

    private Stream<String> before(Fields banner, List<BannerEvent> events, String language) {
        Optional<LocalDate> first = events.stream().map(BannerEvent::day).findFirst();
        boolean isWhole = events.stream().anyMatch(event -> event.step() == BannerStep.ISSUE);
        return isWhole
                ? Stream.empty()
                : banner.date("awarded_date").map(PartialDate::first).stream()
                        .filter(day -> first.isEmpty() || !day.isAfter(first.get()))
                        .map(day -> day + " " + screens.text(language, "banner.history.issue"));
    }

    private String sentence(BannerEvent event, String language) {
        String step = screens.text(language, "banner.history." + event.step().id());
        boolean isTold = event.step() == BannerStep.SUSPEND || event.step() == BannerStep.REVOKE;
        String reason = event.words().in(language).replaceAll("\\s+", " ").strip();
        return isTold && !reason.isEmpty()
                ? screens.text(language, "banner.history.reason", step, reason)
                : step;
    }
}
