package jp.musubi.site;

import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.Value;
import jp.musubi.content.label.Label;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.snapshot.Asset;
import jp.musubi.content.snapshot.Redirect;
import jp.musubi.content.snapshot.Site;
import jp.musubi.content.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A town in which anything may happen to anything, the same for the same seed. */
final class ChangingTown {
    /** Documents that texts may link to. */
    static final int PAPERS = 4;

    private static final List<String> TYPES =
            List.of("group", "group", "group", "report", "report", "award", "banner", "page");
    private static final String KANA = "あかさたなはまやらわガザ亜";

    private final ContentModel model = ContentModels.bundled();
    private final Random random;
    private @Nullable Random papers;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Asset> assets = new ArrayList<>();
    private final List<Redirect> redirects = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T03:00:00Z");
    private Label title = new Label(Map.of("ja", "協働のまち", "en", "Working together"));
    private int made;

    ChangingTown(long seed, int size) {
        this.random = new Random(seed);
        for (int i = 0; i < size; i++) {
            add();
        }
        for (int i = 0; i < size / 8; i++) {
            moved();
        }
    }

    /** From now on texts link to documents, which come and go. */
    void writePapers(long seed) {
        papers = new Random(seed);
        for (int i = 0; i < PAPERS; i++) {
            assets.add(paper(i));
        }
    }

    /** The file of a document, below the folder of the assets. */
    static String paperFile(int number) {
        return "assets/paper" + number + ".pdf";
    }

    private static Asset paper(int number) {
        var name = new Label(Map.of("ja", "会報" + number));
        String id = new UUID(7, number).toString();
        return new Asset(id, paperFile(number), 0, 0, name, List.of());
    }

    private String withPaper(String text) {
        Random now = papers;
        return now == null || now.nextInt(3) > 0
                ? text
                : text + "\n\n[会報（PDF：3KB）](/" + paperFile(now.nextInt(PAPERS)) + ")";
    }

    /** A document is taken away or comes back. */
    private void turnPaper() {
        Random now = papers;
        if (now != null && now.nextInt(3) == 0) {
            Asset paper = paper(now.nextInt(PAPERS));
            if (!assets.remove(paper)) {
                assets.add(paper);
            }
        }
    }

    Snapshot snapshot() {
        var site =
                new Site(
                        title,
                        new Label(Map.of("ja", "見本市")),
                        null,
                        null,
                        "https://town.example/",
                        List.of("ja", "en"),
                        now,
                        false);
        return new Snapshot(site, model, assets, entries, redirects);
    }

    /** Something happens; says what, for messages. */
    String change() {
        now = now.plus(Duration.ofMinutes(1 + random.nextInt(300)));
        turnPaper();
        return switch (random.nextInt(25)) {
            case 0, 1, 2 -> add();
            case 3, 4 -> remove();
            case 5 -> rename(random.nextInt(entries.size()));
            case 6 -> days(1);
            case 7 -> days(200);
            case 8 -> shuffle();
            case 9 -> picture();
            case 10 -> retitle();
            case 11, 12, 13, 14, 15 -> moved();
            default -> edit();
        };
    }

    private String add() {
        Entry added =
                entry(pick(TYPES), new UUID(random.nextLong(), random.nextLong()), "e" + made++);
        entries.add(added);
        return "added " + name(added);
    }

    private String remove() {
        Entry removed = entries.remove(random.nextInt(entries.size()));
        return "removed " + name(removed);
    }

    private String edit() {
        int at = random.nextInt(entries.size());
        Entry old = entries.get(at);
        entries.set(at, entry(old.type(), UUID.fromString(old.id()), old.slug()));
        return "edited " + name(old);
    }

    private String rename(int at) {
        Entry old = entries.get(at);
        String slug = random.nextBoolean() ? "r" + made++ : pick(entries).slug();
        boolean taken =
                entries.stream()
                        .anyMatch(
                                each -> each.type().equals(old.type()) && each.slug().equals(slug));
        if (!taken) {
            entries.set(
                    at,
                    new Entry(
                            old.type(),
                            old.id(),
                            slug,
                            old.publishedAt(),
                            now,
                            old.fields(),
                            old.shown()));
        }
        return "renamed " + name(old) + " to " + slug;
    }

    /** Mostly as a store does it, now and then as only a folder that people edit can. */
    private String moved() {
        if (!redirects.isEmpty() && random.nextInt(4) == 0) {
            Redirect released = redirects.remove(random.nextInt(redirects.size()));
            return "released " + released.from();
        }
        int at = random.nextInt(entries.size());
        Entry before = entries.get(at);
        String from =
                random.nextInt(6) == 0
                        ? pick(List.of("/groups/", "/old/place/", "/groups/page/2/", "/search/"))
                        : model.require(before.type())
                                .path()
                                .replace("{slug}", before.slug())
                                .replaceAll("\\{\\w+\\}", "2021");
        String what = rename(at);
        Entry target = random.nextInt(6) == 0 ? pick(entries) : entry(before.id());
        redirects.removeIf(known -> known.from().equals(from));
        redirects.add(new Redirect(from, target.type(), target.id()));
        return what + "; " + from + " leads to " + name(target);
    }

