using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Core.Chat;

/// <summary>
/// Channels, roles and people inside stored sentences, such as those of the audit log. They are stored as Discord writes them (<c>&lt;#1&gt;</c>,
/// <c>&lt;@&amp;1&gt;</c>, <c>&lt;@1&gt;</c>), because a name can change and a bare number says nothing to a reader.
/// </summary>
public static partial class Mentions
{
    /// <summary>Returns how a channel is written into a sentence that is stored.</summary>
    public static string ChannelText(long channelId) => string.Create(CultureInfo.InvariantCulture, $"<#{channelId}>");

    /// <summary>Returns how a role is written into a sentence that is stored.</summary>
    public static string RoleText(long roleId) => string.Create(CultureInfo.InvariantCulture, $"<@&{roleId}>");

    public static TextSpan Channel(long channelId) => new(string.Create(CultureInfo.InvariantCulture, $"#{channelId}")) { ChannelId = channelId };

    public static TextSpan Role(long roleId) => new(string.Create(CultureInfo.InvariantCulture, $"@{roleId}")) { RoleId = roleId };

    /// <summary>Returns a stored sentence as runs, with each channel, role and person in a run of its own. All other text stays literal.</summary>
    public static ImmutableArray<TextSpan> Read(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var at = 0;
        foreach (Match match in Mention().Matches(sentence))
        {
            if (!long.TryParse(match.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                continue;
            if (match.Index > at)
                spans.Add(new TextSpan(sentence[at..match.Index]));
            spans.Add(match.Groups["kind"].Value switch
            {
                "#" => Channel(id),
                "@&" => Role(id),
                _ => new TextSpan(string.Create(CultureInfo.InvariantCulture, $"@{id}")) { PersonId = id },
            });
            at = match.Index + match.Length;
        }

        if (at < sentence.Length)
            spans.Add(new TextSpan(sentence[at..]));
        return spans.ToImmutable();
    }

    // Discord, "Message Formatting", Formats.
    [GeneratedRegex("<(?<kind>#|@&|@!?)(?<id>[0-9]{1,19})>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}
