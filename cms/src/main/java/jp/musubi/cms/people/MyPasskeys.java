package jp.musubi.cms.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import jp.musubi.cms.account.Account;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.BrowserSession;
import jp.musubi.cms.account.Passkey;
import jp.musubi.cms.account.PasskeyStore;
import jp.musubi.cms.account.SessionStore;
import jp.musubi.cms.audit.AuditLog;
import jp.musubi.cms.database.Database;
import jp.musubi.cms.database.StorableText;
import jp.musubi.cms.database.Transaction;
import jp.musubi.cms.mail.Letter;
import jp.musubi.cms.mail.MailStore;
import jp.musubi.cms.passkey.Ceremonies;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.signin.Proof;
import jp.musubi.cms.web.Answer;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Permission;
import jp.musubi.cms.web.Refusal;
import jp.musubi.cms.web.Request;
import jp.musubi.cms.web.Route;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The passkeys of one's own account. Whoever adds or removes one proves first who they are; the
 * proof is asked for with the challenge, so that nobody touches their device for nothing.
 */
final class MyPasskeys {
    /** The form field of the screen where complaints about passkeys are shown. */
    static final String FIELD = "passkey";

    private static final String PATH = MeScreens.PATH + "/passkeys";

    private final Database database;
    private final AccountStore accounts;
    private final PasskeyStore passkeys;
    private final Ceremonies ceremonies;
    private final MailStore mails;
    private final AuditLog audit;
    private final Proof proof;
    private final MeScreens me;
    private final Screens screens;

    MyPasskeys(PeopleParts parts, Proof proof, MeScreens me, Screens screens) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.passkeys = parts.passkeys();
        this.ceremonies = parts.ceremonies();
        this.mails = parts.mails();
        this.audit = parts.audit();
        this.proof = proof;
        this.me = me;
        this.screens = screens;
    }

    List<Route> routes() {
        return List.of(
                post("/challenge", "パスキーを作る問いかけ", "Ask for a new passkey").by(this::ask),
                post("", "パスキーを追加する", "Add a passkey").by(this::add),
                post("/removal", "パスキーを消す", "Remove a passkey").by(this::remove));
    }

    private static Route.Builder post(String path, String ja, String en) {
        return Route.post(PATH + path, ja, en).allowing(Permission.WRITER).acceptingForm();
    }

    private Account account(Request request) {
        return accounts.find(request.caller().account()).orElseThrow(Refusal::notFound);
    }

    private Answer ask(Request request) throws IOException {
        BrowserSession here = proof.session(request);
        Account account = account(request);
        if (!proof.isGiven(request, account)) {
            return complaint(screens.text(request, "me.present.wrong"));
        }
        if (passkeys.list(account.id()).size() >= PasskeyStore.MAX_PER_ACCOUNT) {
            return complaint(
                    screens.text(request, "me.passkey.full", PasskeyStore.MAX_PER_ACCOUNT));
        }
        String options = database.write(tx -> ceremonies.askForNew(tx, account, here.id()));
        return Answer.text(200, "application/json", options).with("Cache-Control", "no-store");
    }

    private static Answer complaint(String sentence) {
        return Answer.json(422, JsonNodeFactory.instance.objectNode().put("complaint", sentence));
    }

    private Answer add(Request request) throws IOException {
        BrowserSession here = proof.session(request);
        Account account = account(request);
        Form form = request.form();
        String name = name(request, form, here);
        boolean added =
                database.write(tx -> {
                    Optional<PasskeyStore.Made> made =
                            ceremonies.made(tx, account, here.id(), form.text("credential"));
                    if (made.isEmpty() || !passkeys.add(tx, account.id(), made.get(), name)) {
                        return false;
                    }
                    audit.add(tx, account.id(), "passkey.add", account.id(), "");
                    mail(tx, request, account, "mail.passkey.added", name);
                    return true;
                });
        return added
                ? Answer.seeOther(MeScreens.PATH + "?done=passkey-added")
                : me.show(request, FIELD, screens.text(request, "me.passkey.failed"));
    }

    /** What its owner typed, or else what the device they added it with is called. */
    private String name(Request request, Form form, BrowserSession here) {
        String typed = form.one("name").orElse("").replaceAll("\\p{Cntrl}+", " ").strip();
        return typed.isEmpty() || !StorableText.isStorable(typed)
                ? screens.text(request, Devices.key(here.device()))
                : typed;
    }

    /** Ends the other sessions: whoever lost a device is signed out on it. */
    private Answer remove(Request request) throws IOException {
        BrowserSession here = proof.session(request);
        Account account = account(request);
        UUID passkey = MeScreens.id(request.form(), "passkey").orElseThrow(Refusal::notFound);
        if (!proof.isGiven(request, account)) {
            return me.show(request, FIELD, screens.text(request, "me.present.wrong"));
        }
        database.write(tx -> {
            Passkey removed =
                    passkeys.remove(tx, account.id(), passkey).orElseThrow(Refusal::notFound);
            audit.add(tx, account.id(), "passkey.remove", account.id(), "");
            SessionStore.endOthersOf(tx, account.id(), here.id());
            return mail(tx, request, account, "mail.passkey.removed", removed.name());
        });
        return Answer.seeOther(MeScreens.PATH + "?done=passkey-removed");
    }

    private UUID mail(Transaction tx, Request request, Account account, String key, String name) {
        return mails.add(
                tx,
                Letter.of(
                        account.email(),
                        screens.text(request, key + ".subject"),
                        screens.text(request, key + ".body", name)));
    }
}
