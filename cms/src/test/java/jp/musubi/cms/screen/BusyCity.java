package jp.musubi.cms.screen;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.account.TimedCodes;
import jp.musubi.cms.entry.Content;
import jp.musubi.cms.entry.Draft;
import jp.musubi.cms.entry.StoredEntry;
import jp.musubi.cms.registration.FilledIn;
import jp.musubi.cms.registration.RegistrationStore;
import jp.musubi.content.entry.Value;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sample city in the midst of its work: something waits, something was returned, somebody is
 * invited, two people collided, a page is in the trash. What is needed to look at a screen in each
 * of its states.
 */
final class BusyCity {
    /** Somebody who signs in with a passphrase, as the demo gives it. */
    enum Person {
        OWNER("owner@example.jp", "demo-owner-saigawa"),
        EDITOR("editor@example.jp", "demo-editor-utatsuyama"),
        STAFF("staff@example.jp", "demo-staff-asanogawa"),
        ADMINISTRATOR("admin@example.jp", "demo-admin-kenrokuen");

        final String email;
        final String passphrase;

        Person(String email, String passphrase) {
            this.email = email;
            this.passphrase = passphrase;
        }
    }

    final RunningCity city;
    final UUID returned;
    final UUID waiting;
    final UUID untold;

    /** Paths of pages that need no account, each opened by a secret in it. */
    final List<String> mailed;

    /** Path that leads somebody back to an application that they began. */
    final String application;

    /** Path of a mail that asks a group whether its page is still right. */
    final String question;

    /** Path that asks the owner of the sample city to confirm a new address. */
    final String newAddress;

    /** Path of what the owner put aside because somebody else had saved meanwhile. */
    final String collision;

    private int addresses;

    BusyCity(RunningCity city) throws Exception {
        this.city = city;
        returned = group("asano-hotaru");
        waiting = group("kobashi-chokai");
        untold = UUID.fromString(newGroup());
        own(waiting);
        own(untold);
        Visitor owner = signedIn(Person.OWNER);
        handIn(owner, returned, "橋のたもと 三番地");
        sendBack(signedIn(Person.STAFF));
        applyForBanner(owner);
        handIn(owner, waiting, "橋のたもと 四番地");
        collision = collide(owner);
        handInApplication();
        application = begunApplication("kuwa@example.jp");
        question = question();
        mailed =
                Stream.concat(
                                Stream.of(signInLink(), invitation(owner), secretPreview(owner)),
                                new BusyAwards(this, waiting).mailed.stream())
                        .toList();
        owner.get("/admin/me");
        owner.post(
                "/admin/me/email", "email", "next@example.jp", "present", Person.OWNER.passphrase);
        newAddress = owner.mailedLink("next@example.jp");
        handOver(owner);
        trash();
    }

    UUID group(String slug) {
        return city.wiring().entries().find("group", slug).map(StoredEntry::id).orElseThrow();
    }

    /** Somebody whose requests come from an address of their own. */
    Visitor somebody() {
        return new Visitor(city, "198.51.100." + ++addresses);
    }

    Visitor signedIn(Person person) throws Exception {
        Visitor visitor = somebody();
        visitor.signIn(person.email, person.passphrase);
        return visitor;
    }

    private String newGroup() throws Exception {
        return city.post(
                        "/api/v1/entries",
                        "{\"type\":\"group\",\"slug\":\"mada-nani-mo\",\"fields\":{\"title\":\"できたての会\"}}")
                .path("id")
                .asText();
    }

    private void own(UUID group) {
        var accounts = city.wiring().accounts();
        UUID owner = accounts.findByEmail(Person.OWNER.email).orElseThrow().id();
        city.wiring()
                .database()
                .write(tx -> {
                    accounts.join(tx, owner, group, Membership.Part.OWNER);
                    return group;
                });
    }

    private void handIn(Visitor owner, UUID group, String place) throws Exception {
        Draft draft = city.wiring().entries().findDraft(group).orElseThrow();
        var content =
                new Content(
                        draft.content().fields().with("activity_place", new Value.Text(place)),
                        draft.content().shown());
        city.wiring()
                .database()
                .write(tx ->
                        city.wiring()
                                .entries()
                                .save(tx, group, draft.entry().version(), content, null));
        String review = "/admin/entries/" + group + "/review";
        String version = hidden("version", owner.get(review));
        expect(303, owner.post(review, "version", version, "note", "場所が変わりました。"));
    }

