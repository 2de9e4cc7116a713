package jp.musubi.site.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/** Documents as Lucene keeps them: an impact is how often a term occurs. */
final class LuceneDocuments {
    private static final FieldType TERMS = terms();

    private LuceneDocuments() {}

    private static FieldType terms() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    static Document of(SearchDocument made) {
        var document = new Document();
        document.add(new StringField(IndexFields.ENTRY, made.id(), Field.Store.NO));
        document.add(new Field(IndexFields.TERMS, new ImpactStream(made.impacts()), TERMS));
        for (String name : made.names()) {
            document.add(new StringField(IndexFields.NAME, name, Field.Store.NO));
        }
        document.add(new NumericDocValuesField(IndexFields.NUMBER, made.number()));
        document.add(
                new SortedDocValuesField(
                        IndexFields.ORDER, new BytesRef(Objects.requireNonNull(made.order()))));
        made.facets()
                .forEach((facet, ids) ->
                        ids.forEach(id ->
                                document.add(
                                        new SortedSetDocValuesField(
                                                IndexFields.facet(facet), new BytesRef(id)))));
        document.add(
                new StoredField(
                        IndexFields.RESULT, Objects.requireNonNull(made.result()).toJson()));
        return document;
    }

    /** Each term once, as often as its impact says. */
    private static final class ImpactStream extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TermFrequencyAttribute often = addAttribute(TermFrequencyAttribute.class);
        private final Iterator<Map.Entry<String, Integer>> impacts;

        ImpactStream(Map<String, Integer> impacts) {
            this.impacts = impacts.entrySet().iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!impacts.hasNext()) {
                return false;
            }
            Map.Entry<String, Integer> next = impacts.next();
            term.append(next.getKey());
            often.setTermFrequency(next.getValue());
            return true;
        }
    }
}
