package jp.musubi.cms.award;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.award.decision.AwardParts;
import jp.musubi.cms.award.edition.Edition;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.entry.EntryAccess;
import jp.musubi.cms.screen.Screen;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.Parameter;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;
import jp.musubi.content.label.Label;

import java.util.UUID;
import java.util.function.Function;

/**
 * What the screens stand on.
 *
 * @param wakes is run after what may have changed what is due, or public
 */
record ScreenParts(
        AwardParts parts, EntryAccess access, Screens screens, Cookies cookies, Runnable wakes) {
    /** The place of an id in a path. */
    static final Parameter ID = Parameter.path("id", Label.of("ID", "Id"));

    AwardViews views(Request request) {
        return new AwardViews(parts, screens, request.language());
    }

    <T> T write(Function<Transaction, T> work) {
        return parts.stores().database().write(work::apply);
    }

    <T> T read(Function<Transaction, T> work) {
        return parts.stores().database().read(work::apply);
    }

    String text(Request request, String key, Object... words) {
        return screens.text(request, key, words);
    }

    Answer show(Request request, Screen screen) {
        return screens.show(request, screen);
    }

    /** The edition whose id the path names. */
    Edition edition(Request request) {
        return edition(request.id("id"));
    }

    Edition edition(UUID id) {
        return parts.editionStore().find(id).orElseThrow(Refusal::notFound);
    }

    /** What an account is called. */
    String name(UUID account) {
        return parts.stores().accounts().find(account).map(Account::name).orElse("–");
    }

    static Answer back(String path, String done) {
        return Answer.seeOther(path + "?" + Route.NOTICE + "=" + done);
    }
}
