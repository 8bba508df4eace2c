using Lucene.Net.Index;

namespace Bot.Search.LuceneNet.Indexing;

/// <summary>One claim on a reader, which closes when its last claim is given back. Thread-safe.</summary>
internal sealed class ReaderLease : IDisposable
{
    private int _isReleased;

    /// <param name="reader">An open reader; the lease adds its own claim.</param>
    public ReaderLease(DirectoryReader reader)
    {
        reader.IncRef();
        Reader = reader;
    }

    public DirectoryReader Reader { get; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            Reader.DecRef();
    }
}
