import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.content.entry.Entry;
import jp.musubi.site.BuildRequest;
import jp.musubi.site.Generator;
import jp.musubi.site.Progress;
import jp.musubi.site.SiteFolder;
import jp.musubi.site.document.Extract;
import jp.musubi.site.link.Addresses;
import jp.musubi.site.link.LinkedSite;
import jp.musubi.site.load.SnapshotSource;
import jp.musubi.site.search.Answer;
import jp.musubi.site.search.Hit;
import jp.musubi.site.search.PublishedFile;
import jp.musubi.site.search.Query;
import jp.musubi.site.search.SearchIndex;
import jp.musubi.site.search.SearchModule;
import jp.musubi.site.search.SiteSearch;
import jp.musubi.site.search.StaticIndex;
import jp.musubi.site.theme.Theme;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How well and how fast the server's search answers, and its answers for a comparison with the
 * browser's (answers.mjs).
 *
 * <pre>java -Xmx2g -cp site-generator/target/musubi-site.jar site-generator/bench/Questions.java \
 *     build SNAPSHOT.ndjson SITE
 * … Questions.java index SITE SNAPSHOT.ndjson       what is searched of a site, without its pages
 * … Questions.java quality SITE QUESTIONS.ndjson     a line: {"q": "…", "doc": "slug"}
 * … Questions.java known SITE SNAPSHOT.ndjson        500 names by reading, romaji, prefix, slips
 * … Questions.java answers SITE SNAPSHOT.ndjson 2000 > answers.ndjson</pre>
 */
