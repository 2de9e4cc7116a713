package jp.musubi.cms.office;

import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.publish.Publishing;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Saves something that is said of the site as a whole: the setting, the event in the record and the
 * publisher's work, all in one transaction.
 *
 * @param <T> what is saved
 */
record SiteSaving<T>(Database database, Publishing publishing, Setting<T> setting) {
    /** What came of saving. */
    sealed interface Outcome<T> {}

    /** It is saved; the site shows it when the publication is done. */
    record Published<T>(UUID publication) implements Outcome<T> {}

    /** It was so already; nothing was published. */
    record Unchanged<T>() implements Outcome<T> {}

    /** Somebody else saved since; nothing was saved. */
    record Overtaken<T>(T now) implements Outcome<T> {}

    /** What is saved, and where. */
    interface Setting<T> {
        /** As it is now; nobody else changes it until the transaction ends. */
        T locked(Transaction tx);

        void write(Transaction tx, T value);

        /** What tells a value from others. */
        String version(T value);

        /** Names of what differs, for the record; empty for nothing. */
        Collection<String> changed(T before, T after);

        /** Of the event: {@code setting.} and what the details begin with, too. */
        String action();
    }

    /** What tells a value from others. */
    String version(T value) {
        return setting.version(value);
    }

    /**
     * Saves.
     *
     * @param change what was typed, without mistakes, over what is set
     * @param seen version of what was changed
     */
    Outcome<T> save(UnaryOperator<T> change, String seen, UUID by) {
        return save(change, seen, by, _ -> {});
    }

    /**
     * Saves.
     *
     * @param also is done with it, unless nothing is saved
     */
    Outcome<T> save(UnaryOperator<T> change, String seen, UUID by, Consumer<Transaction> also) {
        return database.write(tx -> saved(tx, change, seen, by, also));
    }

    private Outcome<T> saved(
            Transaction tx,
            UnaryOperator<T> change,
            String seen,
            UUID by,
            Consumer<Transaction> also) {
        T before = setting.locked(tx);
        T after = change.apply(before);
        Collection<String> changed = setting.changed(before, after);
        if (changed.isEmpty()) {
            return new Unchanged<>();
        }
        if (!seen.equals(setting.version(before))) {
            return new Overtaken<>(before);
        }
        also.accept(tx);
        setting.write(tx, after);
        String action = setting.action();
        String name = action.substring(action.indexOf('.') + 1);
        String details = name + ": " + String.join(" ", changed);
        return new Published<>(publishing.publishSite(tx, by, action, details).id());
    }
}
