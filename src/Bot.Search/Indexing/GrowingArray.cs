using System.Runtime.CompilerServices;

namespace Bot.Search.Indexing;

/// <summary>A list whose entries can be changed in place.</summary>
internal sealed class GrowingArray<T>
    where T : struct
{
    private T[] _items = new T[64];

    public int Count { get; private set; }

    /// <summary>The entries; valid until the next one is added.</summary>
    public Span<T> Items => _items.AsSpan(0, Count);

    public ref T this[int index] => ref _items[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        _items[Count++] = item;
    }

    /// <summary>Forgets the entries and keeps the memory.</summary>
    public void Clear() => Count = 0;

    public T[] ToArray() => Items.ToArray();
}
