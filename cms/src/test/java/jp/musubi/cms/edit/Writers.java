package jp.musubi.cms.edit;

import jp.musubi.cms.RunningCity;
import jp.musubi.cms.Visitor;
import jp.musubi.cms.account.AccountStore;
import jp.musubi.cms.account.Membership;
import jp.musubi.cms.entry.EntryStore;
import jp.musubi.cms.entry.Revision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

/** A running city with two people who write for the same groups, and somebody of staff. */
final class Writers implements AutoCloseable {
    private final AtomicInteger number = new AtomicInteger();
    private final RunningCity city;
    private final Visitor owner;
    private final Visitor editor;
    private final Visitor staff;

    private Writers(RunningCity city) throws Exception {
        this.city = city;
        this.owner = Visitor.signedIn(city, "owner@example.jp", "demo-owner-saigawa");
        this.editor = Visitor.signedIn(city, "editor@example.jp", "demo-editor-utatsuyama");
        this.staff = Visitor.signedIn(city, "staff@example.jp", "demo-staff-asanogawa");
    }

    static Writers start(Path data) throws Exception {
        return new Writers(RunningCity.start(data, null, false));
    }

    RunningCity city() {
        return city;
    }

    Visitor owner() {
        return owner;
    }

    Visitor editor() {
        return editor;
    }

    Visitor staff() {
        return staff;
    }

    EntryStore entries() {
        return city.wiring().entries();
    }

    /** A new group for which both write. */
    String group(String title) throws Exception {
        String slug = "kai-" + number.incrementAndGet();
        String id =
                city.post(
                                "/api/v1/entries",
                                "{\"type\":\"group\",\"slug\":\"%s\",\"fields\":{\"title\":\"%s\"}}"
                                        .formatted(slug, title))
                        .path("id")
                        .asText();
        AccountStore accounts = city.wiring().accounts();
        for (String email : List.of("owner@example.jp", "editor@example.jp")) {
            UUID account = accounts.findByEmail(email).orElseThrow().id();
            city.wiring()
                    .database()
                    .write(tx -> {
                        accounts.join(tx, account, UUID.fromString(id), Membership.Part.EDITOR);
                        return id;
                    });
        }
        return id;
    }

    /** What a field of the draft says. */
    String text(String id, String field) {
        return entries()
                .findDraft(UUID.fromString(id))
                .orElseThrow()
                .content()
                .fields()
                .text(field)
                .orElse("");
    }

    /** The newest revisions. */
    List<Revision> revisions(String id) {
        return entries().revisions(UUID.fromString(id), Integer.MAX_VALUE, 50);
    }

    static String draft(String id) {
        return "/admin/entries/" + id + "/draft";
    }

    static String edit(String id) {
        return "/admin/entries/" + id + "/edit";
    }

    /** A form with something typed: names of controls and values, in pairs. */
    static Map<String, List<String>> with(Map<String, List<String>> form, String... pairs) {
        var all = new LinkedHashMap<>(form);
        var names = new ArrayList<String>();
        for (int at = 0; at < pairs.length; at += 2) {
            all.put(pairs[at], List.of(pairs[at + 1]));
            names.add(pairs[at].split("[.]", 3)[1]);
        }
        all.put("in", names.stream().distinct().toList());
        return all;
    }

    /** A form as the button of that name sends it. */
    static Map<String, List<String>> then(Map<String, List<String>> form, String button) {
        var all = new LinkedHashMap<>(form);
        all.put("then", List.of(button));
        return all;
    }

    /** A form as it sends itself for that many-th time. */
    static Map<String, List<String>> turn(Map<String, List<String>> form, int turn) {
        var all = new LinkedHashMap<>(form);
        all.put("turn", List.of(Integer.toString(turn)));
        return all;
    }

    /** A small picture to bring. */
    static Visitor.Brought picture(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Visitor.Brought.of(name, bytes.toByteArray());
    }

    @Override
    public void close() {
        city.close();
    }
}
