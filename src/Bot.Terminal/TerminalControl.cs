using System.Collections.Immutable;
using Bot.Core.Chat;

namespace Bot.Terminal;

/// <summary>A numbered thing to choose under a reply.</summary>
/// <param name="Token">What pressing it sends; null for a link, which is only shown.</param>
/// <param name="Value">The chosen entry, when it stands for an entry of a menu.</param>
public sealed record TerminalControl(string Label, ButtonToken? Token, string? Value = null)
{
    /// <summary>Returns the controls of a reply in reading order; the entries of a menu count one by one, disabled buttons not at all.</summary>
    public static ImmutableArray<TerminalControl> Of(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var controls = ImmutableArray.CreateBuilder<TerminalControl>();
        foreach (var control in reply.Rows.SelectMany(r => r))
        {
            switch (control)
            {
                case Button { IsDisabled: false } button:
                    controls.Add(new(button.Label, button.Token));
                    break;
                case LinkButton link:
                    controls.Add(new($"{link.Label}: {link.Url}", null));
                    break;
                case Menu menu:
                    controls.AddRange(menu.Entries.Select(e => new TerminalControl(e.Label, menu.Token, e.Value)));
                    break;
            }
        }

        return controls.ToImmutable();
    }
}
