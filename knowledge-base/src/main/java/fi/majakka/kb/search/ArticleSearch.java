package fi.majakka.kb.search;

import fi.majakka.kb.Article;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds the articles nearest to a text by parts of words (3 to 5 letters, the best key measured for
 * Finnish), questions before titles before text. The index of a release is made when it is first
 * asked. Thread-safe.
 */
public final class ArticleSearch {
  private static final int MOST_TERMS = 400;
  private final Analyzer analyzer = new WordParts();
  private volatile Index index = new Index("", null);

  private record Index(
      String releaseId, @org.jspecify.annotations.Nullable IndexSearcher searcher) {}

  /** Topics whose articles resemble the text most, best first. */
  public List<String> topics(KnowledgeBase release, String text, int most) {
    try {
      IndexSearcher searcher = searcher(release);
      LinkedHashSet<String> topics = new LinkedHashSet<>();
      for (ScoreDoc hit : searcher.search(query(text), most * 2).scoreDocs) {
        topics.add(searcher.storedFields().document(hit.doc).get("topic"));
      }
      return topics.stream().limit(most).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IndexSearcher searcher(KnowledgeBase release) throws IOException {
    Index current = index;
    if (current.searcher() != null && current.releaseId().equals(release.releaseId())) {
      return current.searcher();
    }
    return make(release);
  }

  private synchronized IndexSearcher make(KnowledgeBase release) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (Article article : release.articles()) {
        for (Language language : Language.values()) {
          writer.addDocument(document(article, language));
        }
      }
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
    index = new Index(release.releaseId(), searcher);
    return searcher;
  }

  private static Document document(Article article, Language language) {
    Document document = new Document();
    document.add(new StringField("topic", article.topic(), Field.Store.YES));
    document.add(new TextField("title", article.title().in(language), Field.Store.NO));
    document.add(
        new TextField(
            "questions",
            String.join("\n", article.questions().getOrDefault(language, List.of())),
            Field.Store.NO));
    StringBuilder body = new StringBuilder();
    article.blocks().forEach(block -> body.append(block.text().in(language)).append('\n'));
    document.add(new TextField("body", body.toString(), Field.Store.NO));
    return document;
  }

  private BooleanQuery query(String text) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    int terms = 0;
    try (TokenStream parts = analyzer.tokenStream("query", text)) {
      CharTermAttribute part = parts.addAttribute(CharTermAttribute.class);
      parts.reset();
      while (parts.incrementToken() && terms++ < MOST_TERMS / 2) {
        add(query, "questions", part.toString(), 3);
        add(query, "title", part.toString(), 2);
        add(query, "body", part.toString(), 1);
      }
      parts.end();
    }
    return query.build();
  }

  private static void add(BooleanQuery.Builder query, String field, String part, float boost) {
    query.add(
        new BoostQuery(new TermQuery(new Term(field, part)), boost), BooleanClause.Occur.SHOULD);
  }

  private static final class WordParts extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(words));
      return new TokenStreamComponents(words, new NGramTokenFilter(folded, 3, 5, true));
    }
  }
}
