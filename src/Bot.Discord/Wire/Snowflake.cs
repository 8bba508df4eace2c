using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Discord.Wire;

/// <summary>
/// An id of Discord: 64 bits, of which the upper 42 are milliseconds since the first second of 2015. Sent as a string, because JavaScript's
/// numbers are too small for it. Source: Discord's "API Reference", section Snowflakes.
/// </summary>
[JsonConverter(typeof(SnowflakeJsonConverter))]
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    /// <summary>The first second of 2015 in Unix milliseconds.</summary>
    public const long EpochUnixMs = 1_420_070_400_000;

    private const int TimestampShift = 22;

    /// <summary>When Discord made the id, by Discord's clock.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> TimestampShift) + EpochUnixMs);

    /// <summary>Whether this is the value of a missing field.</summary>
    public bool IsEmpty => Value == 0;

    /// <summary>Returns the smallest id of that millisecond.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is before 2015.</exception>
    public static Snowflake At(DateTimeOffset instant)
    {
        var ms = instant.ToUnixTimeMilliseconds() - EpochUnixMs;
        ArgumentOutOfRangeException.ThrowIfNegative(ms, nameof(instant));
        return new Snowflake((ulong)ms << TimestampShift);
    }

    /// <summary>Returns the index of the shard that owns a guild with this id: <c>(id >> 22) % shardCount</c>.</summary>
    public int ShardOf(int shardCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shardCount, 1);
        return (int)((Value >> TimestampShift) % (ulong)shardCount);
    }

    /// <summary>Reads decimal digits only. Returns false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Snowflake id)
    {
        var read = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new Snowflake(value);
        return read;
    }

    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    public static bool operator <(Snowflake left, Snowflake right) => left.CompareTo(right) < 0;

    public static bool operator >(Snowflake left, Snowflake right) => left.CompareTo(right) > 0;

    public static bool operator <=(Snowflake left, Snowflake right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Snowflake left, Snowflake right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Reads a string or a number, and null as the empty id; writes a string.</summary>
public sealed class SnowflakeJsonConverter : JsonConverter<Snowflake>
{
    private const int LongestId = 20;

    public override bool HandleNull => true;

    public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.Number when reader.TryGetUInt64(out var number):
                return new Snowflake(number);
            case JsonTokenType.String when Snowflake.TryParse(reader.GetString(), out var id):
                return id;
            default:
                throw new JsonException("An id must be a string of decimal digits.");
        }
    }

    public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options)
    {
        Span<char> digits = stackalloc char[LongestId];
        value.Value.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        writer.WriteStringValue(digits[..length]);
    }

    public override Snowflake ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Snowflake.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("An id must be a string of decimal digits.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, [DisallowNull] Snowflake value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
