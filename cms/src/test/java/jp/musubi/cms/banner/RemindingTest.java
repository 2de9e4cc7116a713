package jp.musubi.cms.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.mail.Mail;
import jp.musubi.cms.reminder.Reminding;
import jp.musubi.cms.screen.Screens;
import jp.musubi.cms.setting.ReminderSettings;
import jp.musubi.cms.web.Cookies;
import jp.musubi.cms.web.PublicAddress;
import jp.musubi.site.render.ScreenTheme;
import jp.musubi.site.theme.Theme;

import java.time.Duration;
import java.util.List;

/** Staff are reminded in one mail of what waits and what falls due, and not more often than set. */
class RemindingTest {
    private static final String STAFF = "ichiro@city.example";

    private static Reminding reminding(BannerCity city) {
        var screens =
                new Screens(
                        new ScreenTheme(Theme.editor(), Screens.languages(), "/admin/"),
                        new Cookies(false),
                        id -> "");
        return new Reminding(
                new Reminding.Parts(
                        city.store.database,
                        city.clock(),
                        city.store.accounts,
                        city.mails,
                        city.store.settings),
                List.of(city.banners.reminders()),
                screens,
                new PublicAddress(null, 8080));
    }

    private static void set(BannerCity city, ReminderSettings rules) {
        city.write(tx -> {
            ReminderSettings.TOPIC.write(city.store.settings, tx, rules);
            return rules;
        });
    }

    private static List<Mail> reminders(BannerCity city) {
        return city.mails.newest(100).stream()
                .filter(mail -> mail.subject().contains("事務のお知らせ"))
                .toList();
    }

    @EachDatabase
    void whatWaitsForAWeekIsToldToAllStaffOnceAWeek(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Reminding reminding = reminding(city);
            assertEquals(0, reminding.runDue(), "the first day is not told about");
            BannerApplication application = city.submitted(null);
            city.pass(6);
            assertEquals(0, reminding.runDue(), "it has not waited for long");
            city.pass(1);
            assertEquals(2, reminding.runDue(), "everybody who works for the city");
            Mail mail =
                    reminders(city).stream()
                            .filter(each -> each.to().equals(STAFF))
                            .findFirst()
                            .orElseThrow();
            assertTrue(mail.subject().contains("1件"), mail.subject());
            assertTrue(
                    mail.body().contains("バナーの申請 第" + application.numberText() + "号　蛍の会"),
                    mail.body());
            assertTrue(mail.body().contains("/admin/banners/applications/" + application.id()));
            assertEquals(0, reminding.runDue(), "once a day");
            city.pass(6);
            assertEquals(0, reminding.runDue(), "and once a week");
            city.pass(1);
            assertEquals(2, reminding.runDue(), "it waits still");
            assertEquals(4, reminders(city).size(), "and to nobody else");
        }
    }

    @EachDatabase
    void aMailHasTheWeekThatComes(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Reminding reminding = reminding(city);
            reminding.runDue();
            suspended(city, 10);
            city.pass(3);
            assertEquals(0, reminding.runDue(), "that is more than a week away");
            city.pass(1);
            assertEquals(2, reminding.runDue());
            String body = reminders(city).getFirst().body();
            assertTrue(body.contains("停止が終わる"), body);
            assertTrue(body.contains("蛍の会"), body);
            assertFalse(body.contains("期間が終わる"), "that is years away: " + body);
        }
    }

    @EachDatabase
    void somethingIsToldOnItsDayWhereThatIsSet(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            set(city, new ReminderSettings(true, 7, 1));
            Reminding reminding = reminding(city);
            reminding.runDue();
            suspended(city, 3);
            for (int day = 1; day < 3; day++) {
                city.pass(1);
                assertEquals(0, reminding.runDue(), "day " + day);
            }
            city.pass(1);
            assertEquals(2, reminding.runDue(), "the day itself");
            city.pass(1);
            assertEquals(0, reminding.runDue());
        }
    }

    @EachDatabase
    void nobodyIsRemindedBeforeTheMorningOrWhereItIsSwitchedOff(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Reminding reminding = reminding(city);
            reminding.runDue();
            city.submitted(null);
            city.pass(8);
            city.passAndLook(Duration.ofHours(-5));
            assertEquals(0, reminding.runDue(), "it is seven in the morning");
            assertEquals(
                    city.clock().instant().plus(Duration.ofHours(1)),
                    reminding.nextDue().orElseThrow());
            city.passAndLook(Duration.ofHours(1));
            set(city, new ReminderSettings(false, 7, 7));
            assertEquals(0, reminding.runDue());
            city.pass(1);
            set(city, ReminderSettings.DEFAULT);
            assertEquals(2, reminding.runDue());
        }
    }

    private static void suspended(BannerCity city, int days) {
        Banner banner = city.granted();
        var words = new BannerWords("確かめています。", "", "", "協働第8号", city.today().plusDays(days));
        city.take(banner, BannerStep.SUSPEND, words);
    }
}
