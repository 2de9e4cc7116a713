package jp.musubi.cms.screen;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Page;
import jp.musubi.cms.screen.BusyCity.Person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two editions of the awards: of one the call is open, of the other the jury meets. */
final class BusyAwards {
    private static final Pattern ID = Pattern.compile("/admin/awards/([0-9a-f-]{36})");
    private final LocalDate today = LocalDate.now(Times.ZONE);

    private final BusyCity busy;
    private final RunningCity city;
    private final Visitor staff;

    /** Paths of pages that need no account, each opened by a secret in it. */
    final List<String> mailed = new ArrayList<>();

    BusyAwards(BusyCity busy, UUID group) throws Exception {
        this.busy = busy;
        this.city = busy.city;
        this.staff = busy.signedIn(Person.STAFF);
        UUID open = opened(7);
        mailed.add(begun(open));
        mailed.add(askedConsent(open, group));
        meet(opened(8), group);
    }

    private UUID opened(int number) throws Exception {
        staff.get("/admin/awards");
        Page begun =
                staff.post(
                        "/admin/awards",
                        "number",
                        Integer.toString(number),
                        "year",
                        Integer.toString(today.getYear()));
        Matcher id = ID.matcher(begun.location());
        if (!id.find()) {
            throw new IllegalStateException(begun.body());
        }
        UUID edition = UUID.fromString(id.group(1));
        String path = "/admin/awards/" + edition;
        staff.get(path + "/plan");
        expect(
                staff.post(
                        path + "/plan",
                        "version",
                        "1",
                        "year",
                        Integer.toString(today.getYear()),
                        "name",
                        "金沢市協働のまちづくり表彰",
                        "category-0",
                        "環境と里山の部",
                        "criterion-0",
                        "継続性",
                        "criterion-0-rubric",
                        "1 はじめたばかり　5 世代をこえる",
                        "rule-own",
                        "true",
                        "call-from",
                        today.toString(),
                        "call-until",
                        today.plusDays(30).toString(),
                        "announce-day",
                        today.plusDays(90).toString()));
        staff.get(path);
        expect(staff.post(path + "/step", "step", "plan"));
        city.await(() -> staff.get(path).body().contains("公募中"));
        return edition;
    }

    private String begun(UUID edition) throws Exception {
        Visitor somebody = busy.somebody();
        String call = "/admin/nominate/calls/" + edition;
        somebody.get(call);
        somebody.post(call, "name", "川端 花子", "email", "kawabata@example.jp");
        return somebody.mailedLink("kawabata@example.jp");
    }

    /** Somebody nominates a group, whose owner is asked for consent. */
    private String askedConsent(UUID edition, UUID group) throws Exception {
        Visitor somebody = busy.somebody();
        String link = begunBy(somebody, edition);
        somebody.get(link);
        expect(somebody.post(link));
        Page form = somebody.get("/admin/nominate/form");
        Matcher token =
                Pattern.compile("name=\"nomination\" value=\"([^\"]+)\"").matcher(form.body());
        if (!token.find()) {
            throw new IllegalStateException(form.body());
        }
        expect(
                somebody.post(
                        "/admin/nominate/form",
                        "nomination",
                        token.group(1),
                        "group",
                        group.toString(),
                        "category",
                        "c1",
                        "summary",
                        "用水のそうじを四十年。",
                        "achievements",
                        "毎月のそうじ。",
                        "relation",
                        "となりの町に住んでいます",
                        "go",
                        "submit"));
        return somebody.mailedLink(Person.OWNER.email);
    }

    private static String begunBy(Visitor somebody, UUID edition) throws Exception {
        String call = "/admin/nominate/calls/" + edition;
        somebody.get(call);
        somebody.post(call, "name", "山田 太郎", "email", "yamada@example.jp");
        return somebody.mailedLink("yamada@example.jp");
    }

    private void meet(UUID edition, UUID group) throws Exception {
        Visitor owner = busy.signedIn(Person.OWNER);
        String awards = "/admin/groups/" + group + "/awards";
        owner.get(awards);
        expect(owner.post(awards, "go", "begin", "edition", edition.toString()));
        expect(
                owner.post(
                        awards,
                        "go",
                        "submit",
                        "edition",
                        edition.toString(),
                        "category",
                        "c1",
                        "summary",
                        "用水のそうじを四十年。",
                        "achievements",
                        "毎月のそうじ。"));
        String path = "/admin/awards/" + edition;
        Page page = staff.get(path);
        Matcher id =
                Pattern.compile("/admin/awards/nominations/([0-9a-f-]{36})").matcher(page.body());
        if (!id.find()) {
            throw new IllegalStateException(page.body());
        }
        String nomination = id.group(1);
        expect(staff.post("/admin/awards/nominations/" + nomination + "/admission"));
        expect(staff.post(path + "/jury", "email", Person.EDITOR.email));
        city.wiring()
                .database()
                .write(tx ->
                        tx.handle()
                                .execute(
                                        "update award_edition set state = 'CLOSED'"
                                                + " where number = 8"));
        expect(staff.post(path + "/step", "step", "screen"));
        Visitor juror = busy.signedIn(Person.EDITOR);
        juror.get("/admin/jury/" + nomination);
        expect(juror.post("/admin/jury/" + nomination, "score-k1", "4"));
        expect(juror.post("/admin/jury/hand-in", "edition", edition.toString()));
        expect(staff.post(path + "/step", "step", "meet"));
    }

    private static void expect(Page page) {
        if (page.status() != 303) {
            throw new IllegalStateException(page.status() + ": " + page.body());
        }
    }
}
