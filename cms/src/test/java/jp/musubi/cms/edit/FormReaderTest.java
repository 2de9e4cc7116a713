package jp.musubi.cms.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jp.musubi.cms.entry.Content;
import jp.musubi.content.city.SampleCity;
import jp.musubi.content.entry.Checked;
import jp.musubi.content.entry.Entry;
import jp.musubi.content.entry.Fields;
import jp.musubi.content.entry.FieldsReader;
import jp.musubi.content.entry.Value;
import jp.musubi.content.model.ContentModel;
import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.model.Editing;
import jp.musubi.content.model.FieldKind;
import jp.musubi.content.snapshot.ContentFolder;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class FormReaderTest {
    private static final List<String> LANGUAGES = List.of("ja", "en");
    private static final ContentModel MODEL = ContentModels.bundled();

    private final FormReader reader = new FormReader(LANGUAGES);
    private final FormWriter writer = new FormWriter(LANGUAGES);
    private final FieldsReader check = new FieldsReader(MODEL, "ja", LANGUAGES);

    private Content read(ContentType type, Typed typed, Content before) {
        ObjectNode json = reader.fields(type, typed, before, field -> true);
        Checked checked = check.readDraft(type, json);
        assertEquals(List.of(), checked.problems());
        return new Content(checked.fields(), reader.shown(type, typed, before, field -> true));
    }

    @Test
    void whatEveryEntryOfTheSampleCitySaysComesBackFromItsForm() throws Exception {
        var kinds = EnumSet.noneOf(FieldKind.class);
        int entries = 0;
        for (Entry entry : ContentFolder.read(SampleCity.folder()).snapshot().entries()) {
            ContentType type = MODEL.require(entry.type());
            var content = new Content(entry.fields(), entry.shown());
            Content back = read(type, writer.write(type, content), Content.NONE);
            assertEquals(content, back, entry.type() + " " + entry.slug());
            entry.fields()
                    .values()
                    .keySet()
                    .forEach(name -> kinds.add(type.field(name).orElseThrow().kind()));
            entries++;
        }
        assertTrue(entries > 100, "only " + entries);
        kinds.addAll(Set.of(FieldKind.YEAR, FieldKind.ADDRESS));
        assertEquals(EnumSet.allOf(FieldKind.class), kinds);
    }

    @Test
    void whatAFormDoesNotShowStaysAsItIs() {
        ContentType type = MODEL.require("group");
        var before = new Content(Fields.NONE.with("title", new Value.Text("会")), Set.of("address"));
        var typed = new Typed(Map.of("in", List.of("summary"), "f.summary.ja", List.of("川を守る")));
        Content after = read(type, typed, before);
        assertEquals("会", after.fields().text("title").orElseThrow());
        assertEquals("川を守る", after.fields().text("summary").orElseThrow());
        assertEquals(Set.of("address"), after.shown());
    }

    @Test
    void aGroupCannotChangeWhatStaffWrite() {
        ContentType type = MODEL.require("group");
        var typed =
                new Typed(
                        Map.of(
                                "in", List.of("confirmed_on"),
                                "f.confirmed_on", List.of("2030-01-01")));
        ObjectNode json =
                reader.fields(
                        type,
                        typed,
                        Content.NONE,
                        field -> field.editing().writer() == Editing.Writer.OWNER);
        assertTrue(json.isEmpty());
    }

    @Test
    void digitsOfEveryKeyboardAreNumbersAndTheRestIsRefusedAsTyped() {
        ContentType type = MODEL.require("group");
        var values = new LinkedHashMap<String, List<String>>();
        values.put("in", List.of("members", "active_since", "founded", "fields", "tags"));
        values.put("f.members", List.of("１,２３４"));
        values.put("f.active_since", List.of("２００３"));
        values.put("f.founded.y", List.of("2003"));
        values.put("f.founded.m", List.of("4"));
        values.put("f.fields", List.of("culture", "environment"));
        values.put("f.fields.first", List.of("environment"));
        values.put("f.tags", List.of("川\n\n ホタル \n"));
        Content content = read(type, new Typed(values), Content.NONE);
        assertEquals(1234, content.fields().number("members").orElseThrow().intValue());
        assertEquals(2003, content.fields().number("active_since").orElseThrow().intValue());
        assertEquals("2003-04", content.fields().text("founded").orElseThrow());
        assertEquals(List.of("environment", "culture"), content.fields().items("fields"));
        assertEquals(List.of("川", "ホタル"), content.fields().items("tags"));

        values.put("f.members", List.of("たくさん"));
        values.put("f.founded.y", List.of(""));
        ObjectNode json = reader.fields(type, new Typed(values), Content.NONE, field -> true);
        assertEquals(
                List.of("founded", "members"),
                check.readDraft(type, json).problems().stream()
                        .map(problem -> problem.field())
                        .sorted()
                        .toList());
    }
}