public final class Questions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Questions() {}

    public static void main(String[] arguments) throws Exception {
        Path site = Path.of(arguments[arguments[0].equals("build") ? 2 : 1]);
        if (arguments[0].equals("build")) {
            Path file = Path.of(arguments[1]);
            new Generator(Progress.silent())
                    .build(
                            new BuildRequest(
                                    SnapshotSource.named(file.toString()),
                                    site,
                                    Theme.bundled(),
                                    Optional.empty(),
                                    false,
                                    true));
            return;
        }
        if (arguments[0].equals("index")) {
            index(Path.of(arguments[2]), site);
            return;
        }
        try (SiteSearch search = SiteSearch.open(SiteFolder.index(site))) {
            switch (arguments[0]) {
                case "quality" -> quality(search, Path.of(arguments[2]));
                case "known" -> known(search, groups(Path.of(arguments[2])));
                case "answers" ->
                        answers(
                                search,
                                groups(Path.of(arguments[2])),
                                Integer.parseInt(arguments[3]));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    /** Makes what is searched of a site, and nothing else of it. */
    private static void index(Path snapshot, Path site) throws Exception {
        LinkedSite linked =
                LinkedSite.of(SnapshotSource.named(snapshot.toString()).read().snapshot());
        var addresses = new Addresses(linked, URI.create(linked.site().baseUrl()));
        Path folder = Files.createDirectories(site.resolve("search/data")).getParent();
        try (SearchIndex index =
                SearchIndex.create(
                        SiteFolder.index(site),
                        linked,
                        addresses,
                        new StaticIndex(),
                        asset -> new Extract(List.of(asset.file()), null))) {
            for (Entry entry : linked.entries()) {
                index.put(entry);
            }
            index.commit();
            for (PublishedFile file : index.publish()) {
                Files.write(folder.resolve(file.name()), file.bytes());
            }
        }
        Files.writeString(folder.resolve("search.js"), SearchModule.text());
    }

    private static Answer ask(SiteSearch search, String text) {
        return search.search(new Query(text, Map.of(), 10, 0, "ja"));
    }

    private static void quality(SiteSearch search, Path file) throws Exception {
        double sum = 0;
        int first = 0;
        int ten = 0;
        List<String> lines = Files.readAllLines(file);
        long[] times = new long[lines.size()];
        for (int i = 0; i < times.length; i++) {
            ObjectNode line = (ObjectNode) JSON.readTree(lines.get(i));
            long start = System.nanoTime();
            Answer answer = ask(search, line.get("q").asText());
            times[i] = System.nanoTime() - start;
            int rank = rank(answer, line.get("doc").asText());
            sum += rank > 0 ? 1.0 / rank : 0;
            first += rank == 1 ? 1 : 0;
            ten += rank > 0 ? 1 : 0;
        }
        Arrays.sort(times);
        System.out.printf(
                "questions %d, MRR@10 %.4f, first %.4f, in ten %.4f; ms median %.2f, p99 %.2f%n",
                times.length,
                sum / times.length,
                (double) first / times.length,
                (double) ten / times.length,
                times[times.length / 2] / 1e6,
                times[times.length * 99 / 100] / 1e6);
    }

    private static int rank(Answer answer, String slug) {
        int rank = 0;
        for (Hit hit : answer.hits()) {
            rank++;
            if (hit.slug().equals(slug)) {
                return rank;
            }
        }
        return 0;
    }

    /** A group. */
    private record Group(String slug, String title, String reading, String body) {}

    private static List<Group> groups(Path snapshot) throws Exception {
        var groups = new ArrayList<Group>();
        try (BufferedReader lines = Files.newBufferedReader(snapshot)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"type\":\"group\"")) {
                    var entry = JSON.readTree(line);
                    var fields = entry.get("fields");
                    groups.add(
                            new Group(
                                    entry.get("slug").asText(),
                                    fields.get("title").asText(),
                                    fields.path("reading").asText(),
                                    fields.path("body").asText()));
                }
            }
        }
        return groups;
    }

    private static void known(SiteSearch search, List<Group> groups) {
        var random = new Random(7);
        Map<String, int[]> counts = new LinkedHashMap<>();
        Map<String, String> misses = new LinkedHashMap<>();
        for (int i = 0; i < 500; i++) {
            Group group = groups.get(random.nextInt(groups.size()));
            String kana = group.reading();
            var ways = new LinkedHashMap<String, String>();
            ways.put("title", group.title());
            ways.put("reading", kana);
            ways.put("romaji", romaji(kana));
            ways.put("prefix", kana.substring(0, Math.max(4, kana.length() * 2 / 3)));
            int at = 1 + random.nextInt(kana.length() - 1);
            ways.put("one typo", kana.substring(0, at) + "ヌ" + kana.substring(at + 1));
            ways.put("long vowel", kana.replaceFirst("ー|(?<=[コソトノホモヨロショキョジョチョ])ウ", ""));
            ways.forEach((way, text) -> {
                int rank = rank(ask(search, text), group.slug());
                int[] count = counts.computeIfAbsent(way, _ -> new int[2]);
                count[0] += rank == 1 ? 1 : 0;
                count[1] += rank > 0 && rank <= 5 ? 1 : 0;
                if (rank != 1) {
                    misses.putIfAbsent(way, text + " → " + group.title() + " is number " + rank);
                }
            });
        }
        counts.forEach((way, count) ->
                System.out.printf(
                        "%-10s first %.1f %%, in five %.1f %% %s%n",
                        way, count[0] / 5.0, count[1] / 5.0, misses.getOrDefault(way, "")));
    }

    /** Hepburn, without signs for long vowels. */
    private static String romaji(String kana) {
        var text = new StringBuilder();
        boolean doubled = false;
        for (int i = 0; i < kana.length(); i++) {
            char c = kana.charAt(i);
            int at = SYLLABLES.indexOf(c + " ");
            int small = "ャュョァィゥェォ".indexOf(c);
            if (small >= 0 && !text.isEmpty()) {
                text.setLength(text.length() - 1);
                String end = text.toString();
                boolean isSh = end.endsWith("sh") || end.endsWith("ch") || end.endsWith("j");
                text.append(small < 3 && !isSh ? "y" : "").append("auoaiueo".charAt(small));
            } else if (c == 'ッ') {
                doubled = true;
            } else if (at >= 0) {
                String syllable = SYLLABLES.substring(at + 2, SYLLABLES.indexOf(' ', at + 2));
                text.append(doubled ? syllable.substring(0, 1) : "").append(syllable);
                doubled = false;
            }
        }
        return text.toString();
    }

    private static final String SYLLABLES =
            "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi"
                    + " ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho マ ma"
                    + " ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n"
                    + " ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da ヂ ji ヅ zu デ de"
                    + " ド do バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ヴ vu ";

    private static void answers(SiteSearch search, List<Group> groups, int count) throws Exception {
        var random = new Random(11);
        var out = new PrintWriter(System.out);
        var facets = new LinkedHashMap<String, List<String>>();
        search.search(new Query("", Map.of(), 0, 0, "ja"))
                .facets()
                .forEach((facet, counts) ->
                        facets.put(facet, counts.stream().map(each -> each.id()).toList()));
        for (int i = 0; i < count; i++) {
            var filters = new LinkedHashMap<String, List<String>>();
            facets.forEach((facet, ids) -> {
                if (random.nextInt(10) == 0) {
                    filters.put(facet, List.of(ids.get(random.nextInt(ids.size()))));
                }
            });
            Group group = groups.get(random.nextInt(groups.size()));
            String text =
                    switch (random.nextInt(8)) {
                        case 0 -> group.title();
                        case 1 -> piece(group.reading(), 3, 12, random);
                        case 2 ->
                                piece(group.body(), 2, 5, random)
                                        + " "
                                        + piece(group.title(), 2, 5, random);
                        case 3 -> piece(group.body(), 10, 60, random);
                        case 4 -> random.nextBoolean() ? "" : romaji(group.reading());
                        case 5 -> piece(group.body(), 1, 12, random);
                        default -> slipped(group.body(), random);
                    };
            var query = new Query(text, filters, 10, random.nextInt(5) == 0 ? 10 : 0, "ja");
            ObjectNode line = JSON.createObjectNode();
            line.set("query", JSON.valueToTree(query));
            ObjectNode answer = JSON.valueToTree(search.search(query));
            ((ArrayNode) answer.get("hits"))
                    .forEach(hit ->
                            ((ObjectNode) hit).put("score", (long) hit.get("score").asDouble()));
            line.set("answer", answer);
            out.println(line);
        }
        out.flush();
    }

    /** A word in katakana or Latin letters, or one in kanji, with a slip. */
    private static String slipped(String text, Random random) {
        List<String> words =
                Pattern.compile("[ァ-ヺー]{4,}|[A-Za-z]{5,}|\\p{IsHan}{2}")
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .toList();
        String word = words.isEmpty() ? text : words.get(random.nextInt(words.size()));
        int at = random.nextInt(word.length());
        String before = word.substring(0, at);
        String after = word.substring(at + 1);
        return switch (random.nextInt(3)) {
            case 0 -> before + after;
            case 1 -> before + word.charAt(at) + word.charAt(at) + after;
            default -> before + word.charAt(random.nextInt(word.length())) + after;
        };
    }

    private static String piece(String text, int least, int most, Random random) {
        int length = Math.min(text.length(), least + random.nextInt(most - least + 1));
        int from = random.nextInt(text.length() - length + 1);
        return text.substring(from, from + length);
    }
}
