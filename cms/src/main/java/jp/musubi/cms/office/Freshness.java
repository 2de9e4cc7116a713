package jp.musubi.cms.office;

import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.ListQuery;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.entry.Sort;
import jp.musubi.cms.entry.WorkLists;
import jp.musubi.cms.screen.Times;
import jp.musubi.cms.setting.FreshnessSettings;
import jp.musubi.cms.setting.SettingStore;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Which profiles nobody confirmed for a long time. */
public final class Freshness {
    private static final String CONFIRMED_ON = "confirmed_on";

    private final ContentModel model;
    private final EntryStore entries;
    private final WorkLists lists;
    private final SettingStore settings;

    public Freshness(
            ContentModel model, EntryStore entries, WorkLists lists, SettingStore settings) {
        this.settings = settings;
        this.model = model;
        this.entries = entries;
        this.lists = lists;
    }

    /** The first day on which a confirmation is not old yet. */
    private String oldest() {
        return FreshnessSettings.read(settings)
                .oldSince(LocalDate.now(Times.ZONE))
                .plusDays(1)
                .toString();
    }

    /** The type of profiles, where it says when it was confirmed and lists can be ordered by it. */
    private Optional<ContentType> profiles() {
        return model.type(EntryAccess.GROUP)
                .filter(type -> Sort.names(type).contains(CONFIRMED_ON));
    }

    /** How many public profiles were last confirmed too long ago. */
    public long count() {
        return profiles().map(type -> lists.countBelow(type, CONFIRMED_ON, oldest())).orElse(0L);
    }

    /** Those confirmed longest ago, first ones first. */
    public List<LiveEntry> oldest(int limit) {
        return profiles().map(type -> oldest(type, limit)).orElse(List.of());
    }

    private List<LiveEntry> oldest(ContentType type, int limit) {
        String fresh = oldest();
        var query =
                new ListQuery(type, new TreeMap<>(), new Sort(CONFIRMED_ON, false), null, limit);
        return entries.list(query).items().stream()
                .filter(live ->
                        live.entry()
                                .fields()
                                .text(CONFIRMED_ON)
                                .filter(day -> day.compareTo(fresh) < 0)
                                .isPresent())
                .toList();
    }
}
