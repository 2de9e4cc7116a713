package jp.musubi.site.render;

import jp.musubi.content.label.Label;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where readers turn to: the city's office as its settings tell. */
final class Desk {
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+[A-Za-z]");

    /** The slug of the page that tells how to reach the city, where it has one. */
    private static final String CONTACT = "contact";

    private Desk() {}

    /** What the settings say of the office; empty if nothing. */
    static String office(Edition edition) {
        Label told = edition.site().office();
        return told == null ? "" : told.in(edition.language());
    }

    /** A mail to the office, if it says an address; else the city's page about reaching it. */
    static @Nullable LinkView contact(Edition edition, String subject) {
        Matcher mail = MAIL.matcher(office(edition));
        return mail.find()
                ? LinkView.of(
                        "mailto:"
                                + mail.group()
                                + "?subject="
                                + SearchPage.encoded(subject).replace("+", "%20"),
                        edition.t("misuse.mail"))
                : edition.linked()
                        .entry("page", CONTACT)
                        .map(page ->
                                LinkView.of(
                                        edition.addresses().entry(page, edition.language()),
                                        edition.t("misuse.contact")))
                        .orElse(null);
    }
}
