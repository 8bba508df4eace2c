using Bot.Core.Notes;
using Bot.Search.LuceneNet.Analysis;
using Bot.Search.LuceneNet.Ranking;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = Lucene.Net.Store.Directory;

namespace Bot.Search.LuceneNet.Indexing;

/// <summary>
/// An index and its only writer, which holds the folder's lock. Sections are written by difference: what a library still has stays, so that an edit
/// of one note costs one note, and a start on unchanged notes costs none. Used by one thread at a time.
/// </summary>
internal sealed class IndexStore : IDisposable
{
    /// <summary>Written with each commit. An index of another version is built anew: raise it when documents, their keys or analysis change.</summary>
    private const string Version = "3";

    private const string VersionKey = "version";

    private readonly Directory _directory;
    private readonly IndexWriter _writer;
    private readonly HashSet<string> _keys;
    private readonly List<(WeakReference<object> Owner, ReaderLease Lease)> _leases = [];
    private DirectoryReader _reader;

    private IndexStore(Directory directory)
    {
        _directory = directory;
        _writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, NoteAnalyzer.Index)
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            RAMBufferSizeMB = 64,
            Similarity = FieldSimilarity.Instance,
        });
        try
        {
            _reader = DirectoryReader.Open(_writer, applyAllDeletes: true);
            Verify();
            _keys = [.. ReadKeys(_reader)];
        }
        catch
        {
            _writer.Rollback();
            throw;
        }
    }

    /// <summary>Returns an empty store in memory.</summary>
    public static IndexStore InMemory() => new(new RAMDirectory());

    /// <summary>Opens the index in a folder, or makes one there. An index that cannot be read is given up and begun anew.</summary>
    /// <param name="damage">What was wrong with the index that was given up; null when nothing was.</param>
    /// <exception cref="LockObtainFailedException">Another process writes the index.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static IndexStore OnDisk(string folder, out Exception? damage)
    {
        System.IO.Directory.CreateDirectory(folder);
        damage = null;
        try
        {
            return new IndexStore(new MMapDirectory(folder));
        }
        catch (Exception exception) when (exception is not LockObtainFailedException and not UnauthorizedAccessException)
        {
            // Garbage in a file shows as nearly any exception. Everything in the index can be made again from the notes.
            damage = exception;
        }
        using (var directory = new MMapDirectory(folder))
        {
            foreach (var name in directory.ListAll().Where(IsIndexFile))
                directory.DeleteFile(name);
        }
        return new IndexStore(new MMapDirectory(folder));
    }

    /// <summary>
    /// Makes the index hold exactly the sections of <paramref name="library"/>, commits it, and returns a reader of it as it is now. Readers
    /// returned before go on showing what they showed.
    /// </summary>
    /// <param name="owner">Who the reader is for: when nothing refers to it any more, the next update closes the reader.</param>
    public ReaderLease Update(NoteLibrary library, object owner, CancellationToken cancellationToken)
    {
        CloseUnowned();
        cancellationToken.ThrowIfCancellationRequested();
        var sections = new Dictionary<string, Section>(library.Sections.Length, StringComparer.Ordinal);
        foreach (var section in library.Sections)
            sections.TryAdd(SectionKey.Of(section), section);
        var removed = _keys.Where(k => !sections.ContainsKey(k)).ToList();
        var added = sections.Where(s => !_keys.Contains(s.Key)).ToList();

        foreach (var key in removed)
            _writer.DeleteDocuments(new Term(SectionFields.Key, key));
        // By one thread: several would wait for the writer's lock most of the time, and leave a segment each for every search to look through.
        foreach (var (key, section) in added)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _writer.AddDocument(SectionDocument.Of(section, key));
        }
        if (removed.Count + added.Count > 0 || !DirectoryReader.IndexExists(_directory))
        {
            _writer.SetCommitData(new Dictionary<string, string>(StringComparer.Ordinal) { [VersionKey] = Version });
            _writer.Commit();
        }
        if (DirectoryReader.OpenIfChanged(_reader, _writer, applyAllDeletes: true) is { } next)
        {
            _reader.Dispose();
            _reader = next;
        }
        _keys.ExceptWith(removed);
        _keys.UnionWith(added.Select(s => s.Key));
        var lease = new ReaderLease(_reader);
        _leases.Add((new WeakReference<object>(owner), lease));
        return lease;
    }

    /// <summary>Returns the keys of the reader's documents, in the order of the documents.</summary>
    public static IEnumerable<string> ReadKeys(DirectoryReader reader)
    {
        var key = new BytesRef();
        foreach (var leaf in reader.Leaves)
        {
            var keys = leaf.AtomicReader.GetBinaryDocValues(SectionFields.Key);
            for (var document = 0; document < leaf.AtomicReader.MaxDoc; document++)
            {
                keys?.Get(document, key);
                yield return keys is null ? "" : key.Utf8ToString();
            }
        }
    }

    /// <summary>Gives up what was not committed, closes the writer and frees the lock. Readers that are in use stay open.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _writer.Rollback();
        _directory.Dispose();
    }

    private void CloseUnowned() => _leases.RemoveAll(l =>
    {
        if (l.Owner.TryGetTarget(out _))
            return false;
        l.Lease.Dispose();
        return true;
    });

    /// <summary>Compares each file with its checksum, so that damage is found now and not by a search.</summary>
    private void Verify()
    {
        foreach (var leaf in _reader.Leaves)
            leaf.AtomicReader.CheckIntegrity();
        if (_reader.MaxDoc > 0 && (!_writer.CommitData.TryGetValue(VersionKey, out var version) || version != Version))
            throw new InvalidDataException("It was written by another version of the bot.");
    }

    private static bool IsIndexFile(string name) =>
        name.StartsWith(IndexFileNames.SEGMENTS, StringComparison.Ordinal) || IndexFileNames.CODEC_FILE_PATTERN.IsMatch(name);
}
