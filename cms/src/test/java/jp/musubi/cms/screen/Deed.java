package jp.musubi.cms.screen;

import com.microsoft.playwright.Page;

import jp.musubi.cms.screen.BusyCity.Person;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A state of a screen that only doing something leads to.
 *
 * @param by who does it; null for somebody without an account
 * @param path of the page where it is done
 */
record Deed(String name, @Nullable Person by, String path, Consumer<Page> act) {
    /** Everything that this city has to show. */
    static List<Deed> all(BusyCity busy) {
        var deeds = new ArrayList<>(atTheDoor());
        deeds.addAll(atWork(busy));
        return deeds;
    }

    private static List<Deed> atTheDoor() {
        return List.of(
                new Deed(
                        "a wrong passphrase",
                        null,
                        "/admin/sign-in/passphrase",
                        page -> {
                            page.fill("#email", "nobody@example.jp");
                            page.fill("#passphrase", "x");
                            send(page, "main form");
                        }),
                new Deed(
                        "no mail address",
                        null,
                        "/admin/sign-in",
                        page -> {
                            page.fill("#email", "花子");
                            send(page, "form[action='/admin/sign-in/link']");
                        }),
                new Deed(
                        "a link was sent",
                        null,
                        "/admin/sign-in",
                        page -> {
                            page.fill("#email", "nobody@example.jp");
                            send(page, "form[action='/admin/sign-in/link']");
                        }),
                new Deed("a code is asked for", Person.EDITOR, "/admin/second-factor", page -> {}),
                new Deed(
                        "a wrong code",
                        Person.EDITOR,
                        "/admin/second-factor",
                        page -> {
                            page.fill("main input[name=code]", "000000");
                            send(page, "form[action='/admin/second-factor']");
                        }),
                new Deed(
                        "a code is prepared",
                        Person.OWNER,
                        "/admin/me",
                        page -> send(page, "form[action='/admin/second-factor/enrolment']")));
    }

    private static List<Deed> atWork(BusyCity busy) {
        return List.of(
                new Deed(
                        "a short passphrase",
                        Person.OWNER,
                        "/admin/me",
                        page -> {
                            String form = "form[action='/admin/me/passphrase']";
                            page.fill(form + " [name=present]", Person.OWNER.passphrase);
                            page.fill(form + " [name=passphrase]", "x");
                            send(page, form);
                        }),
                new Deed(
                        "a page with a mistake is handed in",
                        Person.OWNER,
                        "/admin/entries/" + busy.untold + "/edit",
                        page -> {
                            page.fill("#f-contact_email", "花子");
                            send(page, "#entry", "button[value=submit]");
                        }),
                new Deed(
                        "somebody without an address is invited",
                        Person.OWNER,
                        "/admin/groups/" + busy.waiting + "/people",
                        page -> {
                            page.fill("#email", "花子");
                            send(page, "form[action$='/invitations']");
                        }),
                new Deed(
                        "returned without a reason",
                        Person.STAFF,
                        "/admin/reviews?type=group",
                        page -> {
                            page.click(".table__row-link");
                            page.waitForURL("**/admin/reviews/*-*");
                            send(page, "form[data-return]");
                        }),
                new Deed(
                        "what a bulk action would do",
                        Person.STAFF,
                        "/admin/types/groups",
                        page -> {
                            page.check("tbody input >> nth=0");
                            page.click("button[value=trash]");
                            page.waitForURL("**/bulk");
                        }));
    }

    private static void send(Page page, String form) {
        send(page, form, "button[type=submit] >> nth=0");
    }

    private static void send(Page page, String form, String button) {
        page.evaluate("window.isTheOldPage = true");
        page.click(form + " " + button);
        page.waitForFunction("() => !window.isTheOldPage");
        page.waitForLoadState();
    }
}
