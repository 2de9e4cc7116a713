package jp.musubi.cms.entry;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Role;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Fault;
import jp.musubi.cms.web.ProblemType;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.content.model.ContentType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries an account may work on: those who act for the city on all, others on those of their
 * groups. What one may not work on is, for them, not there.
 */
public final class EntryAccess {
    /** The type whose entries accounts write for. */
    public static final String GROUP = "group";

    private final EntryStore entries;
    private final AccountStore accounts;

    public EntryAccess(EntryStore entries, AccountStore accounts) {
        this.entries = entries;
        this.accounts = accounts;
    }

    /**
     * An entry that the caller may see unpublished.
     *
     * @throws Refusal (not found) if there is none, or it is another group's
     */
    public StoredEntry visible(Caller caller, UUID id) {
        return entries.find(id)
                .filter(entry -> isVisible(caller, entry))
                .orElseThrow(Refusal::notFound);
    }

    /**
     * An entry that the caller may see unpublished, with what its draft says.
     *
     * @throws Refusal (not found) if there is none, or it is another group's
     */
    public Draft visibleDraft(Caller caller, UUID id) {
        return entries.findDraft(id)
                .filter(draft -> isVisible(caller, draft.entry()))
                .orElseThrow(Refusal::notFound);
    }

    private boolean isVisible(Caller caller, StoredEntry entry) {
        return caller.isStaff() || isOfGroups(caller.account(), entry);
    }

    /** Whether an account may see an entry unpublished by now, whoever asks. */
    public boolean maySee(UUID account, StoredEntry entry) {
        return accounts.find(account)
                .filter(Account::active)
                .filter(found -> found.role() != Role.MEMBER || isOfGroups(account, entry))
                .isPresent();
    }

    private boolean isOfGroups(UUID account, StoredEntry entry) {
        List<UUID> groups = accounts.groups(account);
        return entry.type().equals(GROUP)
                ? groups.contains(entry.id())
                : entry.owner() != null && groups.contains(entry.owner());
    }

    /**
     * Checks that the caller may change entries of that type.
     *
     * @throws Refusal if only the city writes them
     */
    public void checkWritable(Caller caller, ContentType type) {
        if (!caller.isStaff() && type.owner() == ContentType.Owner.STAFF) {
            throw Refusal.because(ProblemType.FORBIDDEN, "staff-only");
        }
    }

    /**
     * The group that a new entry will belong to.
     *
     * @param wished id or slug of a group; null for the caller's own, or the city's
     * @return null for the city
     * @throws Refusal if the caller does not write for that group
     */
    @Nullable UUID ownerOfNew(Caller caller, ContentType type, @Nullable String wished) {
        checkWritable(caller, type);
        if (!caller.isStaff() && type.name().equals(GROUP)) {
            throw Refusal.because(ProblemType.FORBIDDEN, "not-yours");
        }
        return ownerOfUpload(caller, wished);
    }

    /**
     * The group that an upload will belong to.
     *
     * @param wished id or slug of a group; null for the caller's own, or the city's
     * @return null for the city
     * @throws Refusal if the caller does not write for that group
     */
    public @Nullable UUID ownerOfUpload(Caller caller, @Nullable String wished) {
        if (wished == null && caller.isStaff()) {
            return null;
        }
        List<UUID> groups = caller.isStaff() ? List.of() : accounts.groups(caller.account());
        if (wished == null) {
            if (groups.size() != 1) {
                throw Refusal.because(ProblemType.FORBIDDEN, "not-yours");
            }
            return groups.getFirst();
        }
        return group(wished)
                .map(StoredEntry::id)
                .filter(id -> caller.isStaff() || groups.contains(id))
                .orElseThrow(() -> Refusal.invalid(Fault.at("owner", "no_group")));
    }

    private Optional<StoredEntry> group(String idOrSlug) {
        return Request.uuid(idOrSlug)
                .flatMap(entries::find)
                .filter(entry -> entry.type().equals(GROUP))
                .or(() -> entries.find(GROUP, idOrSlug));
    }
}
