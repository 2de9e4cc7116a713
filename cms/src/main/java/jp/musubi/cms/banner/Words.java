package jp.musubi.cms.banner;

import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.web.Form;
import jp.musubi.cms.web.Request;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** What the office types about a step. */
record Words(Screens screens) {
    /**
     * What was sent and not taken, so that nothing of it is lost.
     *
     * @param error what is wrong; empty for nothing
     */
    public record Typed(
            String error,
            String reason,
            String reasonEn,
            String internal,
            String document,
            String until) {
        static final Typed NOTHING = new Typed("", "", "", "", "", "");
    }

    /** What a form says. */
    BannerWords of(Form form) {
        return new BannerWords(
                form.text("reason").strip(),
                form.text("reason-en").strip(),
                form.text("internal").strip(),
                form.text("document").strip(),
                day(form.text("until").strip()));
    }

    Typed typed(Request request, String error) throws IOException {
        Form form = request.form();
        return new Typed(
                screens.text(request, error),
                form.text("reason"),
                form.text("reason-en"),
                form.text("internal"),
                form.text("document"),
                form.text("until"));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            // A browser without date fields sends what was typed; no day is no end.
            return null;
        }
    }
}
