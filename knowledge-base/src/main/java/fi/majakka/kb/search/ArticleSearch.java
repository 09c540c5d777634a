package fi.majakka.kb.search;

import fi.majakka.kb.Article;
import fi.majakka.kb.KnowledgeBase;
import fi.majakka.kb.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.apache.lucene.index.IndexReader;
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

  /** Of more articles only parts of four letters are kept, and only the rarest looked up. */
  private static final int MANY = 2_500;

  private static final int RAREST = 24;
  private static final List<String> FIELDS = List.of("questions", "title", "body");
  private final Analyzer fine = new WordParts(3, 5);
  private final Analyzer coarse = new WordParts(4, 4);
  private final int releases;
  private volatile Index index = new Index("", null);

  /** The releases that were asked last, the longest unasked first. */
  private final Map<String, IndexSearcher> made = new LinkedHashMap<>(8, 0.75f, true);

  /** Keeps the index of one release. */
  public ArticleSearch() {
    this(1);
  }

  /**
   * @param releases of how many releases the indexes are kept
   */
  public ArticleSearch(int releases) {
    this.releases = releases;
  }

  private record Index(
      String releaseId, @org.jspecify.annotations.Nullable IndexSearcher searcher) {}

  /** Topics whose articles resemble the text most, best first. */
  public List<String> topics(KnowledgeBase release, String text, int most) {
    try {
      IndexSearcher searcher = searcher(release);
      LinkedHashSet<String> topics = new LinkedHashSet<>();
      for (ScoreDoc hit :
          searcher.search(query(text, searcher.getIndexReader(), analyzer(release)), most * 2)
              .scoreDocs) {
        topics.add(searcher.storedFields().document(hit.doc).get("topic"));
      }
      return topics.stream().limit(most).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Analyzer analyzer(KnowledgeBase release) {
    return release.articles().size() > MANY ? coarse : fine;
  }

  private IndexSearcher searcher(KnowledgeBase release) throws IOException {
    Index current = index;
    if (current.searcher() != null && current.releaseId().equals(release.releaseId())) {
      return current.searcher();
    }
    return known(release);
  }

  /** Whoever comes second while an index is being made waits for it. */
  private synchronized IndexSearcher known(KnowledgeBase release) throws IOException {
    IndexSearcher searcher = made.get(release.releaseId());
    if (searcher == null) {
      searcher = make(release);
      made.put(release.releaseId(), searcher);
    }
    made.keySet().stream()
        .limit(Math.max(0, made.size() - releases))
        .toList()
        .forEach(made::remove);
    index = new Index(release.releaseId(), searcher);
    return searcher;
  }

  private IndexSearcher make(KnowledgeBase release) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config = new IndexWriterConfig(analyzer(release));
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Article article : release.articles()) {
        for (Language language : Language.values()) {
          writer.addDocument(document(article, language));
        }
      }
    }
    return new IndexSearcher(DirectoryReader.open(directory));
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

  private static BooleanQuery query(String text, IndexReader reader, Analyzer analyzer)
      throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String part : telling(parts(text, analyzer), reader)) {
      add(query, "questions", part, 3);
      add(query, "title", part, 2);
      add(query, "body", part, 1);
    }
    return query.build();
  }

  private static List<String> parts(String text, Analyzer analyzer) throws IOException {
    List<String> parts = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("query", text)) {
      CharTermAttribute part = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken() && parts.size() < MOST_TERMS / 2) {
        parts.add(part.toString());
      }
      stream.end();
    }
    return parts;
  }

  /** Among very many articles only the rarest parts tell one from another, and they are fast. */
  private static List<String> telling(List<String> parts, IndexReader reader) throws IOException {
    if (reader.numDocs() <= 2 * MANY || parts.size() <= RAREST) {
      return parts;
    }
    List<Rarity> rarities = new ArrayList<>();
    for (String part : new LinkedHashSet<>(parts)) {
      int frequency = 0;
      for (String field : FIELDS) {
        frequency += reader.docFreq(new Term(field, part));
      }
      if (frequency > 0) {
        rarities.add(new Rarity(part, frequency));
      }
    }
    return rarities.stream()
        .sorted(Comparator.comparingInt(Rarity::frequency))
        .limit(RAREST)
        .map(Rarity::part)
        .toList();
  }

  private record Rarity(String part, int frequency) {}

  private static void add(BooleanQuery.Builder query, String field, String part, float boost) {
    query.add(
        new BoostQuery(new TermQuery(new Term(field, part)), boost), BooleanClause.Occur.SHOULD);
  }

  /** Words without marks and capitals, whole and in parts of some lengths. */
  private static final class WordParts extends Analyzer {
    private final int shortest;
    private final int longest;

    WordParts(int shortest, int longest) {
      this.shortest = shortest;
      this.longest = longest;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(words));
      return new TokenStreamComponents(
          words, new NGramTokenFilter(folded, shortest, longest, true));
    }
  }
}
