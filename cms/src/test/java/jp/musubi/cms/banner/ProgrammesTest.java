package jp.musubi.cms.banner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.database.EachDatabase;
import jp.musubi.cms.database.TestStore;
import jp.musubi.cms.mail.Mail;
import jp.musubi.cms.publish.PublishOutcome;
import jp.musubi.cms.reminder.Reminder;
import jp.musubi.content.banner.BannerState;
import jp.musubi.content.programme.Programme;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A city that certifies groups under two programmes. */
class ProgrammesTest {
    private static final String PARTNERS_PATTERN = "K-{year}-{count}";

    @TempDir private Path folder;

    private BannerCity city(TestStore.Kind kind, String pattern) {
        return new BannerCity(kind, SecondProgramme.model(folder, pattern));
    }

    private static Set<String> numbers(BannerCity city) {
        return city.banners.register().all().stream()
                .map(Banner::number)
                .collect(Collectors.toSet());
    }

    @EachDatabase
    void twoProgrammesAtOnceAreTwoApplicationsAndTwoBanners(TestStore.Kind kind) {
        try (var city = city(kind, SecondProgramme.PATTERN)) {
            Programme second = SecondProgramme.of(city);
            BannerApplication partner = city.submitted(null);
            BannerApplication volunteer = city.submitted(second, null);
            assertNotEquals(partner.id(), volunteer.id());
            assertEquals("2025-04", partner.rules());
            assertEquals("2026-04", volunteer.rules());

            UUID proposal = city.drafted(volunteer).id();
            Banner granted = decided(city, proposal);
            assertEquals("V-2026-0001", granted.number());
            assertEquals(second, granted.programme());
            assertEquals(LocalDate.of(2027, 3, 31), granted.validUntil().orElseThrow());
            assertEquals("2026-04", granted.fields().text("rules_version").orElseThrow());
            GroupStanding other = standing(city, city.partner());
            assertEquals(
                    BannerApplicationState.SUBMITTED,
                    other.open().orElseThrow().state(),
                    "the other application waits on");
            assertTrue(other.held().isEmpty());
            assertEquals(List.of(granted), standing(city, second).held());
        }
    }

    private static GroupStanding standing(BannerCity city, Programme programme) {
        return city.store.database.read(
                tx -> GroupStanding.of(tx, city.banners, city.group, programme));
    }

    @EachDatabase
    void aBannerOfOneProgrammeStandsInNobodysWayInAnother(TestStore.Kind kind) {
        try (var city = city(kind, SecondProgramme.PATTERN)) {
            city.granted();
            assertFalse(standing(city, city.partner()).eligibility().isMet(), "it is held");
            assertTrue(standing(city, city.partner()).opens().isPresent());
            GroupStanding second = standing(city, SecondProgramme.of(city));
            assertTrue(second.eligibility().isMet());
            assertTrue(second.opens().isEmpty());
            assertTrue(second.isWritable());
        }
    }

    @EachDatabase
    void conditionsAreThoseOfEachProgramme(TestStore.Kind kind) {
        try (var city = city(kind, SecondProgramme.PATTERN)) {
            city.pass(365);
            assertFalse(met(city, city.partner(), "confirmed"), "twelve months are over");
            assertTrue(met(city, SecondProgramme.of(city), "confirmed"), "twenty-four are not");
            assertTrue(
                    standing(city, SecondProgramme.of(city)).eligibility().criteria().stream()
                            .noneMatch(each -> each.id().equals("known")),
                    "its groups need not have been registered for long");
        }
    }

    private static boolean met(BannerCity city, Programme programme, String criterion) {
        return standing(city, programme).eligibility().criteria().stream()
                .filter(each -> each.id().equals(criterion))
                .findFirst()
                .orElseThrow()
                .met();
    }

    @EachDatabase
    void eachBannerIsRenewedAndEndedInItsOwnProgramme(TestStore.Kind kind) {
        try (var city = city(kind, SecondProgramme.PATTERN)) {
            Banner partner = city.granted();
            Banner volunteer = city.granted(SecondProgramme.of(city));
            city.pass(123);
            assertEquals(LocalDate.of(2027, 4, 1), city.today());
            assertEquals(BannerState.EXPIRED, city.again(volunteer).state());
            assertEquals(BannerState.ACTIVE, city.again(partner).state());
            city.take(city.again(partner), BannerStep.WITHDRAW, BannerWords.NONE);
            city.stayRegistered();
            assertEquals("V-2027-0001", city.granted(SecondProgramme.of(city)).number());
            assertEquals("K-2027-0001", city.granted().number());
        }
    }

    @EachDatabase
    void programmesOfOnePatternCountTogether(TestStore.Kind kind) {
        try (var city = city(kind, PARTNERS_PATTERN)) {
            assertEquals("K-2026-0001", city.granted().number());
            Banner second = city.granted(SecondProgramme.of(city));
            assertEquals("K-2026-0002", second.number());
            assertEquals(SecondProgramme.ID, second.programme().id());
            city.take(second, BannerStep.WITHDRAW, BannerWords.NONE);
            assertEquals("K-2026-0003", city.granted(SecondProgramme.of(city)).number());
            assertEquals(Set.of("K-2026-0001", "K-2026-0002", "K-2026-0003"), numbers(city));
        }
    }

