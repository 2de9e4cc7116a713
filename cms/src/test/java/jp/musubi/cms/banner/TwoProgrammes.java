package jp.musubi.cms.banner;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Settings;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.demo.DemoKeys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sample city, running with a second programme; a group of its own applies in both, and the
 * office grants what it applies for.
 *
 * @param banner path of all about the group's banners
 */
record TwoProgrammes(RunningCity city, UUID group, String banner) implements AutoCloseable {
    static final String GROUP = "小橋の上町会";

    private static final Pattern APPLICATION =
            Pattern.compile("/admin/banners/applications/([0-9a-f-]{36})");
    private static final Pattern PROPOSAL =
            Pattern.compile("/admin/banners/proposals/([0-9a-f-]{36})/decision");

    static TwoProgrammes start(Path data) throws Exception {
        Path content = SecondProgramme.into(data.resolve("content"), SecondProgramme.PATTERN);
        Settings settings =
                RunningCity.settings(data, Map.of("MUSUBI_CONTENT", content.toString()))
                        .withKeys(DemoKeys.in(data, Clock.systemUTC()));
        RunningCity city = RunningCity.start(settings, true);
        UUID group = ApplyingGroup.registeredIn(city);
        var running = new TwoProgrammes(city, group, "/admin/groups/" + group + "/banner");
        Visitor confirming = running.owner();
        confirming.get("/admin/groups/" + group);
        expect(303, confirming.post("/admin/groups/" + group + "/confirmation"));
        return running;
    }

    Visitor owner() throws Exception {
        Visitor owner = Visitor.signedIn(city, "owner@example.jp", "demo-owner-saigawa");
        owner.get(banner);
        return owner;
    }

    Visitor staff() throws Exception {
        return signedInAtOffice("staff@example.jp", "demo-staff-asanogawa");
    }

    private Visitor signedInAtOffice(String email, String passphrase) throws Exception {
        Visitor staff = Visitor.signedIn(city, email, passphrase);
        staff.get("/admin/banners");
        return staff;
    }

    /** Where the group has and does what is of one programme. */
    String in(String programme) {
        return banner + "?programme=" + programme;
    }

    /** Sends the form of an application. */
    Page apply(String programme, String go, String use) throws Exception {
        Visitor owner = owner();
        owner.get(in(programme));
        byte[] report = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        return owner.postFile(
                in(programme),
                Visitor.Brought.of("jigyo.pdf", report),
                false,
                "go",
                go,
                "use",
                use,
                "evidence",
                "用水のそうじを市と行いました。",
                "consent",
                "true");
    }

    /** One of the staff looks at the application of a programme and drafts; another decides. */
    void grant(String programme) throws Exception {
        Visitor staff = staff();
        String narrowed = "/admin/banners?programme=" + programme;
        String one =
                "/admin/banners/applications/" + first(APPLICATION, staff.get(narrowed).body());
        staff.get(one);
        expect(303, staff.post(one + "/review"));
        expect(303, staff.post(one + "/proposal", "reason", "用水のそうじ", "document", "協働第7号"));
        Visitor decider = signedInAtOffice("admin@example.jp", "demo-admin-kenrokuen");
        String proposal = first(PROPOSAL, decider.get(one).body());
        expect(303, decider.post("/admin/banners/proposals/" + proposal + "/decision"));
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException(pattern + " is not in " + page);
        }
        return found.group(1);
    }

    static void expect(int status, Page page) {
        if (page.status() != status) {
            throw new IllegalStateException(page.status() + " " + page.body());
        }
    }

    @Override
    public void close() {
        city.close();
    }
}
