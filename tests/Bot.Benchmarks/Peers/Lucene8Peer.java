import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene 8 for Java on the documents and queries of the retrieval bench: EnglishAnalyzer, titles twice as heavy as texts, the unified
 * highlighter with offsets in the postings (Lucene's fastest). Reads documents and queries in the form that Lucene8Peer.cs writes; writes a
 * line of figures, then a line for each result.
 */
public final class Lucene8Peer {
    private static final int WARM_UP_MS = 2_000;

    public static void main(String[] args) throws Exception {
        int depth = Integer.parseInt(args[1]);
        int limit = Integer.parseInt(args[2]);
        int rounds = Integer.parseInt(args[3]);
        List<String[]> documents;
        List<String> queries = new ArrayList<>();
        try (DataInputStream input = new DataInputStream(new BufferedInputStream(System.in, 1 << 16))) {
            documents = new ArrayList<>();
            for (int left = input.readInt(); left > 0; left--)
                documents.add(new String[] {read(input), read(input)});
            for (int left = input.readInt(); left > 0; left--)
                queries.add(read(input));
        }

        EnglishAnalyzer analyzer = new EnglishAnalyzer();
        long start = System.nanoTime();
        MMapDirectory directory = new MMapDirectory(Path.of(args[0]));
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256))) {
            FieldType withOffsets = new FieldType(TextField.TYPE_STORED);
            withOffsets.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
            for (int i = 0; i < documents.size(); i++) {
                Document document = new Document();
                document.add(new StoredField("number", i));
                document.add(new TextField("title", documents.get(i)[0], Field.Store.NO));
                document.add(new Field("text", documents.get(i)[1], withOffsets));
                writer.addDocument(document);
            }
            writer.commit();
        }
        double indexSeconds = (System.nanoTime() - start) / 1e9;

        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            MultiFieldQueryParser parser =
                new MultiFieldQueryParser(new String[] {"title", "text"}, analyzer, Map.of("title", 2f, "text", 1f));
            UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, analyzer);
            // A page of text has more than the default of 10,000 characters.
            highlighter.setMaxLength(1 << 20);

            List<int[]> found = new ArrayList<>();
            List<float[]> scores = new ArrayList<>();
            for (String text : queries) {
                TopDocs top = searcher.search(parse(parser, text), depth);
                found.add(numbers(searcher, top));
                float[] of = new float[top.scoreDocs.length];
                for (int i = 0; i < of.length; i++)
                    of[i] = top.scoreDocs[i].score;
                scores.add(of);
            }

            long begin = System.nanoTime();
            do {
                for (String text : queries)
                    answer(searcher, parser, highlighter, text, limit);
            } while (System.nanoTime() - begin < WARM_UP_MS * 1_000_000L);
            double[] times = new double[queries.size() * rounds];
            int at = 0;
            for (int round = 0; round < rounds; round++) {
                for (String text : queries) {
                    long before = System.nanoTime();
                    answer(searcher, parser, highlighter, text, limit);
                    times[at++] = (System.nanoTime() - before) / 1e3;
                }
            }
            Arrays.sort(times);
            PrintStream output = new PrintStream(System.out, false, StandardCharsets.UTF_8);
            output.printf(
                java.util.Locale.ROOT, "%.3f\t%.1f\t%.1f\t%.1f\t%d%n", indexSeconds, times[times.length / 2],
                times[(int) (times.length * 0.99)], Arrays.stream(times).average().orElse(0), times.length);
            for (int q = 0; q < queries.size(); q++) {
                for (int i = 0; i < found.get(q).length; i++)
                    output.printf(java.util.Locale.ROOT, "%d\t%d\t%s%n", q, found.get(q)[i], scores.get(q)[i]);
            }
            output.flush();
        }
    }

    private static int answer(
        IndexSearcher searcher, MultiFieldQueryParser parser, UnifiedHighlighter highlighter, String text, int limit) throws Exception {
        Query query = parse(parser, text);
        TopDocs top = searcher.search(query, limit);
        // Two passages a result: about as long as a snippet of the bot.
        return highlighter.highlight("text", query, top, 2).length + numbers(searcher, top).length;
    }

    private static Query parse(MultiFieldQueryParser parser, String text) throws Exception {
        return parser.parse(QueryParser.escape(text));
    }

    private static int[] numbers(IndexSearcher searcher, TopDocs top) throws IOException {
        int[] numbers = new int[top.scoreDocs.length];
        int i = 0;
        for (ScoreDoc found : top.scoreDocs)
            numbers[i++] = searcher.doc(found.doc, java.util.Set.of("number")).getField("number").numericValue().intValue();
        return numbers;
    }

    private static String read(DataInputStream input) throws IOException {
        byte[] bytes = new byte[input.readInt()];
        input.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
