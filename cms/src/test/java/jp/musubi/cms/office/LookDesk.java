package jp.musubi.cms.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.Visitor.Brought;
import jp.musubi.cms.database.Ids;
import jp.musubi.cms.publish.PublicationStore;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.imageio.ImageIO;

/** An administrator before the form of looks, in a browser without scripts. */
record LookDesk(RunningCity city, Visitor admin) {
    static final String PATH = "/admin/settings/look";
    static final String PREVIEW = PATH + "/preview";

    static LookDesk of(RunningCity city) throws Exception {
        return new LookDesk(
                city, Visitor.signedIn(city, "admin@example.jp", "demo-admin-kenrokuen"));
    }

    static Brought picture(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Brought.of("sign.png", bytes.toByteArray());
    }

    /** The form as a page shows it, with other values in some fields; an empty one takes it out. */
    static Map<String, String> form(Visitor.Page page, String... values) {
        Map<String, String> form = new LinkedHashMap<>();
        for (Element field :
                Jsoup.parse(page.body()).select("form[data-look] :is(input, select)")) {
            boolean isChoice = field.attr("type").matches("radio|checkbox");
            if (field.normalName().equals("select")) {
                form.put(field.attr("name"), field.select("option[selected]").attr("value"));
            } else if (!field.attr("type").equals("file")
                    && (!isChoice || field.hasAttr("checked"))) {
                form.put(field.attr("name"), field.attr("value"));
            }
        }
        for (int at = 0; at < values.length; at += 2) {
            if (values[at + 1].isEmpty()) {
                form.remove(values[at]);
            } else {
                form.put(values[at], values[at + 1]);
            }
        }
        return form;
    }

    /** The form as it is now, with other values. */
    Map<String, String> form(String... values) throws Exception {
        return form(admin.get(PATH), values);
    }

    /** Presses a button of the form, with no file chosen. */
    Visitor.Page send(Map<String, String> form) throws Exception {
        return send(form, Map.of());
    }

    /**
     * Presses a button of the form.
     *
     * @param chosen files, by the names of their fields
     */
    Visitor.Page send(Map<String, String> form, Map<String, Brought> chosen) throws Exception {
        Map<String, Brought> files = new LinkedHashMap<>();
        files.put("logo.file", Brought.of("", new byte[0]));
        files.put("header-image.file", Brought.of("", new byte[0]));
        files.putAll(chosen);
        return admin.postFiles(PATH, form, files);
    }

    /**
     * Looks at a page with what the form says.
     *
     * @param chosen files, by the names of their fields
     */
    Visitor.Page preview(Map<String, String> form, Map<String, Brought> chosen) throws Exception {
        return admin.postFiles(PREVIEW, form, chosen);
    }

    /** Saves, and waits until readers see it. */
    void save(Map<String, String> form, Map<String, Brought> chosen) throws Exception {
        Visitor.Page saved = send(form, chosen);
        assertEquals(303, saved.status(), saved.body());
        String location = saved.location();
        assertTrue(location.matches("/admin/publications/[0-9a-f-]+\\?done=site-saved"), location);
        String id = location.replaceAll(".*/|\\?.*", "");
        city.await(() -> city.publication(id).path("state").asText().equals("done"));
    }

    /** How many publications there were. */
    int published() {
        return new PublicationStore(city.wiring().database(), new Ids(Clock.systemUTC()))
                .newest(null, null, 99)
                .size();
    }

    /** How many pictures and documents the store knows. */
    int assets() {
        return city.wiring()
                .database()
                .read(tx ->
                        tx.handle()
                                .createQuery("select count(*) from asset")
                                .mapTo(Integer.class)
                                .one());
    }

    /** The style sheet of the front page that readers see. */
    String styleSheet() throws Exception {
        String home = city.get("/").body();
        return city.get(Jsoup.parse(home).select("link[rel=stylesheet]").attr("href")).body();
    }
}