    /** A group applies for a banner; one of the staff drafts that it be granted. */
    private void applyForBanner(Visitor owner) throws Exception {
        var accounts = city.wiring().accounts();
        UUID staffId = accounts.findByEmail(Person.STAFF.email).orElseThrow().id();
        LocalDate lastYear = LocalDate.now(Times.ZONE).minusYears(1);
        var registrations = new RegistrationStore(city.wiring().database());
        city.wiring()
                .database()
                .write(tx -> registrations.register(tx, waiting, lastYear, staffId));
        String group = "/admin/groups/" + waiting;
        owner.get(group);
        expect(303, owner.post(group + "/confirmation"));
        owner.get(group + "/banner");
        expect(
                303,
                owner.postFile(
                        group + "/banner",
                        Visitor.Brought.of(
                                "jigyo.pdf",
                                "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)),
                        false,
                        "go",
                        "submit",
                        "use",
                        "flyer",
                        "evidence",
                        "用水のそうじを市と行いました。",
                        "consent",
                        "true"));
        Visitor staff = signedIn(Person.STAFF);
        Page office = staff.get("/admin/banners");
        String one =
                "/admin/banners/applications/"
                        + first("/admin/banners/applications/([0-9a-f-]{36})", office);
        staff.get(one);
        expect(303, staff.post("/admin/banner-artwork"));
        expect(303, staff.post(one + "/review"));
        expect(303, staff.post(one + "/proposal", "reason", "用水のそうじ", "document", "協働第7号"));
    }

    private void sendBack(Visitor staff) throws Exception {
        Page queue = staff.get("/admin/reviews");
        String review = "/admin/reviews/" + first("/admin/reviews/([0-9a-f-]{36})", queue);
        staff.get(review);
        expect(303, staff.post(review + "/comments", "field", "activity_place", "text", "番地を。"));
        expect(303, staff.post(review + "/return", "reason", "番地を、たしかめてください。"));
        expect(303, staff.post("/admin/reviews/views", "name", "団体だけ", "query", "type=group"));
    }

    /** Two people save what each wrote from the same text. */
    private String collide(Visitor owner) throws Exception {
        String entry = "/admin/entries/" + untold;
        Page mine = owner.get(entry + "/edit");
        String version = hidden("version", mine);
        String revision = hidden("revision", mine);
        String path = "";
        for (String text : List.of("雪をかく", "雪を見る")) {
            Page saved =
                    owner.post(
                            entry + "/draft",
                            "session",
                            UUID.randomUUID().toString(),
                            "version",
                            version,
                            "revision",
                            revision,
                            "in",
                            "summary",
                            "f.summary.ja",
                            text);
            path =
                    saved.status() == 412
                            ? first("action=\"(" + entry + "/merge/\\d+)\"", saved)
                            : "";
        }
        if (path.isEmpty()) {
            throw new IllegalStateException("nobody collided");
        }
        return path;
    }

    /** The path that is mailed to somebody whose group is to be registered. */
    private String begunApplication(String email) throws Exception {
        Visitor visitor = somebody();
        visitor.get("/admin/register");
        expect(
                200,
                visitor.post("/admin/register", "group", "桑の木の会", "name", "桑原 一郎", "email", email));
        return visitor.mailedLink(email);
    }

    private void handInApplication() throws Exception {
        String email = "kuwahara@example.jp";
        String link = begunApplication(email);
        Visitor visitor = somebody();
        visitor.get(link);
        visitor.post(link);
        FilledIn.profile(visitor, "桑の実の会", "くわのみのかい");
        Page sent = FilledIn.send(visitor, "check", "submit");
        expect(303, sent);
    }

    /** Asked by staff, answered by nobody yet. */
    private String question() throws Exception {
        Visitor staff = signedIn(Person.STAFF);
        staff.get("/admin/office");
        staff.post("/admin/office/questions/" + returned);
        return staff.mailedLink(Person.OWNER.email);
    }

    private String signInLink() throws Exception {
        Visitor visitor = somebody();
        visitor.get("/admin/sign-in");
        visitor.post("/admin/sign-in/link", "email", Person.EDITOR.email);
        return visitor.mailedLink(Person.EDITOR.email);
    }

    private String invitation(Visitor owner) throws Exception {
        String people = "/admin/groups/" + returned + "/people";
        owner.get(people);
        owner.post(people + "/invitations", "email", "hanako@example.jp", "position", "editor");
        return owner.mailedLink("hanako@example.jp");
    }

    private String secretPreview(Visitor owner) throws Exception {
        String preview = "/admin/entries/" + returned + "/preview";
        owner.get(preview);
        Page page = owner.post(preview + "/links");
        return first("value=\"http[^\"]+?(/admin/preview/[^\"]+)\"", page);
    }

    private void handOver(Visitor owner) throws Exception {
        String people = "/admin/groups/" + returned + "/people";
        Page page = owner.get(people);
        expect(
                303,
                owner.post(
                        people + "/handover",
                        "account",
                        first("<option value=\"([0-9a-f-]{36})\"", page)));
    }

    private void trash() throws Exception {
        Visitor staff = signedIn(Person.STAFF);
        String list = "/admin/types/reports";
        Page reports = staff.get(list);
        String report = first("name=\"entry\" value=\"([0-9a-f-]{36})\"", reports);
        expect(
                303,
                staff.post(
                        list + "/bulk",
                        "entry",
                        report,
                        "action",
                        "trash",
                        "confirmed",
                        "1",
                        "reason",
                        "二つありました。"));
    }

    /** Gives an account a second factor, after which its next session stops half-way. */
    void withSecondFactor(Person person) throws Exception {
        Visitor visitor = signedIn(person);
        visitor.get("/admin/me");
        visitor.post("/admin/second-factor/enrolment");
        visitor.get("/admin/second-factor");
        UUID account = city.wiring().accounts().findByEmail(person.email).orElseThrow().id();
        byte[] secret = city.wiring().factors().pending(account).orElseThrow();
        expect(
                200,
                visitor.post(
                        "/admin/second-factor/confirmation",
                        "code",
                        TimedCodes.at(secret, Instant.now()),
                        "present",
                        person.passphrase));
    }

    private static String hidden(String name, Page page) {
        return first("name=\"" + name + "\" value=\"([^\"]*)\"", page);
    }

    private static String first(String pattern, Page page) {
        Matcher found = Pattern.compile(pattern).matcher(page.body());
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + page.body());
        }
        return found.group(1);
    }

    private static void expect(int status, Page page) {
        if (page.status() != status) {
            throw new IllegalStateException(page.status() + ": " + page.body());
        }
    }
}
