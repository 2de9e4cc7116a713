package jp.musubi.cms.edit;

import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.edit.FormView.OptionView;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.web.Caller;
import jp.musubi.cms.web.Request;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.Field;
import jp.musubi.content.vocabulary.Term;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be chosen in a field. */
final class Choices {
    /** Entries that a field offers; others are named by their slug. */
    static final int MAX_ENTRIES = 300;

    /** Terms that stand beside each other; more are folded into a list. */
    static final int MAX_RADIOS = 5;

    private final ContentModel model;
    private final EntryStore entries;
    private final AccountStore accounts;

    Choices(ContentModel model, EntryStore entries, AccountStore accounts) {
        this.model = model;
        this.entries = entries;
        this.accounts = accounts;
    }

    /** The terms that a field offers on a day, and those that were chosen before. */
    List<OptionView> terms(
            Field field, String id, List<String> chosen, LocalDate day, String language) {
        var options = new ArrayList<OptionView>();
        field.vocabularyName()
                .flatMap(model::vocabulary)
                .ifPresent(vocabulary -> {
                    for (Term term : vocabulary.terms().values()) {
                        boolean taken = chosen.contains(term.id());
                        if (taken || term.isOfferedOn(day)) {
                            options.add(
                                    new OptionView(
                                            id + "-" + term.id(),
                                            term.id(),
                                            term.name(language),
                                            taken));
                        }
                    }
                });
        return options;
    }

    /** The entries that somebody may refer to. */
    List<OptionView> entries(Caller caller, Field field, String id, String chosen) {
        var offered = new LinkedHashMap<String, String>();
        for (StoredEntry entry : offered(caller, field)) {
            offered.put(entry.id().toString(), entry.title());
        }
        Request.uuid(chosen)
                .flatMap(entries::find)
                .ifPresent(entry -> offered.putIfAbsent(chosen, entry.title()));
        var options = new ArrayList<OptionView>();
        for (Map.Entry<String, String> entry : offered.entrySet()) {
            options.add(
                    new OptionView(
                            id + "-" + options.size(),
                            entry.getKey(),
                            entry.getValue(),
                            entry.getKey().equals(chosen)));
        }
        return options;
    }

    private List<StoredEntry> offered(Caller caller, Field field) {
        boolean own = !caller.isStaff() && EntryAccess.GROUP.equals(field.target());
        return own
                ? accounts.groups(caller.account()).stream()
                        .flatMap(group -> entries.find(group).stream())
                        .toList()
                : entries.newest(field.target(), null, MAX_ENTRIES);
    }

    /** What a text says of an entry's id: its title. */
    String title(String id) {
        return Request.uuid(id).flatMap(entries::find).map(StoredEntry::title).orElse(id);
    }

    /** What a term is called. */
    String term(Field field, String id, String language) {
        return field.vocabularyName()
                .flatMap(model::vocabulary)
                .flatMap(vocabulary -> vocabulary.term(id))
                .map(term -> term.name(language))
                .orElse(id);
    }
}
