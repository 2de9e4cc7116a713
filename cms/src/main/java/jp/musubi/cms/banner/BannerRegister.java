package jp.musubi.cms.banner;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.LiveEntry;
import jp.musubi.cms.screen.Times;
import jp.musubi.content.banner.BannerState;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.programme.Programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All banners that were granted, however their entries came to be. */
public final class BannerRegister {
    /** The content type. */
    public static final String TYPE = "banner";

    private final Database database;
    private final EntryStore entries;
    private final ContentModel model;

    public BannerRegister(Database database, EntryStore entries, ContentModel model) {
        this.database = database;
        this.entries = entries;
        this.model = model;
    }

    /** All, in no order. */
    public List<Banner> all() {
        return database.read(this::all);
    }

    /** All, as the transaction sees them. */
    List<Banner> all(Transaction tx) {
        var all = new ArrayList<Banner>();
        LocalDate today = today(tx);
        entries.forEachLive(tx, TYPE, live -> all.add(banner(live, today)));
        return all;
    }

    /** Those of a group, in no order. */
    public List<Banner> ofGroup(UUID group) {
        return database.read(tx -> ofGroup(tx, group));
    }

    List<Banner> ofGroup(Transaction tx, UUID group) {
        return all(tx).stream()
                .filter(banner -> banner.group().filter(group::equals).isPresent())
                .toList();
    }

    /** Those of a group in a programme, in no order. */
    List<Banner> ofGroup(Transaction tx, UUID group, Programme programme) {
        return ofGroup(tx, group).stream()
                .filter(banner -> banner.programme().equals(programme))
                .toList();
    }

    /** The banner of that entry. */
    public Optional<Banner> find(UUID id) {
        return database.read(tx -> find(tx, id));
    }

    Optional<Banner> find(Transaction tx, UUID id) {
        return entries.findLive(tx, id)
                .filter(live -> live.entry().type().equals(TYPE))
                .map(live -> banner(live, today(tx)));
    }

    /** The banner of that number. */
    public Optional<Banner> numbered(String number) {
        return all().stream().filter(banner -> banner.number().equals(number)).findFirst();
    }

    static LocalDate today(Transaction tx) {
        return LocalDate.ofInstant(tx.now(), Times.ZONE);
    }

    private Banner banner(LiveEntry live, LocalDate today) {
        Fields fields = live.entry().fields();
        String number = fields.text("number").orElse(live.entry().slug());
        return new Banner(
                UUID.fromString(live.entry().id()),
                number,
                fields.text("group").flatMap(BannerRegister::id),
                model.programmeOf(fields.texts("programme"), number),
                BannerState.of(fields, today),
                fields);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            // A reference to nothing that is known.
            return Optional.empty();
        }
    }
}
