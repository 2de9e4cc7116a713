package jp.musubi.cms.office;

import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.entry.Sort;
import jp.musubi.cms.entry.WorkLists;
import jp.musubi.cms.freshness.Confirmations;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.setting.FreshnessSettings;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which profiles nobody confirmed for a long time. */
public final class Freshness {
    private final ContentModel model;
    private final EntryStore entries;
    private final Confirmations confirmations;
    private final SettingStore settings;

    public Freshness(
            ContentModel model, EntryStore entries, WorkLists lists, SettingStore settings) {
        this.settings = settings;
        this.model = model;
        this.entries = entries;
        this.confirmations = new Confirmations(lists);
    }

    /**
     * A profile that is old.
     *
     * @param since the day that counts as its confirmation
     */
    record Old(LiveEntry live, String since) {}

    /** The first day on which a confirmation is not old yet. */
    private LocalDate oldest() {
        return FreshnessSettings.TOPIC
                .read(settings)
                .oldSince(LocalDate.now(Times.ZONE))
                .plusDays(1);
    }

    /** The type of profiles, where it says when it was confirmed and lists can be ordered by it. */
    private Optional<ContentType> profiles() {
        return model.type(EntryAccess.GROUP)
                .filter(type -> Sort.names(type).contains(Confirmations.CONFIRMED_ON));
    }

    /** How many public profiles were last confirmed too long ago. */
    public long count() {
        return profiles().map(type -> confirmations.countBefore(type, oldest())).orElse(0L);
    }

    /** Those confirmed longest ago, first ones first. */
    List<Old> oldest(int limit) {
        return profiles().stream()
                .flatMap(type -> confirmations.before(type, oldest()).stream())
                .limit(limit)
                .flatMap(page ->
                        entries.findLive(page.entry()).stream()
                                .map(live -> new Old(live, page.value())))
                .toList();
    }
}
