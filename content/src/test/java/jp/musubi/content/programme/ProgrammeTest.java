package jp.musubi.content.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.city.BundledFiles;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.InvalidContentModel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class ProgrammeTest {
    private static final Programme PARTNER =
            ContentModels.bundled().programme("partner").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "2026-04-01, 2029-03-31",
        "2026-03-31, 2028-03-31",
        "2023-07-03, 2026-03-31",
        "2026-12-01, 2029-03-31",
        "2028-02-29, 2030-03-31"
    })
    void aTermEndsOnTheLastFiscalYearsEndWithinItsLength(LocalDate from, LocalDate last) {
        assertEquals(last, PARTNER.inForce(from).lastDay(from));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-01-01, 2022-04",
        "2024-03-31, 2022-04",
        "2024-04-01, 2024-04",
        "2026-11-29, 2025-04"
    })
    void theRulesOfADayAreTheLatestInForce(LocalDate day, String version) {
        assertEquals(version, PARTNER.inForce(day).version());
    }

    @Test
    void aNumberNamesTheYearAndCountsWithinIt() {
        assertEquals("K-2026-0007", PARTNER.number(2026, 7));
        assertEquals("K-2026-12345", PARTNER.number(2026, 12_345));
    }

    @Test
    void aPageIsFreshUntilTheDayItWasConfirmedComesBack() {
        Rules rules = PARTNER.inForce(LocalDate.of(2026, 11, 29));
        LocalDate confirmed = LocalDate.of(2025, 11, 29);
        assertTrue(rules.isFresh(confirmed, LocalDate.of(2026, 11, 29)));
        assertFalse(rules.isFresh(confirmed, LocalDate.of(2026, 11, 30)));
    }

    @Test
    void aCitysOwnProgrammeReplacesTheShippedOne(@TempDir Path folder) throws Exception {
        write(folder, shipped().replace("'K-{year}-{count}'", "'MP{year}-{count}'"));
        assertEquals(
                "MP2026-0001",
                ContentModels.read(folder).programme("partner").orElseThrow().number(2026, 1));
    }

    private static final String VOLUNTEER =
            """
            programme: %s
            label: {ja: %s, en: Volunteer Supporter}
            summary: {ja: ボランティアを支える団体です。, en: Groups that support volunteers.}
            number: '%s'
            rules:
              '2026-04':
                in_force: 2026-04-01
                years: 1
                ends_on: 03-31
                uses: {website: {ja: ホームページ, en: Website}}
                forbidden: {misleading: {ja: 誤らせること, en: Misleading}}
                text: {ja: 決まり, en: Rules}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"V-{year}-{count}", "K-{year}-{count}", "K-{year}-B{count}"})
    void aCityMayHaveProgrammesThatNoNumberConfuses(String pattern, @TempDir Path folder)
            throws Exception {
        writeSecond(folder, VOLUNTEER.formatted("volunteer", "応援団体", pattern));
        ContentModel model = ContentModels.read(folder);
        assertEquals(List.of("partner", "volunteer"), List.copyOf(model.programmes().keySet()));
        assertTrue(model.hasSeveralProgrammes());
        assertFalse(ContentModels.bundled().hasSeveralProgrammes());
    }

    @ParameterizedTest
    @CsvSource({
        "volunteer, 応援団体, K-{year}-1{count}, 4, the programme partner gives",
        "volunteer, 応援団体, k-{year}-{count}, 4, the programme partner gives",
        "volunteer, 応援団体, K-{year}-{count}0, 4, the programme partner gives",
        "volunteer, 応援団体, H-{year}-{count}, 4, an award has",
        "volunteer, 金沢市協働パートナー, V-{year}-{count}, 2, partner is called",
        "partner, 応援団体, V-{year}-{count}, 1, stands in programmes/partner.yml"
    })
    void programmesThatCouldBeTakenForEachOtherAreRefusedWithTheirCure(
            String id, String name, String pattern, int line, String said, @TempDir Path folder)
            throws IOException {
        write(folder, shipped());
        writeSecond(folder, VOLUNTEER.formatted(id, name, pattern));
        var wrong = assertThrows(InvalidContentModel.class, () -> ContentModels.read(folder));
        assertEquals(1, wrong.mistakes().size(), wrong.getMessage());
        InvalidContentModel.Mistake mistake = wrong.mistakes().getFirst();
        assertEquals("programmes/volunteer.yml", mistake.file());
        assertEquals(line, mistake.line());
        assertTrue(mistake.message().contains(said), mistake.message());
        assertFalse(mistake.cure().isBlank());
    }

    @Test
    void aProgrammeIsKnownByItsNameThenByItsNumbers(@TempDir Path folder) throws Exception {
        writeSecond(folder, VOLUNTEER.formatted("volunteer", "応援団体", "V-{year}-{count}"));
        ContentModel model = ContentModels.read(folder);
        assertEquals("volunteer", model.programmeOf(List.of("応援団体"), "K-2026-0001").id());
        assertEquals("volunteer", model.programmeOf(List.of("前の名前"), "V-2026-0001").id());
        assertEquals("partner", model.programmeOf(List.of(), "K-2026-0001").id());
        assertEquals("partner", model.programmeOf(List.of(), "X-1").id(), "the first");
        Programme volunteer = model.programme("volunteer").orElseThrow();
        assertEquals("volunteer-2026-04", model.nameOfRules(volunteer, "2026-04"));
        assertEquals("2025-04", model.nameOfRules(PARTNER, "2025-04"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in_force: 2025-04-01 -> in_force: soon",
                "ends_on: 03-31 -> ends_on: 31.3.",
                "years: 3 -> years: three",
                "'2022-04': -> 'first':",
                "removal_days: -> removal_day:",
                "'K-{year}-{count}' -> 'K-{count}'",
                "'K-{year}-{count}' -> 'Kanazawa-no-Kyodo-no-Partner-{year}-{count}'"
            })
    void aMistakeNamesFileAndLineAndItsCure(String change, @TempDir Path folder)
            throws IOException {
        String[] parts = change.split(" -> ", 2);
        write(folder, shipped().replace(parts[0], parts[1]));
        var wrong = assertThrows(InvalidContentModel.class, () -> ContentModels.read(folder));
        InvalidContentModel.Mistake mistake = wrong.mistakes().getFirst();
        assertEquals("programmes/partner.yml", mistake.file());
        assertTrue(mistake.line() > 0);
        assertFalse(mistake.cure().isBlank());
    }

    private static String shipped() throws IOException {
        return Files.readString(BundledFiles.folder().resolve("programmes/partner.yml"));
    }

    private static void write(Path folder, String yaml) throws IOException {
        write(folder, "partner", yaml);
    }

    private static void writeSecond(Path folder, String yaml) throws IOException {
        write(folder, "volunteer", yaml);
    }

    private static void write(Path folder, String name, String yaml) throws IOException {
        Files.createDirectories(folder.resolve("programmes"));
        Files.writeString(folder.resolve("programmes/" + name + ".yml"), yaml);
    }
}