    @EachDatabase
    void aNumberIsNotGivenAgainByAnotherProgrammeWhenItsBannerIsNoLongerPublic(
            TestStore.Kind kind) {
        try (var city = city(kind, PARTNERS_PATTERN)) {
            Banner first = city.granted();
            assertTrue(
                    city.write(tx -> city.store.publishing.unpublish(tx, first.id(), city.drafter))
                            instanceof PublishOutcome.Accepted);
            assertTrue(numbers(city).isEmpty());
            assertEquals("K-2026-0002", city.granted(SecondProgramme.of(city)).number());
        }
    }

    @EachDatabase
    void programmesOfOnePatternThatGrantAtOnceGiveTwoNumbers(TestStore.Kind kind) throws Exception {
        try (var city = city(kind, PARTNERS_PATTERN);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Banner>> decisions =
                    Stream.of(city.submitted(null), city.submitted(SecondProgramme.of(city), null))
                            .map(each -> city.drafted(each).id())
                            .<Callable<Banner>>map(id -> () -> decided(city, id))
                            .toList();
            for (Future<Banner> decision : threads.invokeAll(decisions)) {
                decision.get();
            }
            assertEquals(Set.of("K-2026-0001", "K-2026-0002"), numbers(city));
        }
    }

    private static Banner decided(BannerCity city, UUID proposal) {
        return city.write(
                tx -> city.banners.office().decide(tx, proposal, true, city.decider).orElseThrow());
    }

    @EachDatabase
    void mailsRemindersAndTheRecordNameTheProgramme(TestStore.Kind kind) {
        try (var city = city(kind, SecondProgramme.PATTERN)) {
            BannerApplication application = city.submitted(SecondProgramme.of(city), null);
            Mail received = city.mails.newest(1).getFirst();
            assertEquals("【ボランティア応援団体】申請（第0001号）を受け付けました", received.subject());
            assertTrue(
                    received.body()
                            .startsWith("蛍の会 のみなさま\n\n「ボランティア応援団体」のバナーの申請（第0001号）を受け付けました。\n"),
                    received.body());
            assertTrue(received.body().contains("/banner?programme=volunteer"), received.body());
            assertTrue(
                    city.store.audit.about(city.group, 9).stream()
                            .anyMatch(each ->
                                    each.action().equals("banner.apply")
                                            && each.details()
                                                    .equals(
                                                            application.numberText()
                                                                    + ", programme volunteer")));
            UUID proposal = city.drafted(application).id();
            assertEquals(List.of("バナーの交付（ボランティア応援団体）の決裁"), reminders(city, Reminder.Kind.WAITS));
            Banner granted = decided(city, proposal);
            assertTrue(
                    reminders(city, Reminder.Kind.FALLS_DUE).stream()
                            .allMatch(each -> each.contains("蛍の会（ボランティア応援団体）")));
            assertEquals(
                    "issue 協働第5号, programme volunteer",
                    city.store.audit.about(granted.id(), 9).stream()
                            .filter(each -> each.action().equals("banner.issue"))
                            .findFirst()
                            .orElseThrow()
                            .details());
        }
    }

    private static List<String> reminders(BannerCity city, Reminder.Kind kind) {
        return city.banners.reminders().reminders("ja").stream()
                .filter(each -> each.kind() == kind)
                .map(Reminder::text)
                .toList();
    }

    @EachDatabase
    void whereThereIsOneProgrammeNothingNamesIt(TestStore.Kind kind) {
        try (var city = new BannerCity(kind)) {
            Banner granted = city.granted();
            for (Mail mail : city.mails.newest(9)) {
                assertTrue(mail.subject().startsWith("【協働パートナー】"), mail.subject());
                assertFalse(mail.body().contains("金沢市協働パートナー"), mail.body());
                assertFalse(mail.body().contains("programme="), mail.body());
            }
            assertTrue(
                    city.store.audit.about(granted.id(), 9).stream()
                            .noneMatch(each -> each.details().contains("programme")));
        }
    }

    @EachDatabase
    void applicationsAreListedOfOneProgrammeOrOfAll(TestStore.Kind kind) {
        try (var city = city(kind, SecondProgramme.PATTERN)) {
            UUID partner = city.submitted(null).id();
            UUID volunteer = city.submitted(SecondProgramme.of(city), null).id();
            assertEquals(List.of(partner, volunteer), listed(city, Optional.empty()));
            assertEquals(List.of(volunteer), listed(city, Optional.of("volunteer")));
            assertEquals(List.of(partner), listed(city, Optional.of("partner")));
        }
    }

    private static List<UUID> listed(BannerCity city, Optional<String> programme) {
        return city
                .banners
                .applications()
                .list(Set.of(BannerApplicationState.SUBMITTED), programme, 9)
                .stream()
                .map(BannerApplication::id)
                .toList();
    }
}