    private Entry entry(String id) {
        return entries.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private String days(int most) {
        int days = 1 + random.nextInt(most);
        now = now.plus(Duration.ofDays(days));
        return days + " days later";
    }

    private String shuffle() {
        Collections.shuffle(entries, random);
        return "another order";
    }

    private String picture() {
        if (!assets.isEmpty() && random.nextBoolean()) {
            assets.remove(random.nextInt(assets.size()));
            return "a picture less";
        }
        assets.add(
                new Asset(
                        new UUID(random.nextLong(), random.nextLong()).toString(),
                        "assets/p" + made++ + ".webp",
                        800,
                        600,
                        new Label(Map.of("ja", "写真" + random.nextInt(100))),
                        List.of(new Asset.Variant("assets/p" + made++ + "-s.webp", 400, 300))));
        return "a picture more";
    }

    private String retitle() {
        title = new Label(Map.of("ja", "まち" + random.nextInt(3), "en", "Town"));
        return "another title of the site";
    }

    private Entry entry(String type, UUID id, String slug) {
        Map<String, Value> fields = new LinkedHashMap<>();
        switch (type) {
            case "group" -> group(fields);
            case "report" -> report(fields);
            case "award" -> award(fields);
            case "banner" -> banner(slug, fields);
            default -> page(fields);
        }
        var ordered = new LinkedHashMap<String, Value>();
        model.require(type).fields().keySet().stream()
                .filter(fields::containsKey)
                .forEach(name -> ordered.put(name, Objects.requireNonNull(fields.get(name))));
        return new Entry(
                type, id.toString(), slug, now, now, new Fields(ordered), Set.of("website"));
    }

    private void group(Map<String, Value> fields) {
        fields.put("title", words("会"));
        fields.put("reading", text("" + KANA.charAt(random.nextInt(KANA.length())) + "い"));
        // Few fields, so that some groups share a field and a district.
        fields.put("fields", new Value.Items(some(terms("field").subList(0, 6))));
        fields.put("district", text(pick(terms("district").subList(0, 4))));
        fields.put("kind", text(pick(terms("kind"))));
        fields.put("summary", words("紹介"));
        fields.put("body", body());
        maybe(fields, "recruiting", new Value.Flag(random.nextBoolean()));
        maybe(fields, "confirmed_on", text(day(900)));
        maybe(fields, "image", text(assets.isEmpty() ? "none" : pick(assets).id()));
    }

    private void report(Map<String, Value> fields) {
        fields.put("title", words("報告"));
        maybe(fields, "group", text(reference("group")));
        fields.put("body", body());
        maybe(fields, "held_on", text(day(400)));
        maybe(fields, "tags", new Value.Items(some(List.of("川", "山", "祭り"))));
    }

    private void award(Map<String, Value> fields) {
        fields.put("title", words("賞"));
        maybe(fields, "group", text(reference("group")));
        maybe(fields, "year", new Value.Quantity(BigDecimal.valueOf(2020L + random.nextInt(5))));
        maybe(fields, "prize", words(pick(List.of("大賞", "奨励賞"))));
        maybe(fields, "citation", words("講評。とても良い"));
        maybe(fields, "category", words(pick(List.of("環境", "文化"))));
        maybe(fields, "certificate_text", words("たたえます"));
        // Few numbers: two awards may want the same, and one may pass to another.
        maybe(fields, "number", text(pick(List.of("H-1", "H-2", "H-3", "K-a"))));
        maybe(fields, "state", text(pick(List.of("given", "given", "withdrawn"))));
        maybe(fields, "withdrawn_on", text(day(100)));
    }

    private void banner(String slug, Map<String, Value> fields) {
        fields.put("number", text("K-" + slug));
        maybe(fields, "group", text(reference("group")));
        fields.put("state", text(pick(List.of("active", "active", "suspended", "revoked"))));
        maybe(fields, "valid_from", text(day(300)));
        maybe(
                fields,
                "valid_until",
                text(now.plus(Duration.ofDays(random.nextInt(300))).toString().substring(0, 10)));
        maybe(fields, "awarded_date", text(day(500)));
    }

    private void page(Map<String, Value> fields) {
        fields.put("title", words("案内"));
        fields.put("body", body());
        maybe(fields, "parent", text(reference("page")));
        maybe(fields, "order", new Value.Quantity(BigDecimal.valueOf(random.nextInt(9))));
    }

    private void maybe(Map<String, Value> fields, String name, Value value) {
        if (random.nextInt(4) > 0) {
            fields.put(name, value);
        }
    }

    private Value body() {
        return words(
                withPaper(
                        "## 見出し"
                                + random.nextInt(5)
                                + "\n\n[あれ](/groups/"
                                + reference("group")
                                + "/) と [これ](/reports/"
                                + reference("report")
                                + "/#body-x)"));
    }

    private Value words(String text) {
        String ja = text + random.nextInt(1000);
        if (random.nextBoolean()) {
            return text(ja);
        }
        var texts = new LinkedHashMap<String, String>();
        texts.put("ja", ja);
        texts.put("en", "English " + ja);
        return new Value.Localised(texts);
    }

    /** The slug or id of an entry of a type; now and then of one that is not there. */
    private String reference(String type) {
        List<Entry> all = entries.stream().filter(each -> each.type().equals(type)).toList();
        if (all.isEmpty() || random.nextInt(8) == 0) {
            return "e" + random.nextInt(made + 5);
        }
        Entry one = pick(all);
        return random.nextBoolean() ? one.slug() : one.id();
    }

    private List<String> terms(String vocabulary) {
        return List.copyOf(model.vocabulary(vocabulary).orElseThrow().terms().keySet());
    }

    private List<String> some(List<String> items) {
        var shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(Math.min(3, items.size())));
    }

    private String day(int most) {
        return LocalDate.parse(now.toString().substring(0, 10))
                .minusDays(random.nextInt(most))
                .toString();
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private static String name(Entry entry) {
        return entry.type() + " " + entry.slug();
    }
}
