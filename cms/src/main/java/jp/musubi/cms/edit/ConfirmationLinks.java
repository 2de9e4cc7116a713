package jp.musubi.cms.edit;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.cms.web.Route;

import java.time.Duration;
import java.util.UUID;

/**
 * Addresses at which somebody says with one click, and once, that a group's page is still right.
 */
public final class ConfirmationLinks {
    /** How long they are good. */
    public static final Duration KEPT = Duration.ofDays(60);

    /** The path that they begin with. */
    static final String PATH = Route.SCREENS + "/confirm/";

    private final EditLinkStore links;
    private final PublicAddress address;

    public ConfirmationLinks(Database database, Ids ids, PublicAddress address) {
        this.links = new EditLinkStore(database, ids);
        this.address = address;
    }

    /** Makes an address for an account that writes for the group. */
    public String make(Transaction tx, UUID account, UUID group) {
        return address.of(PATH + links.make(tx, EditLink.Kind.CONFIRM, group, account, KEPT));
    }

    /** Ends all of a group that are still good. */
    public void end(Transaction tx, UUID group) {
        links.endAll(tx, EditLink.Kind.CONFIRM, group);
    }
}
