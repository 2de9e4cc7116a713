package jp.musubi.cms.slug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Slugs;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ReadingSluggerTest {
    private static final ReadingSlugger SLUGGER = new ReadingSlugger();

    @ParameterizedTest
    @CsvSource({
        "浅野川ほたるの会, あさのがわほたるのかい, asanogawa-hotaru-no-kai",
        "小橋の上町会, こばしのうえちょうかい, kobashi-no-ue-chokai",
        "四十万さとやま手入れの会, しじまさとやまていれのかい, shijima-satoyama-teire-no-kai",
        "医王山星空観察クラブ, いおうぜんほしぞらかんさつくらぶ, iozen-hoshizora-kansatsu-kurabu",
        "大野こうじ蔵サポーターズ, おおのこうじぐらさぽーたーず, ono-koji-gura-sapotazu",
        "平和を折る会 おりづる, へいわをおるかいおりづる, heiwa-o-oru-kai-orizuru",
        "特定非営利活動法人 町家えんがわ舎, とくていひえいりかつどうほうじんまちやえんがわしゃ, machiya-engawasha",
        "一般財団法人 はじめの一歩こども基金, はじめのいっぽこどもききん, hajime-no-ippo-kodomo-kikin",
        "金石うみひろいクラブ, ｶﾅｲﾜｳﾐﾋﾛｲｸﾗﾌﾞ, kanaiwa-umihiroi-kurabu",
        "自由の森, じゆうのもり, jiyu-no-mori",
        "東園田町会, ヒガシソノダチヨウカイ, higashisonoda-chokai",
        "日中友好促進協会, ニッチュウユウコウソクシンキョウカイ, nitchu-yuko-sokushin-kyokai",
        "佐久地方に流れる用水の会, サクチホウニナガレルヨウスイノカイ, saku-chiho-ni-nagareru-yosui-no-kai",
        "ＳＯＭＰＯケアそんぽの家, ソンポケアソンポノイエ, sompo-kea-sonpo-no-ie",
        "FUNNY CURRY, ファニーカリー, funny-curry",
        "第2回こども食堂, だいにかいこどもしょくどう, dai2kai-kodomo-shokudo",
        "こども＆シニア, コドモアンドシニア, kodomo-ando-shinia",
        "花水木, はな みずき, hana-mizuki",
        "常盤会, ぜんぜんちがう, zenzenchigau",
        "🌸🌸, はなざくら, hanazakura",
    })
    void theReadingThatAGroupGivesMakesItsSlug(String title, String reading, String slug) {
        assertEquals(slug, SLUGGER.slug(title, reading));
    }

    @ParameterizedTest
    @CsvSource({
        "用水の草刈りをしました, yosui-no-kusakari-o-shimashita",
        "泉野町会, izumino-chokai",
        "ひまわりの会, himawari-no-kai",
        "サッカークラブ, sakka-kurabu",
        "コーヒーとラーメンの夕べ, kohi-to-ramen-no-yube",
        "市民活動サポートセンター, shimin-katsudo-sapoto-senta",
        "ﾎﾀﾙを守ろう会, hotaru-o-mamoro-kai",
        "ＡＢＣこども食堂２０, abc-kodomo-shokudo-20",
        "NPO法人Café Noël, cafe-noel",
        "Children’s Kitchen, childrens-kitchen",
        "予報は12cm、朝は31cm, yoho-wa-12cm-asa-wa-31cm",
        "1月25日早朝の一斉除雪, 1gatsu-25nichi-socho-no-issei-josetsu",
        "7つの寺, 7tsu-no-tera",
        "第①回 金沢市協働のまちづくり表彰, dai1kai-kanazawashi-kyodo-no-machizukuri-hyosho",
        "学校の手紙を読む会「弁当持参」, gakko-no-tegami-o-yomu-kai-bento-jisan",
        "凍った坂の歩き方, kotta-saka-no-arukikata",
        "手紙の入っていた箱, tegami-no-haitteita-hako",
        "集う会, tsudou-kai",
        "井上さん, inouesan",
        "わかりませんを練習する, wakarimasen-o-renshu-suru",
        "いすゞのみすゞ, isuzu-no-misuzu",
        "佐々木と健々, sasaki-to-kenken",
        "みんなのみらい, minna-no-mirai",
        "金澤の會, kanazawa-no-kai",
        "障がい者と歩く会, shogaisha-to-aruku-kai",
        "☆きらきら☆, kirakira",
        "ラジオやテレビ, rajio-ya-terebi",
        "泉野町会 Привет たより, izumino-chokai-tayori",
    })
    void aTitleWithoutAReadingIsReadByTheDictionary(String title, String slug) {
        assertEquals(slug, SLUGGER.slug(title, ""));
    }

    @Test
    void legalFormsAreLeftOutWhereverTheyStand() throws Exception {
        for (String row : rows("legal-forms.csv")) {
            List<String> form = List.of(row.split(",", -1));
            for (String title : titles(form.getFirst())) {
                assertEquals("hotaru-no-kai", SLUGGER.slug(title, ""), title);
                for (String reading : List.of(form.getLast() + "ほたるのかい", "ホタルノカイ")) {
                    assertEquals("hotaru-no-kai", SLUGGER.slug(title, reading), title + reading);
                }
            }
        }
        assertEquals("npo-hojin", SLUGGER.slug("NPO法人", ""), "a name that is nothing else stays");
    }

    private static List<String> titles(String form) {
        String inBrackets = form.startsWith("(") ? form : "（" + form + "）";
        return List.of(form + "ほたるの会", form + "　ほたるの会", "ほたるの会" + form, inBrackets + "「ほたるの会」");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "🌸",
                "👨‍👩‍👧‍👦",
                "！？…",
                "ー",
                "っ",
                "Привет",
                "鱻",
                "鱻鱻の会",
                "\uD83D"
            })
    void nothingIsMadeOfWhatNobodyCanRead(String title) {
        assertEquals("", SLUGGER.slug(title, ""));
    }

    @Test
    void aLongSlugEndsWithAWholeWordThatCanStandAtTheEnd() {
        String title = "金沢市の用水と橋をめぐりながら建築をたんけんする子どもたちの隊の活動の報告会";
        String slug = SLUGGER.slug(title, "");
        assertEquals("kanazawashi-no-yosui-to-hashi-o-meguri-nagara-kenchiku", slug);
        assertTrue(slug.length() <= SlugWords.MAX_CHARS);
        assertEquals(SlugWords.MAX_CHARS, SLUGGER.slug("", "ほたる".repeat(200)).length());
        assertEquals("a".repeat(SlugWords.MAX_CHARS), SLUGGER.slug("a".repeat(10_000), ""));
    }

    @Test
    void whateverPeopleTypeIsAGoodSlugOrNone() {
        String typed = "あっーゃんがのは 々ゝヾｶﾞ・（）㈱①ヶヷ金沢会働鱻aB9-_'&é🌸\u3099\uD800\n";
        Random random = new Random(7);
        for (int attempt = 0; attempt < 20_000; attempt++) {
            String title = typed(typed, random);
            String reading = random.nextBoolean() ? typed(typed, random) : "";
            String slug = SLUGGER.slug(title, reading);
            assertTrue(slug.isEmpty() || Slugs.isValid(slug), title + "|" + reading + "|" + slug);
            assertTrue(slug.length() <= SlugWords.MAX_CHARS, slug);
            assertEquals(slug, SLUGGER.slug(title, reading));
        }
    }

    private static String typed(String characters, Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(30); left > 0; left--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    @Test
    void manyThreadsGetTheSlugsThatOneGets() throws Exception {
        List<String> titles = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            titles.add("第" + number + "回 浅野川ほたるの会" + "と犀川を歩く会".repeat(number % 4));
        }
        List<String> alone = titles.stream().map(title -> SLUGGER.slug(title, "")).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<String>> all =
                    () -> titles.stream().map(title -> SLUGGER.slug(title, "")).toList();
            for (Future<List<String>> made : threads.invokeAll(Collections.nCopies(16, all))) {
                assertEquals(alone, made.get());
            }
        }
    }

    @Test
    void titleAndReadingAreFoundThroughTheContentModel(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("types"));
        Files.writeString(
                folder.resolve("types/course.yml"),
                """
                type: course
                plural: courses
                label: {ja: 講座, en: Course}
                path: /courses/{slug}/
                list: /courses/
                title: name
                sort: name
                fields:
                  teacher_reading: {kind: text, label: 先生のふりがな, format: kana}
                  memo: {kind: text, label: 控え, format: kana, visibility: staff}
                  teacher: {kind: text, label: 先生}
                  yomi: {kind: text, label: 読み, format: kana}
                  name: {kind: text, label: 講座名, required: true}
                """);
        ContentType course = ContentModels.read(folder).require("course");
        Map<String, String> said =
                Map.of(
                        "name", "上町の水引",
                        "teacher", "山田",
                        "teacher_reading", "やまだ",
                        "memo", "ひみつ");
        assertEquals(Optional.of("uemachi-no-mizuhiki"), SLUGGER.wish(course, fields(said)));
        assertEquals(
                Optional.of("kanmachi-no-mizuhiki"),
                SLUGGER.wish(course, fields(said).with("yomi", new Value.Text("かんまちのみずひき"))));
        assertEquals(Optional.empty(), SLUGGER.wish(course, Fields.NONE));
    }

    private static Fields fields(Map<String, String> texts) {
        Fields fields = Fields.NONE;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            fields = fields.with(text.getKey(), new Value.Text(text.getValue()));
        }
        return fields;
    }

    @Test
    void whatHasANumberIsCalledByIt() {
        ContentType banner = ContentModels.bundled().require("banner");
        assertEquals(
                Optional.of("k-2026-0006"),
                SLUGGER.wish(banner, fields(Map.of("number", "K-2026-0006"))));
    }

    @Test
    void ownWordsAreReadAsTheyAreWritten() throws Exception {
        for (String row : rows("words.csv")) {
            if (!row.startsWith("#")) {
                List<String> cells = List.of(row.split(",", -1));
                String slug = SLUGGER.slug(cells.get(0), "");
                assertEquals(SLUGGER.slug("読み", cells.get(2)), slug, row);
                assertFalse(slug.contains("-"), row);
            }
        }
    }

    private static List<String> rows(String file) throws Exception {
        try (var in = Objects.requireNonNull(ReadingSlugger.class.getResourceAsStream(file));
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        }
    }
}
