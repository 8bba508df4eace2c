using Bot.Core.Notes;

namespace Bot.Core.Search.Snippets;

/// <summary>Tells code from sentences that someone fenced.</summary>
public static class CodeOrProse
{
    /// <summary>
    /// Whether the unit is to be shown as code: a fence that names a language, or whose text is not made of sentences (at least six words a line,
    /// hardly any signs but those of prose).
    /// </summary>
    public static bool IsCode(Unit unit)
    {
        if (unit.Kind != UnitKind.Code)
            return false;
        if (unit.Language is { Length: > 0 } language and not ("text" or "txt" or "plain" or "plaintext"))
            return true;
        var words = 0;
        var lines = 0;
        var signs = 0;
        var characters = 0;
        foreach (var line in unit.Text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
                continue;
            lines++;
            var inWord = false;
            foreach (var c in line)
            {
                characters++;
                var isWord = char.IsLetterOrDigit(c);
                words += isWord && !inWord ? 1 : 0;
                inWord = isWord || (inWord && c is '\'' or '-' or '’');
                signs += isWord || char.IsWhiteSpace(c) || c is '.' or ',' or '\'' or '-' or '?' or '!' or '(' or ')' or '"' or '’' ? 0 : 1;
            }
        }
        return lines == 0 || words < 6 * lines || signs * 30 > characters;
    }
}
