package jp.musubi.content.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jp.musubi.content.model.ContentModels;
import jp.musubi.content.model.ContentType;
import jp.musubi.content.problem.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class FieldsReaderTest {
    private static final ContentType GROUP = ContentModels.bundled().require("group");
    private static final ObjectMapper JSON = new ObjectMapper();
    private final FieldsReader reader =
            new FieldsReader(ContentModels.bundled(), "ja", List.of("ja", "en"));

    @Test
    void aNameInDecomposedKanaIsComposed() {
        Checked checked = read("{'title':'か\u3099っこう広場'}");
        assertEquals("がっこう広場", checked.fields().text("title").orElseThrow());
    }

    @Test
    void aMissingTitleIsReportedWithItsLabel() {
        Problem problem = onlyProblem("{'summary':'あ'}");
        assertEquals("title", problem.field());
        assertEquals("required", problem.code());
        assertEquals("団体名を入力してください。", problem.message("ja"));
        assertEquals("Please enter: Name.", problem.message("en"));
    }

    @Test
    void aDraftMayLackItsTitle() {
        assertTrue(reader.readDraft(GROUP, json("{'summary':'あ'}")).ok());
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertEquals("unknown_field", onlyProblem("{'title':'あ','titel':'い'}").code());
    }

    @ParameterizedTest
    @CsvSource({
        "members, \"many\", wrong_kind_number",
        "members, -1, number_too_small",
        "members, 1e99999999, number_digits",
        "founded, \"2026-02-30\", not_a_date",
        "founded, \"春\", not_a_date",
        "confirmed_on, \"2026\", date_precision",
        "active_since, 20260, not_a_year",
        "website, \"javascript:alert(1)\", url_scheme",
        "website, \"https://user:pass@example.org/\", not_a_url",
        "website, \"//example.org\", not_a_url",
        "contact_email, \"taro@\", not_an_email",
        "contact_phone, \"0-1\", not_a_phone",
        "postcode, \"12345\", not_a_postcode",
        "reading, \"金沢\", not_kana",
        "corporate_number, \"1234567890123\", bad_corporate_number",
        "district, \"tokyo\", unknown_term",
        "recruiting, \"yes\", wrong_kind_flag",
        "fields, \"culture\", wrong_kind_list",
        "image, \"../../etc/passwd\", not_a_reference",
        "purpose, 5, wrong_kind_text",
        "activity_place, \"a\\nb\", not_one_line",
        "purpose, \"a\\u0000b\", control_character",
        "purpose, \"a\\u202eb\", control_character",
        "purpose, \"a\\ud800b\", lone_surrogate",
    })
    void aWrongValueIsReportedAtItsField(String field, String value, String code) {
        Problem problem = onlyProblem("{'title':'あ','" + field + "':" + value + "}");
        assertEquals(code, problem.code());
        assertEquals(field, problem.field());
        assertFalse(problem.message("ja").isBlank());
        assertFalse(problem.message("en").isBlank());
    }

    @Test
    void aTextThatIsTooLongSaysByHowMuch() {
        Problem problem = onlyProblem("{'title':'" + "𠮷".repeat(121) + "'}");
        assertEquals(List.of("120", "121"), problem.arguments());
    }

    @Test
    void everyItemOfAListIsCheckedAndNamed() {
        Problem problem = onlyProblem("{'title':'あ','fields':['culture','nonsense']}");
        assertEquals("fields[1]", problem.field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"076-200-0000", "(076)200-0000", "０７６−２００−００００", "076 200 0000"})
    void aPhoneNumberIsBroughtIntoOneForm(String written) {
        var checked = read("{'title':'あ','contact_phone':'" + written + "'}");
        assertEquals("076-200-0000", checked.fields().text("contact_phone").orElseThrow());
    }

    @Test
    void aRealCorporateNumberIsAccepted() {
        assertTrue(read("{'title':'あ','corporate_number':'7000012050002'}").ok());
    }

    @Test
    void aTextInTheFirstLanguageOnlyIsAPlainString() {
        var checked = read("{'title':{'ja':'あ'}}");
        assertEquals(new Value.Text("あ"), checked.fields().get("title").orElseThrow());
    }

    @Test
    void aLanguageTheSiteDoesNotHaveIsRefused() {
        assertEquals(
                "unknown_language",
                read("{'title':{'ja':'あ','fr':'b'}}").problems().getFirst().code());
    }

    @Test
    void anOtherLanguageFallsBackToTheFirst() {
        var fields = read("{'title':{'ja':'結び','en':'Knot'},'summary':'要約'}").fields();
        assertEquals("Knot", fields.text("title", "en").orElseThrow());
        assertEquals("要約", fields.text("summary", "en").orElseThrow());
        assertFalse(fields.isTranslated("summary", "en"));
    }

    @Test
    void linksMayHaveLabelsOrNot() {
        var checked =
                read(
                        "{'title':'あ','sns':['https://a.example/',{'url':'https://b.example/','label':'B'}]}");
        assertEquals(
                List.of(new Link("https://a.example/", ""), new Link("https://b.example/", "B")),
                checked.fields().links("sns"));
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        var given =
                "{'title':{'ja':'結び','en':'Knot'},'members':12,'recruiting':true,'founded':'1998','fields':['culture'],'sns':[{'url':'https://b.example/','label':'B'}]}";
        var fields = read(given).fields();
        assertEquals(fields, reader.read(GROUP, FieldsWriter.toJson(fields)).fields());
    }

    @Test
    void aValueThatIsNotAnObjectIsReportedNotThrown() {
        assertEquals("not_an_object", reader.read(GROUP, json("[]")).problems().getFirst().code());
    }

    private Checked read(String json) {
        return reader.read(GROUP, json(json));
    }

    private Problem onlyProblem(String json) {
        List<Problem> problems = read(json).problems();
        assertEquals(1, problems.size(), problems::toString);
        return problems.getFirst();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
