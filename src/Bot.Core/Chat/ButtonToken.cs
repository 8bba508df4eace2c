using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Bot.Core.Chat;

/// <summary>
/// What a button, menu or form says when it is used: a route with its version and a few arguments, such as <c>note1:5f0c…</c>. It is all the state
/// there is, so it works after a restart. It can be read by everybody: it never holds a secret or the answer to a question.
/// </summary>
public sealed class ButtonToken : IEquatable<ButtonToken>
{
    /// <summary>Longest token, in UTF-16 code units (Discord: <c>custom_id</c> is 1 to 100 characters).</summary>
    public const int MaxLength = 100;

    private readonly string _text;

    private ButtonToken(string route, int version, ImmutableArray<string> arguments, string text)
    {
        Route = route;
        Version = version;
        Arguments = arguments;
        _text = text;
    }

    /// <summary>Lower-case letters that name the handler.</summary>
    public string Route { get; }

    /// <summary>Version of the arguments' meaning, from 1. A handler refuses a version it does not know with a friendly sentence.</summary>
    public int Version { get; }

    public ImmutableArray<string> Arguments { get; }

    /// <summary>Returns the token.</summary>
    /// <exception cref="ArgumentException">
    /// The route is not lower-case letters, an argument but the last holds a colon, or the whole is longer than <see cref="MaxLength"/>.
    /// </exception>
    public static ButtonToken Create(string route, int version, params ReadOnlySpan<string> arguments) =>
        TryCreate(route, version, arguments) ??
        throw new ArgumentException($"The token '{route}{version}:{string.Join(':', arguments!)}' is longer than {MaxLength} characters.", nameof(arguments));

    /// <summary>As <see cref="Create"/>, but returns null where the token would be too long.</summary>
    /// <exception cref="ArgumentException">As <see cref="Create"/>, length apart.</exception>
    public static ButtonToken? TryCreate(string route, int version, params ReadOnlySpan<string> arguments)
    {
        if (string.IsNullOrEmpty(route) || !route.All(char.IsAsciiLetterLower))
            throw new ArgumentException($"The route '{route}' is not lower-case letters.", nameof(route));
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        var text = new StringBuilder(route).Append(version.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < arguments.Length; i++)
        {
            if (i < arguments.Length - 1 && arguments[i].Contains(':', StringComparison.Ordinal))
                throw new ArgumentException($"The argument '{arguments[i]}' holds a colon and is not the last.", nameof(arguments));
            text.Append(':').Append(arguments[i]);
        }

        return text.Length > MaxLength ? null : new ButtonToken(route, version, [.. arguments], text.ToString());
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>False for text that is no token.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ButtonToken? token)
    {
        token = null;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength)
            return false;
        var letters = text.TakeWhile(char.IsAsciiLetterLower).Count();
        var digits = text.Skip(letters).TakeWhile(char.IsAsciiDigit).Count();
        var end = letters + digits;
        if (letters == 0 || digits is 0 or > 4 || (end < text.Length && text[end] != ':'))
            return false;
        var version = int.Parse(text.AsSpan(letters, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        if (version < 1 || text[letters] == '0')
            return false;
        ImmutableArray<string> arguments = end == text.Length ? [] : [.. text[(end + 1)..].Split(':')];
        token = new ButtonToken(text[..letters], version, arguments, text);
        return true;
    }

    /// <summary>Returns the arguments from <paramref name="index"/> on as the one text that was put in, colons and all; empty when there is none.</summary>
    public string Rest(int index) => index >= Arguments.Length ? "" : string.Join(':', Arguments.Skip(index));

    public bool Equals(ButtonToken? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as ButtonToken);

    public override int GetHashCode() => string.GetHashCode(_text, StringComparison.Ordinal);

    public override string ToString() => _text;
}
